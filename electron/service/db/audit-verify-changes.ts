import { setImmediate } from 'node:timers/promises';
import { addLeaf, foldPeaks } from '../../../shared/domain/merkle';
import { changeLeafHash } from './audit-append';
import type { AuditFault, ChangeSide } from './audit-fault';
import { sha256, toHex } from './audit-hash';
import { loadPersonKeys, type PersonKeys } from './audit-person-key';
import type { AuditChangeTable } from './audit-schema';
import { openValue, type StoredColumns } from './audit-values';
import type { Reader } from './schema';

/** What the stored changes of one entry amount to. */
export type CheckedChanges = {
  count: number;
  readonly peaks: Uint8Array[];
  readonly faults: AuditFault[];
  erased: number;
  readonly erasedPersonIds: Set<string>;
};

// Small enough that the event loop, and with it a cancel, is never kept waiting for long.
const changesPerPage = 500;

/** Checks every stored change of the entries from `first` to `last`; an entry without changes is not in the map. */
export async function checkChanges(
  db: Reader,
  first: number,
  last: number,
  signal: AbortSignal,
): Promise<ReadonlyMap<number, CheckedChanges>> {
  const checkedByEntry = new Map<number, CheckedChanges>();
  let page = await readPage(db, { entryNumber: first, seq: -1 }, last);
  while (page.length > 0) {
    const keys = await loadPersonKeys(db, personIdsOf(page));
    for (const row of page) checkChange(row, checkedIn(checkedByEntry, row.entryNumber), keys);
    const end = page.at(-1);
    if (end === undefined || page.length < changesPerPage || signal.aborted) break;
    await setImmediate();
    page = await readPage(db, end, last);
  }
  return checkedByEntry;
}

/** Root over an entry's changes, as its leaf has it. */
export function changesRoot(checked: CheckedChanges | undefined): string {
  return toHex(foldPeaks(sha256, checked?.peaks ?? []));
}

function checkChange(row: AuditChangeTable, checked: CheckedChanges, keys: PersonKeys): void {
  for (const side of ['old', 'new'] as const) {
    const { state } = openValue(sideOf(row, side), keys, { entryNumber: row.entryNumber, part: `${row.seq}/${side}` });
    if (state === 'altered') checked.faults.push({ kind: 'valueAltered', seq: row.seq, side });
    if (state === 'erased') checked.erased++;
    if (state === 'erased' && row.personId !== null) checked.erasedPersonIds.add(row.personId);
  }
  addLeaf(sha256, checked.peaks, checked.count++, changeLeafHash(row));
}

/** One side of a change in the form that openValue takes. */
export function sideOf(row: AuditChangeTable, side: ChangeSide): StoredColumns {
  const { personId } = row;
  return side === 'old'
    ? { value: row.oldValue, key: row.oldKey, commitment: row.oldCommitment, personId }
    : { value: row.newValue, key: row.newKey, commitment: row.newCommitment, personId };
}

/** The people whose values a page of changes holds. */
export function personIdsOf(rows: readonly { readonly personId: string | null }[]): readonly string[] {
  return rows.map((row) => row.personId).filter((personId) => personId !== null);
}

function checkedIn(checkedByEntry: Map<number, CheckedChanges>, entryNumber: number): CheckedChanges {
  const known = checkedByEntry.get(entryNumber);
  if (known !== undefined) return known;
  const fresh: CheckedChanges = { count: 0, peaks: [], faults: [], erased: 0, erasedPersonIds: new Set() };
  checkedByEntry.set(entryNumber, fresh);
  return fresh;
}

async function readPage(db: Reader, after: { entryNumber: number; seq: number }, last: number): Promise<AuditChangeTable[]> {
  return db
    .selectFrom('audit_change')
    .selectAll()
    .where((eb) => eb(eb.refTuple('entryNumber', 'seq'), '>', eb.tuple(after.entryNumber, after.seq)))
    .where('entryNumber', '<=', last)
    .orderBy('entryNumber')
    .orderBy('seq')
    .limit(changesPerPage)
    .execute();
}
