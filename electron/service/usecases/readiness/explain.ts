import type { Contract } from '../../../../shared/contract';
import { namedPrerequisites } from '../../../../shared/domain/cascade';
import { scopeOf } from '../../../../shared/domain/permissions';
import { listName } from '../../../../shared/domain/person-name';
import { levelCode } from '../../../../shared/domain/scale';
import { standingOn, type StandingFacts } from '../../../../shared/domain/standing';
import { standingReasons } from '../../../../shared/domain/standing-reasons';
import { standingTimeline } from '../../../../shared/domain/standing-timeline';
import { fail, ok } from '../../../../shared/result';
import { recordAt } from '../../db/as-known-at';
import { competencyOn } from '../../db/sql/competencies';
import { competencyHeads } from '../../db/sql/competency-heads';
import { knownExceptions, type KnownException } from '../../db/sql/exceptions';
import { jobRoleNames } from '../../db/sql/job-roles';
import { allUnits } from '../../db/sql/organisation';
import { mergedPeople, withMerged } from '../../db/sql/merged-people';
import { personById, personsById } from '../../db/sql/people';
import { pilotsOf } from '../../db/sql/pilots';
import { revisionsOf } from '../../db/sql/requirement-revisions';
import { scaleOn } from '../../db/sql/scales';
import { siteFacts } from '../../db/sql/site';
import { standingFacts } from '../../db/sql/standing-facts';
import { allAccounts } from '../../db/sql/users';
import { notCountingOf } from '../../db/sql/not-counting';
import { notCountingReasons } from '../evidence/not-counting-reasons';
import { shownEvidence } from '../completions/shown-evidence';
import { supportReasons } from '../completions/support-reasons';
import { levelCodes } from '../requirements/shown-exceptions';
import type { QueryUseCase, ReadContext } from '../context';

export const explainReadiness: QueryUseCase<Contract['readiness']['explain']> = async (
  now,
  { personId, competencyId, asOf, knownAt },
  ctx,
) => {
  const db = recordAt(now, knownAt);
  const day = asOf ?? ctx.today;
  const person = await personById(db, personId);
  if (person === undefined) return fail('PersonNotFound');
  const pilots = await pilotsOf(db, personId, day);
  const competency = await competencyOn(db, competencyId, day, pilots);
  if (competency === undefined) return fail('CompetencyNotFound');
  const levels = (await scaleOn(db, competency.content.scaleId, day))?.levels ?? [];
  const { expiringDays } = await siteFacts(db);
  const nothing: StandingFacts = { lines: [], assessments: [], validityMonths: competency.content.validityMonths, expiringDays };
  const facts = (await standingFacts(db, personId, competencyId, expiringDays)) ?? nothing;
  const nameByRole = await jobRoleNames(db, day);
  const nameByUnit = new Map((await allUnits(db, day)).map(({ unitId, name }) => [unitId, name]));
  const nameOfPerson = listName(person);
  const nameByAccount = new Map((await allAccounts(db)).map(({ userId, printedName }) => [userId, printedName]));
  const signerName = (userId: string): string => nameByAccount.get(userId) ?? userId;
  const supervisors = await personsById(
    db,
    (facts.training ?? []).map((one) => one.supervisorPersonId),
  );
  const nameBySupervisor = new Map(supervisors.map((one) => [one.personId, listName(one)]));
  const heads = await competencyHeads(db, namedPrerequisites(facts), day);
  const codeOf = heads.size === 0 ? (_scaleId: string | undefined, level: number): string => `${level}` : await levelCodes(db, day);
  const signed = new Map<string, KnownException>();
  if (facts.exceptions !== undefined)
    for (const row of await knownExceptions(db, { personIds: withMerged([personId], await mergedPeople(db)), competencyId }))
      signed.set(row.exceptionId, row);
  const revisionOf = await revisionsOf(
    db,
    facts.lines.map(({ requirementId }) => requirementId),
    pilots,
  );
  const reasons = standingReasons(facts, day, {
    revision: (requirementId) => revisionOf(requirementId, day),
    level: (level) => levelCode(levels, level),
    origin: ({ kind, id }) => (kind === 'person' ? nameOfPerson : ((kind === 'role' ? nameByRole : nameByUnit).get(id) ?? id)),
    signer: signerName,
    supervisor: (id) => nameBySupervisor.get(id) ?? id,
    competency: (id, level) => {
      const head = heads.get(id);
      return head === undefined ? id : `${head.code} ${head.title} at level ${codeOf(head.scaleId, level)}`;
    },
    exception: (id) => {
      const row = signed.get(id);
      if (row === undefined) return undefined;
      const by = [row.signedBy, row.approvedBy].flatMap((userId) => (userId === null ? [] : [signerName(userId)]));
      return `${row.reason} (signed by ${by.join(' and ')}).`;
    },
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
