import type { Contract } from '../../../../shared/contract';
import { scopeOf } from '../../../../shared/domain/permissions';
import { listName } from '../../../../shared/domain/person-name';
import { levelCode } from '../../../../shared/domain/scale';
import { standingOn, standingTimeline, type StandingFacts } from '../../../../shared/domain/standing';
import { standingReasons } from '../../../../shared/domain/standing-reasons';
import { fail, ok } from '../../../../shared/result';
import { competencyOn } from '../../db/sql/competencies';
import { jobRoleNames } from '../../db/sql/job-roles';
import { allUnits } from '../../db/sql/organisation';
import { personById } from '../../db/sql/people';
import { pilotsOf } from '../../db/sql/pilots';
import { scaleOn } from '../../db/sql/scales';
import { siteFacts } from '../../db/sql/site';
import { standingFacts } from '../../db/sql/standing-facts';
import { allAccounts } from '../../db/sql/users';
import { notCountingOf } from '../../db/sql/not-counting';
import { notCountingReasons } from '../evidence/not-counting-reasons';
import { shownEvidence } from '../completions/shown-evidence';
import { supportReasons } from '../completions/support-reasons';
import type { QueryUseCase, ReadContext } from '../context';

export const explainReadiness: QueryUseCase<Contract['readiness']['explain']> = async (db, { personId, competencyId, asOf }, ctx) => {
  const day = asOf ?? ctx.today;
  const person = await personById(db, personId);
  if (person === undefined) return fail('PersonNotFound');
  const competency = await competencyOn(db, competencyId, day, await pilotsOf(db, personId, day));
  if (competency === undefined) return fail('CompetencyNotFound');
  const levels = (await scaleOn(db, competency.content.scaleId, day))?.levels ?? [];
  const { expiringDays } = await siteFacts(db);
  const nothing: StandingFacts = { lines: [], assessments: [], validityMonths: competency.content.validityMonths, expiringDays };
  const facts = (await standingFacts(db, personId, competencyId, expiringDays)) ?? nothing;
  const nameByRole = await jobRoleNames(db, day);
  const nameByUnit = new Map((await allUnits(db, day)).map(({ unitId, name }) => [unitId, name]));
  const nameOfPerson = listName(person);
  const nameByAccount = new Map((await allAccounts(db)).map(({ userId, printedName }) => [userId, printedName]));
  const reasons = standingReasons(facts, day, {
    level: (level) => levelCode(levels, level),
    origin: ({ kind, id }) => (kind === 'person' ? nameOfPerson : ((kind === 'role' ? nameByRole : nameByUnit).get(id) ?? id)),
    signer: (userId) => nameByAccount.get(userId) ?? userId,
  });
  const segment = standingTimeline(facts).find(({ from, until }) => from <= day && (until === null || day <= until));
  const noEvidence = notCountingReasons(await notCountingOf(db, [personId]), competencyId, day, ctx.zone);
  const supports = maySeeEvidence(ctx) ? supportReasons(await shownEvidence(db, personId, competencyId, day)) : [];
  return ok({
    state: standingOn(facts, day).state,
    until: segment?.until ?? null,
    reasons: { ...reasons, children: [...reasons.children, ...noEvidence, ...supports] },
  });
};

/** Whoever sees standings of some people alone may see what these rest on; the whole site's needs the permission for the whole site. */
function maySeeEvidence({ scope, grants, actor }: ReadContext): boolean {
  const reach = scopeOf(grants, 'assessments.read', actor.personId);
  return reach !== null && (reach.kind === 'site' || scope.kind === 'limited');
}
