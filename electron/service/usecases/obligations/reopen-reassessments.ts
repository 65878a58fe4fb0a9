import type { AuditChange } from '../../db/audit-append';
import type { Tx } from '../../db/schema';
import { countingAssessments } from '../../db/sql/counting-assessments';
import { obligationsClosedBy } from '../../db/sql/obligations';
import { writeVersions } from '../../db/sql/versions';

/**
 * Asks again for what some assessments had closed and that no other one of the person meets; to be called once they do not
 * count any more. Answers with the changes for the log.
 */
export async function reopenReassessments(
  tx: Tx,
  entry: number,
  assessmentIds: readonly string[],
  { personId, competencyId }: { readonly personId: string; readonly competencyId: string },
): Promise<AuditChange[]> {
  const closed = await obligationsClosedBy(tx, { personId, competencyId }, assessmentIds);
  if (closed.length === 0) return [];
  const counting = (await countingAssessments(tx, [personId], [competencyId])).toSorted((a, b) => (a.performedOn < b.performedOn ? -1 : 1));
  return writeVersions(
    tx,
    entry,
    'obligation',
    closed.map((row) => {
      const other = counting.find(({ performedOn }) => performedOn >= row.effectiveFrom);
      return other === undefined
        ? { ...row, state: 'open' as const, doneOn: null, assessmentId: null }
        : { ...row, doneOn: other.performedOn, assessmentId: other.assessmentId };
    }),
  );
}
