import type { AuditChange } from '../../db/audit-append';
import type { CaseFileRow } from '../../db/calibration-case-schema';
import { insertRows } from '../../db/insert-rows';
import { removeStaged } from '../../db/sql/staged-evidence';
import type { Tx } from '../../db/schema';
import type { CommandContext } from '../context';

type Kept = Pick<CaseFileRow, 'fileId' | 'evidenceId' | 'fileName' | 'mediaType' | 'size' | 'sha256'>;

/** Makes files part of the cases on record; answers with what the log is to tell of it. */
export async function keepCaseFiles(tx: Tx, ctx: CommandContext, files: readonly Kept[]): Promise<AuditChange[]> {
  const rows = files.map((file): CaseFileRow => ({
    ...file,
    addedBy: ctx.session.userId,
    addedAt: ctx.now.toISOString(),
    entryNumber: ctx.entry,
  }));
  await insertRows(tx, 'case_file', rows);
  await removeStaged(
    tx,
    files.map(({ fileId }) => fileId),
  );
  return rows.map((row) => ({ entity: 'case_file', entityId: row.fileId, personId: null, old: null, new: { ...row } }));
}
