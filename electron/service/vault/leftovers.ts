import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { syncFolder } from './durable-file';

/**
 * Files of a generation that slots.json does not name, databases and columns: a change of the data key that was ended before its
 * switch, or after it and before the old pair was gone. To be called only by whoever holds the site's lock and has
 * opened the pair in force. What cannot be removed now stays for the next opening.
 */
export function removeLeftovers(folder: string, generationInForce: number): void {
  const leftovers = readdirSync(folder).filter((name) => {
    const found = /^(?:(?:site|evidence)-(\d+)\.db(?:-wal|-shm|-journal)?|readiness-(\d+)\.pack(?:\.new)?)$/.exec(name);
    return found !== null && Number(found[1] ?? found[2]) !== generationInForce;
  });
  if (leftovers.length === 0) return;
  try {
    for (const name of leftovers) rmSync(join(folder, name), { force: true });
    syncFolder(folder);
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
  }
}
