import type { AuditChange } from '../../db/audit-append';
import type { ImportRejectRow } from '../../db/core-schema';
import type { RejectedLine } from './read-lines';

/** The lines of a package that were not taken, as those of the import that it became. */
export function batchRejects(
  batchId: string,
  rejects: readonly RejectedLine[],
): { readonly rows: readonly ImportRejectRow[]; readonly changes: readonly AuditChange[] } {
  const rows = rejects.map(({ row, code, field }, ordinal): ImportRejectRow => ({
    batchId,
    ordinal,
    rowNumber: row,
    code,
    reason: code,
    value: field,
  }));
  return {
    rows,
    changes: rows.map((reject) => ({
      entity: 'import_reject',
      entityId: `${batchId}/${reject.ordinal}`,
      personId: null,
      old: null,
      new: { ...reject },
    })),
  };
}
