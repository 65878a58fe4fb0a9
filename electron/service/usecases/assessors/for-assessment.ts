import type { Contract } from '../../../../shared/contract';
import type { AssessmentPolicy } from '../../../../shared/contract/assessment-policy';
import { isRealDate } from '../../../../shared/domain/calendar';
import { scopeOf } from '../../../../shared/domain/permissions';
import { levelCode } from '../../../../shared/domain/scale';
import { fail, ok } from '../../../../shared/result';
import type { UserAccountRow } from '../../db/core-schema';
import type { Reader } from '../../db/schema';
import { assessmentPolicyOn } from '../../db/sql/assessment-policy';
import { peopleWithin } from '../../db/sql/assessments';
import { checklistOn } from '../../db/sql/competencies';
import { unitsBelow } from '../../db/sql/organisation';
import { pilotsOf } from '../../db/sql/pilots';
import { scaleOn } from '../../db/sql/scales';
import { accountsWithRole, attestedKey, grantsOf } from '../../db/sql/users';
import type { InputOf, QueryUseCase } from '../context';
import { independenceFrom, lackingAuthority, type Judged } from './assessor-check';

type ForAssessment = Contract['assessors']['forAssessment'];

export const whoMayAssess: QueryUseCase<ForAssessment> = async (db, input, ctx) => {
  const { personId, competencyId, performedOn, level, kind } = input;
  if (!isRealDate(performedOn)) return fail('NotADate');
  const competency = await checklistOn(db, competencyId, ctx.today, await pilotsOf(db, personId, ctx.today));
  if (competency === undefined) return fail('CompetencyNotFound');
  const policy = await assessmentPolicyOn(db);
  const scale = (await scaleOn(db, competency.scaleId, ctx.today))?.levels ?? [];
  const days = performedOn === ctx.today ? [performedOn] : [performedOn, ctx.today];
  const judged: Judged = { competencyId, libraryId: competency.frameworkId, level, kind, days };
  const named = (held: number): string => levelCode(scale, held);
  const others = [];
  for (const { userId, personId: own, printedName, login } of await signersFor(db, personId, ctx.today)) {
    if (userId === ctx.actor.userId || own === personId) continue;
    const judge = { userId, personId: own };
    if ((await lackingAuthority(db, policy, judge, judged, named)).length > 0) continue;
    const { rule } = await standsTo(db, policy, judge, input);
    if (rule !== 'refuse') others.push({ name: printedName, login, needsReason: rule === 'reason' });
  }
  return ok({
    items: await lackingAuthority(db, policy, ctx.actor, judged, named),
    independence: await standsTo(db, policy, ctx.actor, input),
    others: others.toSorted((a, b) => Number(a.needsReason) - Number(b.needsReason) || a.name.localeCompare(b.name)),
  });
};

const standsTo = (
  db: Reader,
  policy: AssessmentPolicy,
  judge: { readonly userId: string; readonly personId: string | null },
  { personId, competencyId, performedOn }: InputOf<ForAssessment>,
) => independenceFrom(db, policy, judge, { personId, competencyId, day: performedOn });

/** The accounts whose signature under an assessment of this person would be accepted: the role reaches them, the key is attested. */
async function signersFor(db: Reader, personId: string, today: string): Promise<UserAccountRow[]> {
  const found: UserAccountRow[] = [];
  for (const account of await accountsWithRole(db, 'assessor')) {
    const granted = scopeOf(await grantsOf(db, account.userId), 'assessments.sign', account.personId);
    if (granted === null || (await attestedKey(db, account.userId)) === undefined) continue;
    const scope = granted.kind === 'site' ? granted : { ...granted, unitIds: await unitsBelow(db, granted.unitIds, today) };
    if (scope.kind === 'site' || (await peopleWithin(db, [personId], scope, today)).size > 0) found.push(account);
  }
  return found;
}
