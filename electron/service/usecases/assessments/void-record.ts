import { isAbout } from '../../../../shared/domain/assessment-correction';
import { fail, ok } from '../../../../shared/result';
import type { Tx } from '../../db/schema';
import { versionsOfAssessment } from '../../db/sql/assessment-events';
import type { CommandContext } from '../context';
import { reopenReassessments } from '../obligations/reopen-reassessments';
import { reachesPerson, standingRecord } from './standing-record';
import { assessmentEventRecord, writeEvent } from './write-event';

/**
 * Voids an assessment: proposed by the session's user, signed by a second person whose own right to void reaches the person; what
 * it had closed is asked for again. The command still has to leave its entry with `changes`.
 */
export async function voidRecord(tx: Tx, ctx: CommandContext, assessmentId: string, reason: string) {
  const record = await standingRecord(tx, ctx, assessmentId);
  if (!record.ok) return record;
  const { concerned, ...row } = record.value;
  if (!(await reachesPerson(tx, ctx, ctx.signer, 'assessments.void', row.personId))) return fail('AssessmentNotFound');
  if (isAbout(concerned, ctx.signer) || isAbout(concerned, ctx.actor)) return fail('AboutOneself');
  const changes = await writeEvent(tx, ctx, row, { kind: 'voided', reason, userId: ctx.actor.userId });
  const versions = (await versionsOfAssessment(tx, assessmentId)).map((version) => version.assessmentId);
  const reopened = await reopenReassessments(tx, ctx.entry, versions, row);
  const eventId = changes.find(({ entity }) => entity === assessmentEventRecord)?.entityId ?? null;
  return ok({ row, eventId, reopened: reopened.length, changes: [...changes, ...reopened] });
}
