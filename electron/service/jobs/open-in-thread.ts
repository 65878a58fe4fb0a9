import { openEncrypted, type EncryptedFile, type OpenFailure, type Sqlite } from '../vault/open';

/** What storageFault knows a cause by, on the other side of a thread where of an error its code alone is left. */
const codes = { OpenElsewhere: 'SQLITE_BUSY', ReadOnlyFolder: 'SQLITE_READONLY', SiteDamaged: 'SiteDamaged' } as const;

/** Why a thread has no connection of its own. */
export class NotOpened extends Error {
  readonly code: (typeof codes)[OpenFailure['code']];
  constructor({ code }: OpenFailure) {
    super(`a database does not open: ${code}`);
    this.code = codes[code];
  }
}

/** Opens a database on a connection of the thread's own. Throws NotOpened, with the key wiped. */
export function openInThread(file: EncryptedFile, opener: typeof openEncrypted = openEncrypted): Sqlite {
  const opened = opener(file);
  if (opened.ok) return opened.value;
  file.key.fill(0);
  throw new NotOpened(opened.failure);
}
