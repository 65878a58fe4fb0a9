import { scopeOf, type Permission } from '../../../../shared/domain/permissions';
import { isAbout, isAssessorOf, type Concerned } from '../../../../shared/domain/assessment-correction';
import { fail, ok } from '../../../../shared/result';
import type { Reader, Tx } from '../../db/schema';
import { versionsOfAssessment } from '../../db/sql/assessment-events';
import { assessmentById, peopleWithin } from '../../db/sql/assessments';
import { unitsBelow } from '../../db/sql/organisation';
import { accountById, grantsOf } from '../../db/sql/users';
import type { Actor, CommandContext } from '../context';
import { keptPersonId } from '../people/own-ids';

/** An assessment on which something is to follow, with whom it concerns: refused where nothing can any more. */
export async function standingRecord(tx: Tx, ctx: CommandContext, assessmentId: string) {
  const row = await assessmentById(tx, assessmentId, ctx.scope, ctx.today);
  if (row === undefined) return fail('AssessmentNotFound');
  if (row.state === 'voided') return fail('AlreadyVoided');
  if (row.state === 'amended') return fail('NotCurrent', await laterThan(tx, assessmentId));
  return ok({ ...row, concerned: await concernedBy(tx, row) });
}

/** Whether somebody may decide on another's judgement: not on their own, and not on what is about themselves. */
export function mayReview(concerned: Concerned, acting: Actor) {
  if (isAbout(concerned, acting)) return fail('AboutOneself');
  return isAssessorOf(concerned, acting) ? fail('OwnJudgement') : ok(null);
}

export async function concernedBy(
  db: Reader,
  { personId, assessorUserId }: { readonly personId: string; readonly assessorUserId: string },
): Promise<Concerned> {
  return {
    personId: await keptPersonId(db, personId),
    assessorUserId,
    assessorPersonId: (await accountById(db, assessorUserId))?.personId ?? null,
  };
}

/** Whether the roles of somebody beside the session's user reach a person under a permission. */
export async function reachesPerson(
  tx: Tx,
  ctx: CommandContext,
  acting: Actor,
  permission: Permission,
  personId: string,
): Promise<boolean> {
  const granted = scopeOf(await grantsOf(tx, acting.userId), permission, acting.personId);
  if (granted === null) return false;
  const scope = granted.kind === 'site' ? granted : { ...granted, unitIds: await unitsBelow(tx, granted.unitIds, ctx.today) };
  return scope.kind === 'site' || (await peopleWithin(tx, [personId, await keptPersonId(tx, personId)], scope, ctx.today)).size > 0;
}

/** The newest version that took the place of an assessment, by whom and when. */
async function laterThan(db: Reader, assessmentId: string) {
  const newest = (await versionsOfAssessment(db, assessmentId)).at(-1);
  if (newest === undefined) throw new Error('an assessment is no version of its own record');
  return { assessmentId: newest.assessmentId, by: newest.assessorName, at: newest.enteredAt };
}
