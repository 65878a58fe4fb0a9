import { mean, realAt, wholeAt } from './numbers';
import { roundOf, type RaschDesign } from './rasch-design';
import type { RaschLayout } from './rasch-layout';

/** Moves the origins without moving any observation: the thresholds of each group and every facet but the floating one come to a mean of 0 over the elements that were kept. */
export function centreMeasures(design: RaschDesign, layout: RaschLayout, values: Float64Array, floating: string): Float64Array {
  const centred = Float64Array.from(values);
  const isPerElement = design.groups.length > 1;
  const last = design.facets.length - 1;
  const floats = design.facets.findIndex((facet) => facet.name === floating);
  const shift = (facet: number, element: number, by: number): void => {
    const place = wholeAt(layout.facetStart, facet) + element;
    centred[place] = realAt(centred, place) + by;
  };
  const shiftAll = (facet: number, by: number): void => {
    for (const element of design.facets[facet]?.elements.keys() ?? []) shift(facet, element, by);
  };
  const signOf = (facet: number): number => design.facets[facet]?.sign ?? 1;
  for (const [group, steps] of layout.steps.entries()) {
    if (steps === 0) continue;
    const start = wholeAt(layout.groupStart, group);
    const middle = mean([...centred.subarray(start, start + steps)]);
    for (let step = 0; step < steps; step += 1) centred[start + step] = realAt(centred, start + step) - middle;
    // What the thresholds lose lowers the elements that they belong to.
    if (isPerElement) shift(last, group, -signOf(last) * middle);
    else shiftAll(floats, -signOf(floats) * middle);
  }
  for (const facet of design.facets.keys()) {
    if (facet === floats) continue;
    const middle = facetMean(design, layout, centred, facet);
    shiftAll(facet, -middle);
    shiftAll(floats, signOf(floats) * signOf(facet) * middle);
  }
  return centred;
}

/** Mean measure of the elements of a facet that were kept. */
export function facetMean(design: RaschDesign, layout: RaschLayout, values: Float64Array, facet: number): number {
  const start = wholeAt(layout.facetStart, facet);
  const size = design.facets[facet]?.elements.length ?? 0;
  return mean([...values.subarray(start, start + size)].filter((_, element) => roundOf(design.setAside, facet, element) === 0));
}
