import type { CompetencyItem, FrameworkItem } from '../../shared/contract/framework-item';
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
