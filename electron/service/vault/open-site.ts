import { basename } from 'node:path';
import { fail, ok, type Result } from '../../../shared/result';
import type { KdfCost } from './argon';
import { sharesAttemptHash, unreportedAttempts, type FailedAttempt } from './attempts';
import { hasOwnHeader } from './file-header';
import { openEncrypted, takeLock, type Cipher, type OpenFailure, type Sqlite } from './open';
import { wipeKeys, type PersonKeys } from './signing-keys';
import { databaseFiles, siteFiles, type SiteFacts } from './site-files';
import type { Slots } from './slots';

/** A site open in this process: the only place where its data key is held. */
export type OpenSite = {
  readonly folder: string;
  readonly siteId: string;
  readonly name: string;
  readonly cipher: Cipher;
  readonly generation: number;
  readonly dataKey: Buffer;
  readonly site: Sqlite;
  readonly evidence: Sqlite;
  /** What wrapping keys under a new passphrase costs in this site. */
  readonly kdfCost: KdfCost;
  /** To be entered in the log now; then markReported. userId is null for a login that no opener has. */
  readonly failedAttempts: readonly (FailedAttempt & { readonly userId: string | null; readonly tried?: 'shares' })[];
  readonly attemptsWereDamaged: boolean;
  /** Closes both databases, wipes the data key and lets others open the site. May be called twice. */
  readonly close: () => void;
};

/** A site open for an opener, with that person's unwrapped keys. */
export type OpenVault = OpenSite & {
  readonly userId: string;
  readonly keys: PersonKeys;
  /** True after a one-time secret: nothing else is admitted before replaceSlotPassphrase. */
  readonly mustChoosePassphrase: boolean;
};

export type WithNativeBinding = { readonly nativeBinding?: string | undefined };
export type Opening = WithNativeBinding & {
  readonly folder: string;
  readonly facts: SiteFacts;
  readonly slots: Slots;
  readonly dataKey: Buffer;
  /** Closed last. */
  readonly lock: { readonly close: () => void };
  readonly kdfCost: KdfCost;
  readonly create?: boolean;
};

/** SQLite's application_id of each file ("TSsi", "TSev"): one copied over the other is noticed although the key fits. */
const applicationId = { site: 0x54537369, evidence: 0x54536576 };

/** Opens both databases. On failure everything is closed again but the lock, which stays the caller's. */
export function openDatabases(opening: Opening): Result<OpenSite, OpenFailure> {
  const { folder, facts, slots, dataKey, lock } = opening;
  const site = openOne('site', opening);
  if (!site.ok) return site;
  const evidence = openBeside(site.value, opening);
  if (!evidence.ok) return evidence;
  const { failed, wasDamaged } = unreportedAttempts(folder);
  return ok({
    folder,
    siteId: facts.siteId,
    name: facts.name,
    cipher: facts.cipher,
    generation: slots.generation,
    dataKey,
    site: site.value,
    evidence: evidence.value,
    kdfCost: opening.kdfCost,
    failedAttempts: failed.map((attempt) => ({
      ...attempt,
      userId: slots.slots.find((slot) => slot.loginHash === attempt.loginHash)?.userId ?? null,
      ...(attempt.loginHash === sharesAttemptHash(slots) ? { tried: 'shares' as const } : {}),
    })),
    attemptsWereDamaged: wasDamaged,
    close: () => {
      site.value.close();
      evidence.value.close();
      dataKey.fill(0);
      lock.close();
    },
  });
}

/** The same site with the user's keys, which are wiped when it closes. */
export function openForUser(open: OpenSite, user: Pick<OpenVault, 'userId' | 'keys' | 'mustChoosePassphrase'>): OpenVault {
  const close = () => {
    open.close();
    wipeKeys(user.keys);
  };
  return { ...open, ...user, close };
}

export function lockSite(folder: string, nativeBinding: string | undefined): Result<Sqlite, OpenFailure> {
  return takeLock(siteFiles(folder).lock, nativeBinding);
}

/** Opens the other database; whatever keeps it from that closes the first. */
function openBeside(site: Sqlite, opening: Opening): Result<Sqlite, OpenFailure> {
  let isOpen = false;
  try {
    const evidence = openOne('evidence', opening);
    isOpen = evidence.ok;
    return evidence;
  } finally {
    if (!isOpen) site.close();
  }
}

function openOne(which: 'site' | 'evidence', opening: Opening): Result<Sqlite, OpenFailure> {
  const file = databaseFiles(opening.folder, opening.slots.generation)[which];
  const { dataKey: key, create, nativeBinding } = opening;
  const { cipher } = opening.facts;
  if (create !== true && !hasOwnHeader(file, cipher, key)) return fail('SiteDamaged', { file: basename(file) });
  const opened = openEncrypted({ file, key, cipher, create: create ?? false, nativeBinding });
  if (!opened.ok) return opened;
  if (create === true) opened.value.pragma(`application_id=${applicationId[which]}`);
  if (opened.value.pragma('application_id', { simple: true }) === applicationId[which]) return opened;
  opened.value.close();
  return fail('SiteDamaged', { file: basename(file) });
}
