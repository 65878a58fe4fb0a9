import { readyByOn, type AssessedFact, type StandingFacts } from './standing';
import type { StandingSegment } from './standing-timeline';
import { heldStates } from './state';

/**
 * Who judged everything that somebody is ready by from the first day of a segment, as one text: of a mix the assessors of all its
 * results, of two independent ratings both; in order, a space between them. Null: the person is not ready by a result.
 */
export function assessorsBehind(
  facts: StandingFacts,
  { from, state, assessmentId }: Pick<StandingSegment, 'from' | 'state' | 'assessmentId'>,
): string | null {
  if (!heldStates.has(state)) return null;
  // Nearly everything rests on the one result that it names: nothing is worked out again for it.
  const restsOn = asksForMixes(facts)
    ? (readyByOn(facts, from)?.restsOn ?? [])
    : facts.assessments.filter((one) => one.assessmentId === assessmentId);
  return restsOn.length === 0 ? null : judgesOf(restsOn);
}

const asksForMixes = ({ sufficiency, revisions = [], lines }: StandingFacts): boolean =>
  sufficiency !== undefined || lines.some(({ mix }) => mix !== undefined) || revisions.some((one) => one.sufficiency !== undefined);

const judgesOf = (results: readonly AssessedFact[]): string =>
  [...new Set(results.flatMap(({ shown }) => shown.assessors))].toSorted().join(' ');
