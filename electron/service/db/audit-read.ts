import { setImmediate } from 'node:timers/promises';
import { sql, type Expression, type SqlBool } from 'kysely';
import { parseJsonObject } from '../../../shared/domain/audit-json';
import { fail, ok, type Failure, type Result } from '../../../shared/result';
import { toHex } from './audit-hash';
import { loadPersonKeys } from './audit-person-key';
import { listChanges, type ChangeDetail } from './audit-read-changes';
import type { AuditEntryTable } from './audit-schema';
import { logSize } from './audit-size';
import { inclusionProofOf, rootAt, type NodeMissing } from './audit-tree';
import type { OpenedValue } from './audit-values';
import { personIdsOf } from './audit-verify-changes';
import { openReason } from './audit-verify-entry';
import type { Reader } from './schema';

/** What is left out is not asked for. */
export type EntrySearch = {
  /** Null: what the system did by itself. */
  readonly userId?: string | null;
  readonly action?: string;
  readonly entity?: string;
  /** With `entity`: also entries that changed this record among others. */
  readonly entityId?: string;
  /** Also entries that changed a record of this person among others. */
  readonly personId?: string;
  /** Part of the reason, in any case. Reasons that were erased are not found. */
  readonly reasonText?: string;
  /** UTC; the first moment that counts. */
  readonly from?: string;
  /** UTC; the first moment that does not count any more. */
  readonly to?: string;
  /** Goes on with older entries than this one. */
  readonly beforeEntry?: number;
  readonly limit: number;
};

export type EntrySummary = Omit<AuditEntryTable, 'leaf' | 'leafHash' | 'reason' | 'reasonKey'> & {
  readonly reason: OpenedValue;
};

export type EntryDetail = EntrySummary & {
  readonly changeCount: number;
  /** The first changes; listChanges gives the rest. */
  readonly changes: readonly ChangeDetail[];
  readonly inclusion: Result<InclusionEvidence, NodeMissing>;
};

/** Lower-case hex; what somebody needs to check by themselves that the entry is in the log. */
export type InclusionEvidence = {
  readonly leaf: string;
  readonly leafHash: string;
  readonly treeSize: number;
  readonly root: string;
  readonly proof: readonly string[];
};

const changesShown = 200;
const scannedPerPage = 500;

/** Entries that match, newest first; the number of the last one is where the next page goes on. */
export async function searchEntries(db: Reader, search: EntrySearch): Promise<readonly EntrySummary[]> {
  if (search.reasonText === undefined) return summariesOf(db, await readEntries(db, search, search.beforeEntry, search.limit));

  // Reasons may be sealed, so the text is compared after opening them.
  const wanted = search.reasonText.toLowerCase();
  const found: EntrySummary[] = [];
  let beforeEntry = search.beforeEntry;
  for (;;) {
    const rows = await readEntries(db, search, beforeEntry, scannedPerPage);
    const summaries = await summariesOf(db, rows);
    found.push(...summaries.filter(({ reason }) => reason.state === 'open' && reason.text.toLowerCase().includes(wanted)));
    beforeEntry = rows.at(-1)?.entryNumber;
    if (rows.length < scannedPerPage || found.length >= search.limit) return found.slice(0, search.limit);
    await setImmediate();
  }
}

/** One entry with its changes and the proof that it is in the log as it stands. */
export async function getEntry(db: Reader, entryNumber: number): Promise<Result<EntryDetail, Failure<'EntryNotFound', undefined>>> {
  const row = await db.selectFrom('audit_entry').selectAll().where('entryNumber', '=', entryNumber).executeTakeFirst();
  const [summary] = await summariesOf(db, row === undefined ? [] : [row]);
  if (row === undefined || summary === undefined) return fail('EntryNotFound');
  const counted = await db
    .selectFrom('audit_change')
    .select((eb) => eb.fn.countAll<number>().as('changeCount'))
    .where('entryNumber', '=', entryNumber)
    .executeTakeFirstOrThrow();
  return ok({
    ...summary,
    changeCount: counted.changeCount,
    changes: await listChanges(db, entryNumber, { afterSeq: -1, limit: changesShown }),
    inclusion: await inclusionOf(db, row),
  });
}

async function inclusionOf(db: Reader, row: AuditEntryTable): Promise<Result<InclusionEvidence, NodeMissing>> {
  const treeSize = await logSize(db);
  const root = await rootAt(db, treeSize);
  if (!root.ok) return root;
  const proof = await inclusionProofOf(db, row.entryNumber, treeSize);
  if (!proof.ok) return proof;
  return ok({
    leaf: row.leaf,
    leafHash: toHex(row.leafHash),
    treeSize,
    root: toHex(root.value),
    proof: proof.value.map(toHex),
  });
}

async function summariesOf(db: Reader, rows: readonly AuditEntryTable[]): Promise<readonly EntrySummary[]> {
  const keys = await loadPersonKeys(db, personIdsOf(rows));
  return rows.map((row) => {
    const { leaf, leafHash: _hash, reason: _reason, reasonKey: _key, ...columns } = row;
    return { ...columns, reason: openReason(row, parseJsonObject(leaf), keys) };
  });
}

async function readEntries(db: Reader, search: EntrySearch, beforeEntry: number | undefined, limit: number): Promise<AuditEntryTable[]> {
  const { userId, action, entity, entityId, personId, reasonText, from, to } = search;
  return db
    .selectFrom('audit_entry')
    .selectAll()
    .where((eb) => {
      const conditions: Expression<SqlBool>[] = [];
      if (userId !== undefined) conditions.push(userId === null ? eb('userId', 'is', null) : eb('userId', '=', userId));
      if (action !== undefined) conditions.push(eb('action', '=', action));
      if (entity !== undefined && entityId === undefined) conditions.push(eb('entity', '=', entity));
      if (entity !== undefined && entityId !== undefined) conditions.push(touchesRecord(entity, entityId));
      if (entity === undefined && entityId !== undefined) conditions.push(eb('entityId', '=', entityId));
      if (personId !== undefined) conditions.push(touchesPerson(personId));
      if (reasonText !== undefined) conditions.push(eb('reason', 'is not', null));
      if (from !== undefined) conditions.push(eb('recordedAt', '>=', from));
      if (to !== undefined) conditions.push(eb('recordedAt', '<', to));
      if (beforeEntry !== undefined) conditions.push(eb('entryNumber', '<', beforeEntry));
      return eb.and(conditions);
    })
    .orderBy('entryNumber', 'desc')
    .limit(limit)
    .execute();
}

function touchesRecord(entity: string, entityId: string): Expression<SqlBool> {
  return sql`entryNumber IN (
    SELECT entryNumber FROM audit_entry WHERE entity = ${entity} AND entityId = ${entityId}
    UNION SELECT entryNumber FROM audit_change WHERE entity = ${entity} AND entityId = ${entityId})`;
}

function touchesPerson(personId: string): Expression<SqlBool> {
  return sql`entryNumber IN (
    SELECT entryNumber FROM audit_entry WHERE personId = ${personId}
    UNION SELECT entryNumber FROM audit_change WHERE personId = ${personId})`;
}
