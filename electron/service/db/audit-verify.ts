import { setImmediate } from 'node:timers/promises';
import { addLeaf, foldPeaks } from '../../../shared/domain/merkle';
import type { AuditFault, BadEntry, ClockNotice } from './audit-fault';
import { sha256, toHex } from './audit-hash';
import { loadPersonKeys } from './audit-person-key';
import { peaksAt } from './audit-tree';
import { checkChanges, personIdsOf } from './audit-verify-changes';
import { checkEntry } from './audit-verify-entry';
import { checkCheckpoint, checkNodes, readExtent, readStoredTree } from './audit-verify-tree';
import type { Reader } from './schema';

export type LogVerification = {
  readonly outcome: 'intact' | 'altered' | 'cancelled';
  /** Entries the log had when the verification began. */
  readonly size: number;
  readonly entriesChecked: number;
  readonly changesChecked: number;
  /** Values that cannot be read any more because their person's key was destroyed; their commitments still hold. */
  readonly valuesErased: number;
  readonly erasedPersonIds: readonly string[];
  /** Root of the whole log in hex; null unless it is intact. */
  readonly root: string | null;
  /** The first entry with a fault; what comes after it was not looked at. */
  readonly firstBad: BadEntry | null;
  readonly clockNotices: readonly ClockNotice[];
};

export type VerifyProgress = { readonly entriesChecked: number; readonly entriesToCheck: number };

type Tally = {
  peaks: Uint8Array[];
  entriesChecked: number;
  changesChecked: number;
  valuesErased: number;
  previousRecordedAt: string;
  readonly erasedPersonIds: Set<string>;
  readonly clockNotices: ClockNotice[];
};

const entriesPerBatch = 150;

/**
 * Recomputes the log entry by entry: leaves, columns, values, changes, tree and kept checkpoints, and names what is wrong.
 * With `from` the entries before it are taken as the stored tree has them; `upTo` leaves those after it out. Lets the
 * event loop run between batches. verifyRange does the same many times faster and calls this where it stumbles.
 */
export async function verifyLog(
  db: Reader,
  options: { readonly from?: number; readonly upTo?: number },
  onProgress: (progress: VerifyProgress) => void,
  signal: AbortSignal,
): Promise<LogVerification> {
  const from = options.from ?? 1;
  const extent = await readExtent(db);
  const size = Math.min(extent.size, options.upTo ?? extent.size);
  const lastKnown = options.upTo === undefined ? extent.lastKnown : size;
  const tally: Tally = {
    peaks: [],
    entriesChecked: 0,
    changesChecked: 0,
    valuesErased: 0,
    previousRecordedAt: '',
    erasedPersonIds: new Set(),
    clockNotices: [],
  };
  const before = await peaksAt(db, Math.min(from - 1, size));
  if (!before.ok) {
    return verification(tally, size, { entryNumber: from, faults: [{ kind: 'nodeMissing', ...before.failure.data }] });
  }
  tally.peaks = before.value;

  for (let first = from; first <= size; first += entriesPerBatch) {
    if (signal.aborted) return verification(tally, size, 'cancelled');
    const bad = await verifyBatch(db, first, Math.min(first + entriesPerBatch - 1, size), tally, signal);
    if (bad !== null) return verification(tally, size, bad);
    onProgress({ entriesChecked: tally.entriesChecked, entriesToCheck: size - from + 1 });
    await setImmediate();
  }
  if (lastKnown > size) {
    return verification(tally, size, { entryNumber: size + 1, faults: [{ kind: 'tailMissing', lastKnown }] });
  }
  return verification(tally, size, null);
}

async function verifyBatch(
  db: Reader,
  first: number,
  last: number,
  tally: Tally,
  signal: AbortSignal,
): Promise<BadEntry | 'cancelled' | null> {
  const rows = await db
    .selectFrom('audit_entry')
    .selectAll()
    .where('entryNumber', '>=', first)
    .where('entryNumber', '<=', last)
    .orderBy('entryNumber')
    .execute();
  const changesByEntry = await checkChanges(db, first, last, signal);
  if (signal.aborted) return 'cancelled';
  const stored = await readStoredTree(db, first, last);
  const keys = await loadPersonKeys(db, personIdsOf(rows));

  for (let entryNumber = first; entryNumber <= last; entryNumber++) {
    const row = rows[entryNumber - first];
    if (row?.entryNumber !== entryNumber) return { entryNumber, faults: [{ kind: 'entryMissing' }] };
    const changes = changesByEntry.get(entryNumber);
    const checked = checkEntry(row, changes, keys);
    const completed = addLeaf(sha256, tally.peaks, entryNumber - 1, checked.hash);
    const faults: AuditFault[] = [...checked.faults, ...checkNodes(entryNumber, completed, stored)];
    if (stored.noteBySize.has(entryNumber)) {
      faults.push(...(await checkCheckpoint(db, entryNumber, foldPeaks(sha256, tally.peaks), stored)));
    }
    if (faults.length > 0) return { entryNumber, faults };

    if (row.recordedAt < tally.previousRecordedAt) {
      const { previousRecordedAt } = tally;
      tally.clockNotices.push({ entryNumber, recordedAt: row.recordedAt, previousRecordedAt });
    }
    tally.previousRecordedAt = row.recordedAt;
    tally.entriesChecked++;
    tally.changesChecked += changes?.count ?? 0;
    tally.valuesErased += (changes?.erased ?? 0) + (checked.isReasonErased ? 1 : 0);
    for (const personId of changes?.erasedPersonIds ?? []) tally.erasedPersonIds.add(personId);
    if (checked.isReasonErased && row.personId !== null) tally.erasedPersonIds.add(row.personId);
  }
  return null;
}

function verification(tally: Tally, size: number, end: BadEntry | 'cancelled' | null): LogVerification {
  const outcome = end === null ? 'intact' : end === 'cancelled' ? 'cancelled' : 'altered';
  return {
    outcome,
    size,
    entriesChecked: tally.entriesChecked,
    changesChecked: tally.changesChecked,
    valuesErased: tally.valuesErased,
    erasedPersonIds: [...tally.erasedPersonIds].sort(),
    root: outcome === 'intact' ? toHex(foldPeaks(sha256, tally.peaks)) : null,
    firstBad: end === 'cancelled' ? null : end,
    clockNotices: tally.clockNotices,
  };
}
