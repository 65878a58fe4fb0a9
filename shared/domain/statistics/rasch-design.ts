import { add, at, realAt, wholeAt } from './numbers';

export interface RaschObservation {
  /** The element of each facet that took part, by the facet's name. */
  readonly elements: Readonly<Record<string, string>>;
  /** Integer category. */
  readonly score: number;
}

export interface RaschFacet {
  readonly name: string;
  /** 1 where a higher measure raises the score, −1 where it lowers it. */
  readonly sign: 1 | -1;
  readonly elements: readonly string[];
  /** The element of each observation. */
  readonly of: Int32Array;
}

/** Thresholds that some observations share: those of all, or of one element of the last facet. */
export interface StepGroup {
  /** The categories that occur, rising; the model counts them from 0, as unused categories in between have no threshold. */
  readonly labels: readonly number[];
}

export interface RaschDesign {
  readonly facets: readonly RaschFacet[];
  readonly scores: Float64Array;
  /** The step group of each observation. */
  readonly groupOf: Int32Array;
  readonly groups: readonly StepGroup[];
  /** The observations that the joint estimate rests on, without those of extreme elements. */
  readonly kept: Int32Array;
  /** Each kept observation's category counted from 0, in the order of `kept`. */
  readonly category: Int32Array;
  /** For each facet and element the round in which it was set aside as extreme, from 1; 0 where it stays. */
  readonly setAside: readonly Int32Array[];
}

/** Numbers the elements in the order in which they occur. */
export function indexFacets(
  observations: readonly RaschObservation[],
  names: readonly string[],
  positive: readonly string[],
): RaschFacet[] {
  return names.map((name) => {
    const places = new Map<string, number>();
    const of = Int32Array.from(observations, ({ elements }) => {
      const element = elements[name];
      if (element === undefined) throw new RangeError(`an observation lacks the facet ${name}`);
      const place = places.get(element) ?? places.size;
      places.set(element, place);
      return place;
    });
    return { name, sign: positive.includes(name) ? 1 : -1, elements: [...places.keys()], of };
  });
}

/**
 * Sets aside, round after round, the elements with all their ratings in the lowest or all in the highest category: they have no finite joint estimate.
 * With them go their observations, which may make further elements extreme; an element left without any goes too.
 */
export function setExtremesAside(
  facets: readonly RaschFacet[],
  scores: Float64Array,
  groupOf: Int32Array,
  groupCount: number,
): RaschDesign {
  const setAside = facets.map((facet) => new Int32Array(facet.elements.length));
  let kept = Int32Array.from(scores.keys());
  for (let round = 1; ; round += 1) {
    const labels = labelsOf(scores, groupOf, groupCount, kept);
    const lowest = labels.map((each) => at(each, 0));
    const highest = labels.map((each) => at(each, each.length - 1));
    let found = false;
    for (const [place, facet] of facets.entries()) {
      const tally = tallyOf(facet, kept, (observation) => {
        const group = wholeAt(groupOf, observation);
        const score = realAt(scores, observation);
        return [score > at(lowest, group) ? 1 : 0, score < at(highest, group) ? 1 : 0];
      });
      const rounds = setAside[place] ?? new Int32Array(0);
      for (const element of facet.elements.keys()) {
        if (wholeAt(rounds, element) > 0 || (realAt(tally, 2 * element) > 0 && realAt(tally, 2 * element + 1) > 0)) continue;
        rounds[element] = round;
        found = true;
      }
    }
    if (!found)
      return {
        facets,
        scores,
        groupOf,
        groups: labels.map((each) => ({ labels: each })),
        kept,
        category: categoriesOf(kept, scores, groupOf, labels),
        setAside,
      };
    kept = kept.filter((observation) => facets.every((facet, place) => roundOf(setAside, place, wholeAt(facet.of, observation)) === 0));
  }
}

/** The round in which an element was set aside; 0 where it stays. */
export const roundOf = (setAside: readonly Int32Array[], facet: number, element: number): number =>
  setAside[facet]?.[element] ?? Number.NaN;

/** For each element how many of its observations lie above the lowest and how many below the highest category. */
function tallyOf(facet: RaschFacet, kept: Int32Array, sides: (observation: number) => readonly [number, number]): Float64Array {
  const tally = new Float64Array(2 * facet.elements.length);
  for (const observation of kept) {
    const [above, below] = sides(observation);
    add(tally, 2 * wholeAt(facet.of, observation), above);
    add(tally, 2 * wholeAt(facet.of, observation) + 1, below);
  }
  return tally;
}

function labelsOf(scores: Float64Array, groupOf: Int32Array, groupCount: number, kept: Int32Array): number[][] {
  const found = Array.from({ length: groupCount }, () => new Set<number>());
  for (const observation of kept) found[wholeAt(groupOf, observation)]?.add(realAt(scores, observation));
  return found.map((each) => [...each].toSorted((a, b) => a - b));
}

function categoriesOf(kept: Int32Array, scores: Float64Array, groupOf: Int32Array, labels: readonly (readonly number[])[]): Int32Array {
  const places = labels.map((each) => new Map(each.map((label, place) => [label, place])));
  return kept.map((observation) => places[wholeAt(groupOf, observation)]?.get(realAt(scores, observation)) ?? -1);
}
