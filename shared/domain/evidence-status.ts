import { isLater, isYoung, takenFromMixes, type Attainment } from './attainment';
import { addDays, addMonths } from './calendar';
import { revokedThrough } from './exceptions-on-day';
import { allStretches, liveStretches } from './live-attainments';
import { effectiveRequirement, factsOn, resultThatTookAway, standingOn, type AssessedFact, type StandingFacts } from './standing';
import { heldStates } from './state';
import { fits, ruleFor, type LevelRule } from './sufficiency';
import { latest } from './validity';

/** Why a result does not count towards the level that is asked for, or towards its own where none is. */
export const evidenceReasons = [
  'failed',
  'belowLevel',
  'takenAway',
  'ranOut',
  'stale',
  'outsideWindow',
  'notAskedFor',
  'oneRating',
  'revoked',
] as const;
export type EvidenceReason = (typeof evidenceReasons)[number];

export interface EvidenceStatus {
  readonly fact: AssessedFact;
  /** Null: it counts. */
  readonly why: EvidenceReason | null;
  /** The first day on which it no longer counted; null: it counts, or it never did. */
  readonly since: string | null;
  /** Last day on which it counts, where that is known. */
  readonly through: string | null;
  /** The result that took it away. */
  readonly by: AssessedFact | null;
}

/** Every result up to a day, newest first, and whether it counts then. */
export function evidenceOn(later: StandingFacts, day: string): readonly EvidenceStatus[] {
  const facts = factsOn(later, day);
  const required = effectiveRequirement(facts, day);
  const lines = required?.lines ?? [];
  const validity = required === null ? facts.validityMonths : required.validityMonths;
  const held = holdsOn(facts, day);
  const results = facts.assessments.filter(({ performedOn }) => performedOn <= day).toSorted((a, b) => isLater(b, a));
  return results.map((fact) => {
    const rule = ruleFor(required?.level ?? fact.level, facts.sufficiency, lines);
    const none = { fact, since: null, through: null, by: null };
    if (fact.outcome === 'notYetCompetent') return { ...none, why: 'failed' };
    const through = revokedThrough(facts.exceptions ?? [], day);
    if (through !== null && fact.performedOn <= through) return { ...none, why: 'revoked', since: through };
    const by = rule === null ? resultThatTookAway(facts, fact, day) : takenFromMixes(results, fact, day);
    if (by !== null) return { ...none, why: 'takenAway', since: by.performedOn, by };
    if (held?.restsOn.includes(fact) === true && rule !== null) return { ...none, why: null, through: ageEnd(rule, fact) };
    if (rule !== null) return { ...none, ...statusInMix(rule, required?.level ?? fact.level, fact, day) };
    const reached = allStretches(facts, lines, validity).filter(({ assessmentId }) => assessmentId === fact.assessmentId);
    const serving = reached.filter(({ level }) => required === null || level >= required.level);
    const lastDay = latest((serving.length > 0 ? serving : reached).map(({ end }) => end)) ?? null;
    if (lastDay !== null && lastDay < day) return { ...none, why: 'ranOut', since: addDays(lastDay, 1) };
    return { ...none, why: required !== null && fact.level < required.level ? 'belowLevel' : null, through: lastDay };
  });
}

/** What the person is ready by; null: they are not. */
export function holdsOn(facts: StandingFacts, day: string): Attainment | null {
  const { state, required, assessmentId, lastDay } = standingOn(facts, day);
  if (required === null || !heldStates.has(state)) return null;
  const able = liveStretches(facts, required.lines, required.validityMonths, day).filter(
    (one) => one.assessmentId === assessmentId && one.level >= required.level,
  );
  return able.find(({ until }) => until === null || (lastDay !== null && until >= lastDay)) ?? able[0] ?? null;
}

type InMix = Pick<EvidenceStatus, 'why' | 'since' | 'through'>;

function statusInMix(rule: LevelRule, level: number, fact: AssessedFact, day: string): InMix {
  const never = (why: EvidenceReason): InMix => ({ why, since: null, through: null });
  if (fact.level < level) return never('belowLevel');
  if (!rule.parts.some((part) => fits(part, fact.shown))) return never('notAskedFor');
  if (rule.secondAssessor && fact.shown.assessors.length < 2) return never('oneRating');
  const through = ageEnd(rule, fact);
  const together = rule.withinMonths === null ? null : addMonths(fact.performedOn, rule.withinMonths);
  if (!rule.parts.some((part) => fits(part, fact.shown) && isYoung(part, fact, day))) return stopped('stale', through);
  if (together !== null && together < day) return stopped('outsideWindow', together);
  return { why: null, since: null, through: through === null || (together !== null && together < through) ? together : through };
}

function stopped(why: EvidenceReason, lastDay: string | null): InMix {
  return { why, since: lastDay === null ? null : addDays(lastDay, 1), through: null };
}

/** Last day on which a result is young enough for any part that it fits; null: it never grows too old. */
function ageEnd({ parts }: LevelRule, fact: AssessedFact): string | null {
  const ends = parts
    .filter((part) => fits(part, fact.shown))
    .map(({ maxAgeMonths }) => (maxAgeMonths === null ? null : addMonths(fact.performedOn, maxAgeMonths)));
  return ends.reduce<string | null>((last, end) => (last === null || end === null ? null : end > last ? end : last), ends[0] ?? null);
}
