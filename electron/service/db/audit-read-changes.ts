import { fieldDifferences, type FieldDifference } from '../../../shared/domain/audit-difference';
import { parseJsonObject, type JsonObject } from '../../../shared/domain/audit-json';
import { loadPersonKeys, type PersonKeys } from './audit-person-key';
import type { AuditChangeTable } from './audit-schema';
import { openValue } from './audit-values';
import { personIdsOf, sideOf } from './audit-verify-changes';
import type { ChangeSide } from './audit-fault';
import type { Reader } from './schema';

export type RecordState =
  | { readonly state: 'open'; readonly record: JsonObject }
  /** Absent: there was no record. Erased: its person's key was destroyed. Altered: it is not what was committed to. */
  | { readonly state: 'absent' | 'erased' | 'altered' };

export type ChangeDetail = Pick<AuditChangeTable, 'seq' | 'entity' | 'entityId' | 'personId'> & {
  readonly old: RecordState;
  readonly new: RecordState;
  /** Empty where a side cannot be read. */
  readonly differences: readonly FieldDifference[];
};

/** The changes of an entry after one of them, with old and new records opened. */
export async function listChanges(
  db: Reader,
  entryNumber: number,
  page: { readonly afterSeq: number; readonly limit: number },
): Promise<readonly ChangeDetail[]> {
  const rows = await db
    .selectFrom('audit_change')
    .selectAll()
    .where('entryNumber', '=', entryNumber)
    .where('seq', '>', page.afterSeq)
    .orderBy('seq')
    .limit(page.limit)
    .execute();
  const keys = await loadPersonKeys(db, personIdsOf(rows));
  return rows.map((row) => changeDetail(row, keys));
}

export function changeDetail(row: AuditChangeTable, keys: PersonKeys): ChangeDetail {
  const [before, after] = [recordOf(row, 'old', keys), recordOf(row, 'new', keys)];
  const isReadable = [before, after].every(({ state }) => state === 'open' || state === 'absent');
  return {
    seq: row.seq,
    entity: row.entity,
    entityId: row.entityId,
    personId: row.personId,
    old: before,
    new: after,
    differences: isReadable ? fieldDifferences(plain(before), plain(after)) : [],
  };
}

function recordOf(row: AuditChangeTable, side: ChangeSide, keys: PersonKeys): RecordState {
  const opened = openValue(sideOf(row, side), keys, { entryNumber: row.entryNumber, part: `${row.seq}/${side}` });
  if (opened.state !== 'open') return { state: opened.state };
  const record = parseJsonObject(opened.text);
  return record === undefined ? { state: 'altered' } : { state: 'open', record };
}

function plain(state: RecordState): JsonObject | null {
  return state.state === 'open' ? state.record : null;
}
