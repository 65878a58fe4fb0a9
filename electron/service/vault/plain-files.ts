import { existsSync, readdirSync } from 'node:fs';
import { fail, ok, type Failure, type Result } from '../../../shared/result';
import { isRefusal, type ReadOnlyFolder } from './durable-file';

export type NotAFile = Failure<'NotAFile', { readonly file: string }>;

/** Every name under which something of a site is read or written; see site-files.ts. */
const ownName =
  /^(?:(?:site|slots|attempts|restored)\.json(?:\.new)?|(?:site\.lock|(?:site|evidence)-\d+\.db)(?:-wal|-shm|-journal)?|readiness-\d+\.pack(?:\.new)?)$/;

/**
 * Refuses a folder in which a link, a folder, a pipe or a device stands in the place of a file of the site, and names it:
 * somebody who may write there has put it in, to have other files read, written or held up by whoever unlocks.
 */
export function checkPlainFiles(folder: string): Result<void, NotAFile | ReadOnlyFolder> {
  if (!existsSync(folder)) return ok(undefined); // which is told by whoever reads it
  try {
    const strange = readdirSync(folder, { withFileTypes: true }).find((entry) => ownName.test(entry.name) && !entry.isFile());
    return strange === undefined ? ok(undefined) : fail('NotAFile', { file: strange.name });
  } catch (error) {
    if (isRefusal(error)) return fail('ReadOnlyFolder', { folder });
    throw error;
  }
}
