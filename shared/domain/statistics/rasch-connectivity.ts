import { add, at, realAt, wholeAt } from './numbers';
import { roundOf, type RaschDesign } from './rasch-design';
import { endsElement, type RaschLayout } from './rasch-layout';
import { createRowCollector, subtractEliminated } from './schur';
import { factorise, nullSpace } from './semidefinite';

/**
 * For each facet the subset of each element, numbered from 0: two elements of a facet are in one subset if the observations tell their measures apart, whatever the origins; −1 for those set aside.
 * Measures of different subsets have no common scale. Found exactly, from the null space of the design (an element's shift that others can undo), so that raters joined by a shared
 * criterion alone, but by no common case, are seen to be apart: after Weeks & Williams (1964) Technometrics 6:319.
 */
export function subsetsOf(design: RaschDesign, layout: RaschLayout): Int32Array[] {
  const { mainFacet, mainStart, order, restOf } = layout;
  // Thresholds shift all elements alike and are left out: they come last in the list.
  const facetUnknowns = design.facets.reduce((all, facet) => all + facet.elements.length, 0);
  const rest = facetUnknowns - mainFacet.elements.length;
  const others = [...design.facets.entries()].filter(([place]) => place !== layout.main);
  const matrix = new Float64Array(rest * rest);
  const collector = createRowCollector(rest);
  let own = 0;
  for (let index = 0; index < order.length; index += 1) {
    const observation = wholeAt(design.kept, wholeAt(order, index));
    const element = wholeAt(mainFacet.of, observation);
    const slots = others.map(([f, facet]) => restOf(wholeAt(layout.facetStart, f) + wholeAt(facet.of, observation)));
    for (const row of slots) {
      collector.add(row, 1);
      for (const column of slots) if (column <= row) add(matrix, row * rest + column, 1);
    }
    own += 1;
    if (!endsElement(design, layout, index)) continue;
    collector.close(element, own);
    own = 0;
  }
  const scale = Float64Array.from({ length: rest }, (_, slot) => realAt(matrix, slot * rest + slot));
  subtractEliminated(matrix, rest, collector.rows);
  const shifts = nullSpace(factorise(matrix, scale)).filter(
    (shift) => !shift.every((value, slot) => value === 0 || realAt(scale, slot) === 0),
  );
  const wholeShifts = shifts.map((shift) => {
    const whole = new Float64Array(facetUnknowns);
    for (const [slot, value] of shift.entries()) whole[layout.wholeOf(slot)] = value;
    for (const { element, own: count, places, values } of collector.rows) {
      whole[mainStart + element] = -places.reduce((sum, place, index) => sum + at(values, index) * realAt(shift, place), 0) / count;
    }
    return whole;
  });
  return design.facets.map((facet, place) => {
    const numbers = new Map<string, number>();
    return Int32Array.from(facet.elements, (_, element) => {
      if (roundOf(design.setAside, place, element) > 0) return -1;
      const key = wholeShifts.map((shift) => Math.round(realAt(shift, wholeAt(layout.facetStart, place) + element) * 1e6)).join(' ');
      const number = numbers.get(key) ?? numbers.size;
      numbers.set(key, number);
      return number;
    });
  });
}
