import type { CompetencyItem, FrameworkItem } from '../../shared/contract/framework-item';
import type { ValidityRule, ValidityTerms } from '../../shared/contract/validity';
import { assessmentKinds } from '../../shared/domain/assessment';
import type { Random } from '../../shared/domain/sample/random';
import { clauseItem, linkItem, taskItem } from './catalogue-items';

/** What levels of a competency may ask to be shown; often nothing. */
export function anySufficiency(random: Random): CompetencyItem['content']['sufficiency'] {
  const months = (): number | null => (random.chance(0.5) ? null : random.int(2, 10));
  return [1, 2, 3]
    .filter(() => random.chance(0.25))
    .map((level) => ({
      level,
      parts: Array.from({ length: random.int(1, 2) }, () => ({
        kinds: [random.pick(assessmentKinds)],
        count: random.int(1, 2),
        differentAssessors: random.chance(0.4),
        underAbnormal: random.int(0, 1),
        maxAgeMonths: months(),
      })),
      withinMonths: months(),
      secondAssessor: false,
    }));
}

/** What a competency may say of validity; often nothing. */
export function anyValidity(random: Random): ValidityTerms {
  const rule = (): ValidityRule =>
    random.pick<ValidityRule>([
      { kind: 'endOfMonth', months: random.int(1, 12) },
      { kind: 'anniversary', years: 1 },
      { kind: 'calendarDate', month: random.int(1, 12), day: 28, years: random.int(0, 1) },
      { kind: 'none' },
    ]);
  return {
    rules: [null, 2].filter(() => random.chance(0.3)).map((level) => ({ level, rule: rule() })),
    renewalWindowDays: random.pick([0, 0, 30]),
    graceDays: random.pick([0, 20, 40]),
    currency: random.chance(0.85) ? null : { count: 1, withinDays: random.int(30, 300) },
  };
}

/** The clauses among some items with a rule of their own and the grace they permit. */
export function withClauseValidity(random: Random, items: readonly FrameworkItem[]): FrameworkItem[] {
  return items.map((item) => {
    if (item.kind !== 'clause') return item;
    const validity = anyValidity(random).rules[0]?.rule ?? null;
    return { ...item, content: { ...item.content, validity, graceDays: random.pick([null, 10, 365]) } };
  });
}

/** A clause that allows or forbids, a task that is covered or not, and what of them is joined to some competencies. */
export function anyAskingItems(random: Random, competencyIds: readonly string[]): FrameworkItem[] {
  const clause = clauseItem('law', { notSoleMethods: random.chance(0.6) ? ['observation', 'observationOnJob'] : [] });
  const task = taskItem('valve', { isCovered: random.chance(0.5) });
  const links = [
    ...competencyIds.map((id) => linkItem('competencyClause', id, 'law')),
    ...competencyIds.map((id) => linkItem('taskCompetency', 'valve', id)),
    linkItem('taskClause', 'valve', 'law'),
  ];
  return [clause, task, ...links.map((link) => ({ ...link, isRetired: random.chance(0.6) }))];
}

/** How a random assessment was made. */
export function anyWay(random: Random) {
  return {
    kind: random.pick(assessmentKinds),
    method: random.pick(['written', 'observationOnJob', 'simulation'] as const),
    assessorUserId: random.pick(['ada', 'ben']),
    abnormalCondition: random.chance(0.4) ? 'The light goes out' : null,
  };
}
