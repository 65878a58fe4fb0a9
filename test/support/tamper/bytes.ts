import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { verifyRecord } from '../../../electron/service/jobs/verify-record';
import type { Random } from '../../../shared/domain/sample/random';
import { makeTestStation, passphraseOf } from '../site';

export interface ByteFlip {
  readonly file: string;
  readonly offset: number;
  readonly bit: number;
}
export interface FlipOutcome {
  readonly flip: ByteFlip;
  /** How it was noticed, and what was named; null: it was not. */
  readonly noticed: string | null;
}

/** What no key protects, with the reason. */
export const unprotected: ReadonlyArray<readonly [file: RegExp, from: number, to: number, why: string]> = [
  [/^site\.lock$/, 0, Infinity, 'holds nothing'],
  [/^attempts\.json$/, 0, Infinity, 'whoever can write the folder can delete it; damage is told at the next unlock'],
  [/\.db$/, 0, 16, 'a salt that a raw data key makes no use of'],
  [/\.db$/, 18, 20, 'says which journal is used; SQLite writes it anew as it opens the file'],
];

/** A bit in so many bytes of a closed site's files, spread evenly over the files by the seed; 'all': one bit of every byte. */
export function flipsOf(folder: string, count: number | 'all', random: Random): ByteFlip[] {
  const files = readdirSync(folder)
    .map((file) => ({ file, size: statSync(path.join(folder, file)).size }))
    .filter(({ size }) => size > 0);
  const isProtected = ({ file, offset }: ByteFlip): boolean =>
    !unprotected.some(([name, from, to]) => name.test(file) && offset >= from && offset < to);
  const flips =
    count === 'all'
      ? files.flatMap(({ file, size }) => Array.from({ length: size }, (_, offset) => ({ file, offset, bit: random.int(0, 7) })))
      : Array.from({ length: count }, (_, index) => files[index % files.length])
          .filter((file) => file !== undefined)
          .map(({ file, size }) => ({ file, offset: random.int(0, size - 1), bit: random.int(0, 7) }));
  return flips.filter(isProtected);
}

/** Flips a bit in a copy of the folder, opens it as ada would and verifies it as a whole. Anything but a declared refusal or a finding throws. */
export async function flipAndOpen(folder: string, flip: ByteFlip): Promise<FlipOutcome> {
  const copy = mkdtempSync(path.join(os.tmpdir(), 'touchstone-flip-'));
  const { client, station, dialogs } = makeTestStation();
  try {
    cpSync(folder, copy, { recursive: true });
    const file = path.join(copy, flip.file);
    const bytes = readFileSync(file);
    bytes[flip.offset] = (bytes[flip.offset] ?? 0) ^ (1 << flip.bit);
    writeFileSync(file, bytes);
    dialogs.push(copy);
    const chosen = await client.sites.chooseFolder({ purpose: 'open' });
    if (chosen === null) throw new Error('no folder was chosen');
    const refused = await client.sites
      .select({ folder: chosen.handle })
      .then(() => client.session.unlock({ login: 'ada', passphrase: passphraseOf('ada') }))
      .then(
        () => null,
        (error: unknown) => refusalOf(error),
      );
    if (refused !== null) return { flip, noticed: refused };
    const { open } = station;
    if (open === null) throw new Error('the site did not open');
    if (open.alarm !== null) return { flip, noticed: `alarm ${open.alarm}` };
    const { badFile, badSchema, firstBad, rows } = await verifyRecord(
      { site: open.vault.site, evidence: open.vault.evidence },
      () => undefined,
    );
    const isWhole = badFile === null && badSchema === null && firstBad === null && rows.length === 0;
    return { flip, noticed: isWhole ? null : JSON.stringify({ badFile, badSchema, firstBad, rows }) };
  } finally {
    await station.lock('byHand');
    rmSync(copy, { recursive: true, force: true });
  }
}

function refusalOf(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error) || error.code === 'Incident' || error.code === 'INTERNAL_SERVER_ERROR') throw error;
  return `${String(error.code)} ${'data' in error ? JSON.stringify(error.data) : ''}`;
}
