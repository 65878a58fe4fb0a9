import { add, at, realAt, wholeAt } from './numbers';
import { facetMean } from './rasch-centre';
import { roundOf, type RaschDesign } from './rasch-design';
import { locationOf, type RaschLayout } from './rasch-layout';
import { expectAt, roomFor } from './rasch-model';

/** So many score points an all-lowest or all-highest total is moved inwards, as is usual: Wright (1998) Rasch Measurement Transactions 12:632. */
const inwards = 0.3;

/**
 * Gives the elements that were set aside a finite measure, with everything else held: the one at which the expected total is theirs, moved inwards by 0.3 score points.
 * Those set aside last come first, as what they met is known; where two met that were set aside together, the other counts as average. Answers with each one's information.
 */
export function measureExtremes(design: RaschDesign, layout: RaschLayout, values: Float64Array): Map<number, number> {
  const information = new Map<number, number>();
  for (const [f, facet] of design.facets.entries()) {
    const middle = facetMean(design, layout, values, f);
    for (const element of facet.elements.keys()) {
      if (roundOf(design.setAside, f, element) > 0) values[wholeAt(layout.facetStart, f) + element] = middle;
    }
  }
  const rounds = Math.max(0, ...design.setAside.map((each) => each.reduce((most, round) => Math.max(most, round), 0)));
  for (let round = rounds; round >= 1; round -= 1) {
    const found: { readonly place: number; readonly measure: number; readonly information: number }[] = [];
    for (const [f, facet] of design.facets.entries()) {
      const observationsOf = Array.from(facet.elements, (): number[] => []);
      for (const [observation, element] of facet.of.entries()) {
        if (roundOf(design.setAside, f, element) === round) observationsOf[element]?.push(observation);
      }
      for (const [element, all] of observationsOf.entries()) {
        if (all.length === 0) continue;
        const met = all.filter((observation) =>
          design.facets.every((other, g) => {
            const theirs = roundOf(design.setAside, g, wholeAt(other.of, observation));
            return g === f || theirs === 0 || theirs > round;
          }),
        );
        const place = wholeAt(layout.facetStart, f) + element;
        found.push({ place, ...solveFor(design, layout, values, met.length > 0 ? met : all, place, facet.sign) });
      }
    }
    for (const each of found) {
      values[each.place] = each.measure;
      information.set(each.place, each.information);
    }
  }
  return information;
}

function solveFor(
  design: RaschDesign,
  layout: RaschLayout,
  values: Float64Array,
  observations: readonly number[],
  place: number,
  sign: 1 | -1,
): { readonly measure: number; readonly information: number } {
  const room = roomFor(layout.steps);
  const own = realAt(values, place);
  const locations = observations.map((observation) => locationOf(design, layout, values, observation) - sign * own);
  const groups = observations.map((observation) => wholeAt(design.groupOf, observation));
  const most = groups.reduce((total, group) => total + wholeAt(layout.steps, group), 0);
  const gained = observations.reduce((total, observation, index) => total + categoryOf(design, observation, at(groups, index)), 0);
  const target = Math.min(most - inwards, Math.max(inwards, gained));
  const sums = new Float64Array(2);
  const expectedTotal = (measure: number): number => {
    sums.fill(0);
    for (const [index, location] of locations.entries()) {
      const group = at(groups, index);
      expectAt(room, location + sign * measure, values, wholeAt(layout.groupStart, group), wholeAt(layout.steps, group));
      add(sums, 0, room.expected);
      add(sums, 1, room.variance);
    }
    return realAt(sums, 0);
  };
  let low = -60;
  let high = 60;
  for (let step = 0; step < 60; step += 1) {
    const half = (low + high) / 2;
    if (sign * (expectedTotal(half) - target) < 0) low = half;
    else high = half;
  }
  return { measure: (low + high) / 2, information: realAt(sums, 1) };
}

/** Where a score stands among the categories in use; one that was left to extreme elements alone counts as the next one inwards. */
function categoryOf(design: RaschDesign, observation: number, group: number): number {
  const labels = design.groups[group]?.labels ?? [];
  const below = labels.filter((label) => label < realAt(design.scores, observation)).length;
  return Math.min(below, labels.length - 1);
}
