import { readFile, stat } from 'node:fs/promises';
import { readDirectory, type DirectoryFile } from '../../../../shared/domain/directory/directory-file';
import { plainFileName } from '../../../../shared/domain/file-name';
import { fail, ok, type Failure, type Result } from '../../../../shared/result';
import { readTable } from '../../platform/read-table';
import { whyNotATable } from '../../platform/why-not-a-table';

export type ReadDirectoryFile = DirectoryFile & {
  readonly fileName: string;
  readonly sha256: string;
  readonly rowCount: number;
  readonly notices: readonly string[];
};
type Unreadable = Failure<'FileUnreadable', { readonly why: string }>;

/** Bytes: many times what the accounts of a large works need. */
const largest = 64 * 1024 * 1024;
const tooLarge = 'It is larger than 64 MiB.';

export async function readDirectoryPath(file: string): Promise<Result<ReadDirectoryFile, Unreadable>> {
  let bytes: Buffer;
  try {
    const { size } = await stat(file);
    if (size > largest) return fail('FileUnreadable', { why: tooLarge });
    bytes = await readFile(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (typeof code !== 'string') throw error;
    return fail('FileUnreadable', { why: `It cannot be opened (${code}).` });
  }
  return readBytes(plainFileName(file), bytes);
}

export async function readDirectoryBlob(fileName: string, file: Blob): Promise<Result<ReadDirectoryFile, Unreadable>> {
  if (file.size > largest) return fail('FileUnreadable', { why: tooLarge });
  return readBytes(plainFileName(fileName), new Uint8Array(await file.arrayBuffer()));
}

async function readBytes(fileName: string, bytes: Uint8Array): Promise<Result<ReadDirectoryFile, Unreadable>> {
  const table = await readTable(bytes);
  if (!table.ok)
    return fail('FileUnreadable', { why: table.failure.code === 'NoUsers' ? 'It holds no users.' : whyNotATable(table.failure) });
  const read = readDirectory(table.value);
  if (read === null) return fail('FileUnreadable', { why: 'No column holds user names: SCIM calls it “userName”.' });
  const { sha256, rows, warnings } = table.value;
  return ok({ ...read, fileName, sha256, rowCount: rows.length, notices: warnings.map(({ message }) => message) });
}
