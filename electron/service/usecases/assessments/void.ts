import type { Contract } from '../../../../shared/contract';
import { isAbout } from '../../../../shared/domain/assessment-correction';
import { fail, ok } from '../../../../shared/result';
import { versionsOfAssessment } from '../../db/sql/assessment-events';
import type { CommandUseCase } from '../context';
import { reopenReassessments } from '../obligations/reopen-reassessments';
import { reachesPerson, standingRecord } from './standing-record';
import { writeEvent } from './write-event';

/** Voids an assessment: proposed by the session's user, signed by a second person; what it had closed is asked for again. */
export const voidAssessment: CommandUseCase<Contract['assessments']['void']> = async (tx, { assessmentId, reason }, ctx) => {
  const record = await standingRecord(tx, ctx, assessmentId);
  if (!record.ok) return record;
  const { concerned, ...row } = record.value;
  if (!(await reachesPerson(tx, ctx, ctx.signer, 'assessments.void', row.personId))) return fail('AssessmentNotFound');
  if (isAbout(concerned, ctx.signer) || isAbout(concerned, ctx.actor)) return fail('AboutOneself');
  const changes = await writeEvent(tx, ctx, row, { kind: 'voided', reason, userId: ctx.actor.userId });
  const versions = (await versionsOfAssessment(tx, assessmentId)).map((version) => version.assessmentId);
  const reopened = await reopenReassessments(tx, ctx.entry, versions, row);
  const { personId, performedOn: validFrom } = row;
  const all = [...changes, ...reopened];
  ctx.audit({ action: 'assessments.void', entity: 'assessment', entityId: assessmentId, personId, reason, validFrom, changes: all });
  return ok({ reopened: reopened.length });
};
