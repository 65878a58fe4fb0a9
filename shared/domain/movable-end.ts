import { effectiveRequirement, resultThatTookAway, type StandingFacts } from './standing';
import { holdingTimeline } from './standing-timeline';

/** What an extension would move: the last day on which somebody holds what is required of them, and the result it rests on. */
export type MovableEnd = { readonly assessmentId: string; readonly endsOn: string } | 'NothingToExtend' | 'NoEnd';

/** Finds it by results alone, on the day on which it is to be signed. */
export function movableEnd(facts: StandingFacts, today: string): MovableEnd {
  const required = effectiveRequirement(facts, today)?.level ?? 0;
  const last = holdingTimeline(facts)
    .filter(({ level }) => level >= required)
    .at(-1);
  if (last === undefined) return 'NothingToExtend';
  const { assessmentId, until: endsOn } = last;
  const result = facts.assessments.find((one) => one.assessmentId === assessmentId);
  if (result !== undefined && resultThatTookAway(facts, result, today) !== null) return 'NothingToExtend';
  return endsOn === null ? 'NoEnd' : { assessmentId, endsOn };
}

/**
 * The facts as results alone make them: without grace, currency, prerequisites and exceptions, of the results after a
 * revocation where there was one.
 */
export function byResultsAlone(facts: StandingFacts, revokedFrom: string | null): StandingFacts {
  const { exceptions: _exceptions, heldOfOthers: _held, revisions = [], ...rest } = facts;
  const assessments = revokedFrom === null ? facts.assessments : facts.assessments.filter(({ performedOn }) => performedOn > revokedFrom);
  return { ...withoutConditions(rest), assessments, revisions: revisions.map(withoutConditions) };
}

function withoutConditions<T extends Pick<StandingFacts, 'validity' | 'prerequisites'>>(terms: T): Omit<T, 'prerequisites'> {
  const { prerequisites: _prerequisites, ...rest } = terms;
  return rest.validity === undefined ? rest : { ...rest, validity: { ...rest.validity, graceDays: 0, currency: null } };
}
