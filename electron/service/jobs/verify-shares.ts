import { rangeVerifier, type RangeVerification } from '../db/audit-verify-range';
import { checkLiveRows, type ToldCounts } from '../db/live-rows';
import type { RowFinding } from '../db/live-rows-finding';
import { recordAsItIs } from '../db/open';
import type { Sqlite } from '../vault/open';

/*
 * Threads that verify one log together take it share by share, the lowest entries first: whoever starts late or is slowed
 * down takes fewer. What they share is four numbers.
 */
const sizeAt = 0;
const takenAt = 1;
const verifiedAt = 2;
const joinedAt = 3;
const isOpen = 0;
const isJoined = 1;
const isClosed = 2;
const unknown = -1;
/** Small, so that nobody waits long for the other's last one. */
const entriesPerShare = 3_840;
const allOfThem = 2 ** 30;

/** What one thread found in the shares that it took. */
export interface PartOfLog {
  readonly shares: ReadonlyArray<{ readonly from: number; readonly range: RangeVerification }>;
  readonly counts: ToldCounts;
  readonly findings: readonly RowFinding[];
}

/** Shares of a log whose size is not known yet: another thread can begin to start meanwhile. */
export function sharesOfLog(): SharedArrayBuffer {
  const memory = new SharedArrayBuffer(4 * Int32Array.BYTES_PER_ELEMENT);
  Atomics.store(new Int32Array(memory), sizeAt, unknown);
  return memory;
}

/** Says how many entries there are to verify, for whoever waits to begin. */
export function tellSize(memory: SharedArrayBuffer, size: number): void {
  const numbers = new Int32Array(memory);
  Atomics.store(numbers, sizeAt, size);
  Atomics.notify(numbers, sizeAt);
}

/** Whether the second thread takes part. One that has not started by the time all is done need not be waited for: from then on it takes none. */
export function hasHelped(memory: SharedArrayBuffer): boolean {
  return Atomics.compareExchange(new Int32Array(memory), joinedAt, isOpen, isClosed) === isJoined;
}

/** Verifies shares beside the thread that told the size; nothing when that has done them all. */
export async function helpVerify(site: Sqlite, memory: SharedArrayBuffer): Promise<PartOfLog> {
  const numbers = new Int32Array(memory);
  Atomics.wait(numbers, sizeAt, unknown);
  if (Atomics.compareExchange(numbers, joinedAt, isOpen, isJoined) !== isOpen) return { shares: [], counts: {}, findings: [] };
  site.exec('BEGIN'); // or every statement would take and give back the file's locks
  try {
    return await verifyShares(site, memory, () => undefined);
  } finally {
    if (site.inTransaction) site.exec('ROLLBACK');
  }
}

/** Ends the work of every thread with the share that it has; one that still waits for the size has none. */
export function takeNoMore(memory: SharedArrayBuffer): void {
  const numbers = new Int32Array(memory);
  Atomics.store(numbers, takenAt, allOfThem);
  if (Atomics.compareExchange(numbers, sizeAt, unknown, 0) === unknown) Atomics.notify(numbers, sizeAt);
}

/**
 * Verifies shares until none is left, and the rows that each tells of. After a share
 * that is not intact nobody takes another: those before it have all been taken, so the first bad entry is found.
 */
export async function verifyShares(site: Sqlite, memory: SharedArrayBuffer, onProgress: (verified: number) => void): Promise<PartOfLog> {
  const numbers = new Int32Array(memory);
  const size = Atomics.load(numbers, sizeAt);
  const verifyRange = rangeVerifier({ site, db: recordAsItIs(site) });
  const rows = checkLiveRows(site);
  const shares: Array<{ from: number; range: RangeVerification }> = [];
  for (;;) {
    const from = Atomics.add(numbers, takenAt, 1) * entriesPerShare + 1;
    if (from > size) break;
    let told = 0;
    const range = await verifyRange({ from, to: Math.min(from + entriesPerShare - 1, size) }, rows, (entries) => {
      onProgress(Atomics.add(numbers, verifiedAt, entries - told) + entries - told);
      told = entries;
    });
    shares.push({ from, range });
    if (range.firstBad !== null) takeNoMore(memory);
  }
  return { shares, counts: rows.counts(), findings: rows.findings };
}
