import { closeSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import { pageFault } from '../../../electron/service/db/check-pages';
import { verifyRecord } from '../../../electron/service/jobs/verify-record';
import { hasOwnHeader } from '../../../electron/service/vault/file-header';
import { openEncrypted, type Sqlite } from '../../../electron/service/vault/open';
import { isDamage } from '../../../electron/service/vault/storage-fault';
import type { Random } from '../../../shared/domain/sample/random';
import { pageBytes } from './pages';
import type { TamperedSite } from './rows';

/** Which bytes of a page are flipped: from an offset on, every so manieth. */
export interface PageChoice {
  readonly offset: number;
  readonly stride: number;
}

export interface PageFlips {
  tried: number;
  /** The file was refused and named as it was opened, or named by the pages that could not be read. */
  refused: number;
  unreadable: number;
  /** Found by a verification of the whole record alone. */
  verified: number;
  readonly missed: number[];
}

export function pagesOf(file: string): number {
  return Math.floor(statSync(file).size / pageBytes);
}

/**
 * Flips a bit in chosen bytes of a database of a closed site, one after the other, in the file itself, and opens it each
 * time as unlocking does; where that succeeds the verification's first step reads every page, and where that too finds
 * nothing the whole record is verified.
 */
export async function flipInPages(
  folder: string,
  which: 'site' | 'evidence',
  { key, cipher }: Pick<TamperedSite, 'key' | 'cipher'>,
  choose: (page: number) => PageChoice,
  random: Random,
): Promise<PageFlips> {
  const file = path.join(folder, `${which}-1.db`);
  const whole = readFileSync(file);
  const flips: PageFlips = { tried: 0, refused: 0, unreadable: 0, verified: 0, missed: [] };
  for (let page = 0; page < whole.length / pageBytes; page++) {
    const { offset, stride } = choose(page);
    for (let at = page * pageBytes + offset; at < (page + 1) * pageBytes; at += stride) {
      write(file, Buffer.of((whole[at] ?? 0) ^ (1 << random.int(0, 7))), at);
      const found = await foundBy(folder, which, { key, cipher });
      flips.tried += 1;
      if (found === null) flips.missed.push(at);
      else flips[found] += 1;
      // Whatever the opening has written goes as well.
      write(file, whole.subarray(page * pageBytes, (page + 1) * pageBytes), page * pageBytes);
      for (const end of ['-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
    }
  }
  return flips;
}

async function foundBy(
  folder: string,
  which: 'site' | 'evidence',
  { key, cipher }: Pick<TamperedSite, 'key' | 'cipher'>,
): Promise<'refused' | 'unreadable' | 'verified' | null> {
  const opened: Sqlite[] = [];
  try {
    for (const name of [which, which === 'site' ? 'evidence' : 'site']) {
      const file = path.join(folder, `${name}-1.db`);
      if (!hasOwnHeader(file, cipher, key)) return 'refused';
      const database = openEncrypted({ file, key, cipher });
      if (!database.ok) return 'refused';
      opened.push(database.value);
      if (name === which && hasFault(database.value)) return 'unreadable';
    }
    const [one, other] = opened;
    if (one === undefined || other === undefined) throw new Error('two databases');
    const record = which === 'site' ? { site: one, evidence: other } : { site: other, evidence: one };
    const { badFile, badSchema, firstBad, rows } = await verifyRecord(record, () => undefined);
    return badFile !== null || badSchema !== null || firstBad !== null || rows.length > 0 ? 'verified' : null;
  } finally {
    for (const database of opened) database.close();
  }
}

function hasFault(sqlite: Sqlite): boolean {
  try {
    return pageFault(sqlite) !== null;
  } catch (error) {
    if (isDamage(error)) return true;
    throw error;
  }
}

function write(file: string, bytes: Buffer, at: number): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, bytes, 0, bytes.length, at);
  closeSync(handle);
}
