import type { AuditChange } from '../../db/audit-append';
import type { Tx } from '../../db/schema';
import { closedByAssessment } from '../../db/sql/obligations';
import { writeVersions } from '../../db/sql/versions';

interface Assessed {
  readonly assessmentId: string;
  readonly personId: string;
  readonly competencyId: string;
  readonly performedOn: string;
}

/** Closes what asked for this assessment, whatever came of it; to be called in its own transaction. Answers with the changes for the log. */
export async function closeReassessments(
  tx: Tx,
  entry: number,
  { assessmentId, personId, competencyId, performedOn }: Assessed,
): Promise<AuditChange[]> {
  const asked = await closedByAssessment(tx, personId, competencyId, performedOn);
  return writeVersions(
    tx,
    entry,
    'obligation',
    asked.map((row) => ({ ...row, state: 'done', doneOn: performedOn, assessmentId })),
  );
}
