import { gapCause, gapSteps, type GapCause } from '../../../../shared/domain/gap';
import { byRisk, riskOf, type Risk, type RiskBand, type RiskFacts } from '../../../../shared/domain/risk';
import type { Reader } from '../../db/schema';
import { gapGroups, type GapGroupRow } from '../../db/sql/gap-groups';
import type { Looked } from '../../db/sql/placed';
import { riskRuleOn, type RiskRuleOnDay } from '../../db/sql/risk-rules';
import { riskTerms, type RiskTerms } from '../../db/sql/risk-terms';
import { allScales, type Scale } from '../../db/sql/scales';
import { peopleLeft } from './people-left';

export interface RankedGroup {
  readonly group: GapGroupRow;
  readonly cause: GapCause;
  readonly facts: RiskFacts;
  readonly risk: Risk;
  readonly terms: RiskTerms;
}

export interface RankedGaps {
  readonly rule: RiskRuleOnDay;
  readonly levelsByScale: ReadonlyMap<string, Scale['levels']>;
  /** The greatest risk first. */
  readonly groups: readonly RankedGroup[];
}

/** Every gap of those looked at, alike ones together, each group with its cause and its risk by the rule of the day. */
export async function rankedGaps(db: Reader, looked: Looked): Promise<RankedGaps> {
  const rule = await riskRuleOn(db, looked.day);
  const terms = await riskTerms(db, looked.day);
  const levelsByScale = new Map((await allScales(db, looked.day)).map((scale) => [scale.scaleId, scale.levels]));
  const rows = await gapGroups(db, looked);
  const left = await peopleLeft(db, looked.day, [...new Set(rows.map(({ unitId }) => unitId))]);
  const groups = rows.flatMap((group): RankedGroup[] => {
    const { unitId, competencyId, state, requiredLevel, heldLevel } = group;
    const term = terms.get(competencyId);
    const cause = gapCause({ state, isByPrerequisite: group.isByPrerequisite === 1, isTakenBack: group.isTakenBack === 1 });
    if (term === undefined || cause === null) throw new Error('a requirement has lost its competency');
    const levels = (levelsByScale.get(term.scaleId) ?? []).map(({ level }) => level);
    const facts = {
      consequence: term.consequence,
      steps: gapSteps(levels, requiredLevel, heldLevel),
      ofSteps: gapSteps(levels, requiredLevel, null),
      frequency: term.frequency,
      left: left.get(`${unitId} ${competencyId}`) ?? 0,
    };
    return [{ group, cause, facts, risk: riskOf(facts, rule.content), terms: term }];
  });
  return { rule, levelsByScale, groups: groups.toSorted(inOrder) };
}

/** By risk; what is alike in all of it in an order that is always the same. */
function inOrder(a: RankedGroup, b: RankedGroup): number {
  const place = ({ terms, group }: RankedGroup): string =>
    `${terms.code}\u0000${group.competencyId}\u0000${group.unitId}\u0000${group.state}`;
  return byRisk(a.risk, b.risk) || (place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : keyOf(a.group) < keyOf(b.group) ? -1 : 1);
}

const keyOf = ({ requiredLevel, heldLevel, isByPrerequisite, isTakenBack }: GapGroupRow): string =>
  `${requiredLevel} ${heldLevel ?? ''} ${isByPrerequisite}${isTakenBack}`;

/** How many gaps there are of each cause and of each band. */
export function gapCounts(groups: readonly RankedGroup[]): {
  countByCause: Partial<Record<GapCause, number>>;
  countByBand: Partial<Record<RiskBand, number>>;
} {
  const countByCause: Partial<Record<GapCause, number>> = {};
  const countByBand: Partial<Record<RiskBand, number>> = {};
  for (const { cause, risk, group } of groups) {
    countByCause[cause] = (countByCause[cause] ?? 0) + group.people;
    countByBand[risk.band] = (countByBand[risk.band] ?? 0) + group.people;
  }
  return { countByCause, countByBand };
}
