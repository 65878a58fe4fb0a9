import { realAt, wholeAt } from './numbers';
import type { RaschDesign, RaschFacet } from './rasch-design';

/** All unknowns in one list, the elements of each facet and then the thresholds of each step group, and how the largest facet is taken out of it. */
export interface RaschLayout {
  readonly facetStart: Int32Array;
  readonly groupStart: Int32Array;
  /** Thresholds of each step group. */
  readonly steps: Int32Array;
  readonly length: number;
  /** The facet with the most elements, which is eliminated; its place among the facets and its first unknown. */
  readonly main: number;
  readonly mainFacet: RaschFacet;
  readonly mainStart: number;
  /** How many unknowns stay, and where one of them stands among those. */
  readonly rest: number;
  readonly restOf: (whole: number) => number;
  readonly wholeOf: (rest: number) => number;
  /** Places in `kept`, sorted by the element of the main facet. */
  readonly order: Int32Array;
}

/** Numbers the unknowns of a design; throws a RangeError where it has no facet. */
export function layOut(design: RaschDesign): RaschLayout {
  let length = 0;
  const take = (count: number): number => {
    const start = length;
    length += count;
    return start;
  };
  const facetStart = Int32Array.from(design.facets, (facet) => take(facet.elements.length));
  const steps = Int32Array.from(design.groups, ({ labels }) => Math.max(0, labels.length - 1));
  const groupStart = steps.map(take);
  const sizes = design.facets.map((facet) => facet.elements.length);
  const main = sizes.indexOf(Math.max(...sizes));
  const mainFacet = design.facets[main];
  if (mainFacet === undefined) throw new RangeError('a model needs a facet');
  const mainStart = wholeAt(facetStart, main);
  const mainSize = mainFacet.elements.length;
  const elementOf = (place: number): number => wholeAt(mainFacet.of, wholeAt(design.kept, place));
  return {
    facetStart,
    groupStart,
    steps,
    length,
    main,
    mainFacet,
    mainStart,
    rest: length - mainSize,
    restOf: (whole) => (whole < mainStart ? whole : whole - mainSize),
    wholeOf: (place) => (place < mainStart ? place : place + mainSize),
    order: Int32Array.from(design.kept.keys()).sort((a, b) => elementOf(a) - elementOf(b)),
  };
}

/** Whether a place in `order` is the last one of its element of the main facet. */
export function endsElement({ kept }: RaschDesign, { order, mainFacet }: RaschLayout, index: number): boolean {
  const elementAt = (place: number): number => wholeAt(mainFacet.of, wholeAt(kept, wholeAt(order, place)));
  return index + 1 === order.length || elementAt(index + 1) !== elementAt(index);
}

/** Where an observation lies in logits: the signed sum of the measures of its elements. */
export function locationOf({ facets }: RaschDesign, { facetStart }: RaschLayout, values: Float64Array, observation: number): number {
  let location = 0;
  for (let f = 0; f < facets.length; f += 1) {
    const facet = facets[f];
    if (facet !== undefined) location += facet.sign * realAt(values, wholeAt(facetStart, f) + wholeAt(facet.of, observation));
  }
  return location;
}
