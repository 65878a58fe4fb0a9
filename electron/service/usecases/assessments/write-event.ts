import type { AuditChange } from '../../db/audit-append';
import type { AssessmentEventRow } from '../../db/assessment-schema';
import type { AssessmentRow } from '../../db/core-schema';
import type { Tx } from '../../db/schema';
import { insertAssessmentEvent } from '../../db/sql/assessment-events';
import { siteFacts } from '../../db/sql/site';
import { deriveStandings } from '../../db/sql/standings';
import type { CommandContext } from '../context';
import { signRecord } from '../signatures/sign-record';

const meanings: Readonly<Record<AssessmentEventRow['kind'], string>> = {
  returned: 'Sent back to the assessor',
  kept: 'Kept as it was signed',
  voided: 'Approved as void',
};

export const assessmentEventRecord = 'assessment_event';

/** Writes and signs what becomes of an assessment, and derives what follows. Answers with the changes for the log. */
export async function writeEvent(
  tx: Tx,
  ctx: CommandContext,
  {
    assessmentId,
    personId,
    competencyId,
    contentDigest,
  }: Pick<AssessmentRow, 'assessmentId' | 'personId' | 'competencyId' | 'contentDigest'>,
  { kind, reason, userId }: Pick<AssessmentEventRow, 'kind' | 'reason' | 'userId'>,
): Promise<AuditChange[]> {
  const row: AssessmentEventRow = {
    eventId: ctx.makeId(),
    assessmentId,
    kind,
    reason,
    userId,
    recordedAt: ctx.now.toISOString(),
    // Of the assessment as it was signed: what is decided is decided of this content.
    contentDigest,
    entryNumber: ctx.entry,
  };
  await insertAssessmentEvent(tx, row);
  const signature = await signRecord(tx, ctx, {
    recordType: assessmentEventRecord,
    recordId: row.eventId,
    revision: 1,
    content: row,
    meaning: meanings[kind],
  });
  await deriveStandings(tx, [personId], (await siteFacts(tx)).expiringDays, [competencyId]);
  return [
    { entity: assessmentEventRecord, entityId: row.eventId, personId, old: null, new: { ...row } },
    { entity: 'signature', entityId: signature.signatureId, personId, old: null, new: { ...signature } },
  ];
}
