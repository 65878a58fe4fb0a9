import { add, at, realAt, wholeAt } from './numbers';
import type { RaschDesign } from './rasch-design';
import { endsElement, locationOf, type RaschLayout } from './rasch-layout';
import { expectAt, roomFor, type Expectation } from './rasch-model';
import { createRowCollector, subtractEliminated } from './schur';
import { factorise, solve } from './semidefinite';

export interface NewtonStep {
  /** The inverse information times the gradient, in the order of the layout. */
  readonly step: Float64Array;
  /** Logarithm of the joint likelihood, with that of the prior, at the values that the step starts from. */
  readonly likelihood: number;
}

/**
 * Newton's step at these values.
 * The information is the covariance of the sufficient statistics: the category for a measure (with the facet's sign), minus "category j or above" for threshold j.
 * `precision` is that of a normal prior around 0 on every unknown, 1 / SD²; 0: none.
 */
export function newtonStep(design: RaschDesign, layout: RaschLayout, values: Float64Array, precision: number): NewtonStep {
  const { order, rest, restOf, mainFacet, mainStart, steps } = layout;
  const others = [...design.facets.entries()].filter(([place]) => place !== layout.main);
  const room = roomFor(steps);
  const matrix = new Float64Array(rest * rest);
  const right = new Float64Array(rest);
  const gradient = new Float64Array(mainFacet.elements.length);
  const collector = createRowCollector(rest);
  // What one observation touches among the unknowns that stay, and the covariance of each with the category; its facets first, then its thresholds from the highest.
  const slots = new Int32Array(others.length + room.probability.length);
  const cross = new Float64Array(slots.length);
  const signs = Int32Array.from(others, ([, facet]) => facet.sign);
  let own = 0;
  let likelihood = 0;
  for (let index = 0; index < order.length; index += 1) {
    const place = wholeAt(order, index);
    const observation = wholeAt(design.kept, place);
    const element = wholeAt(mainFacet.of, observation);
    const category = wholeAt(design.category, place);
    likelihood += lookAt(design, layout, values, room, place);
    own += room.variance;
    add(gradient, element, mainFacet.sign * (category - room.expected));
    let used = 0;
    for (const [f, facet] of others) {
      slots[used] = restOf(wholeAt(layout.facetStart, f) + wholeAt(facet.of, observation));
      cross[used] = facet.sign * room.variance;
      add(right, wholeAt(slots, used), facet.sign * (category - room.expected));
      used += 1;
    }
    const group = wholeAt(design.groupOf, observation);
    const last = restOf(wholeAt(layout.groupStart, group)) - 1;
    for (let j = wholeAt(steps, group), above = 0; j >= 1; j -= 1) {
      above += j * realAt(room.probability, j);
      slots[used] = last + j;
      cross[used] = room.expected * realAt(room.atLeast, j) - above;
      add(right, last + j, realAt(room.atLeast, j) - (category >= j ? 1 : 0));
      used += 1;
    }
    for (let a = 0; a < used; a += 1) {
      const row = wholeAt(slots, a);
      collector.add(row, mainFacet.sign * realAt(cross, a));
      for (let b = 0; b <= a; b += 1) {
        const column = wholeAt(slots, b);
        add(matrix, row >= column ? row * rest + column : column * rest + row, covariance(room, cross, signs, used, a, b));
      }
    }
    if (!endsElement(design, layout, index)) continue;
    add(gradient, element, -precision * realAt(values, mainStart + element));
    collector.close(element, own + precision);
    own = 0;
  }
  for (let slot = 0; slot < rest; slot += 1) {
    add(matrix, slot * rest + slot, precision);
    add(right, slot, -precision * realAt(values, layout.wholeOf(slot)));
  }
  likelihood -= (precision / 2) * values.reduce((squares, value) => squares + value * value, 0);
  const scale = Float64Array.from({ length: rest }, (_, slot) => realAt(matrix, slot * rest + slot));
  subtractEliminated(matrix, rest, collector.rows);
  for (const row of collector.rows) {
    for (let a = 0; a < row.places.length; a += 1)
      add(right, at(row.places, a), (-at(row.values, a) * realAt(gradient, row.element)) / row.own);
  }
  const restStep = solve(factorise(matrix, scale), right);
  const step = new Float64Array(layout.length);
  for (let slot = 0; slot < rest; slot += 1) step[layout.wholeOf(slot)] = realAt(restStep, slot);
  for (const row of collector.rows) {
    let left = realAt(gradient, row.element);
    for (let a = 0; a < row.places.length; a += 1) left -= at(row.values, a) * realAt(restStep, at(row.places, a));
    step[mainStart + row.element] = left / row.own;
  }
  return { step, likelihood };
}

/** Between the sufficient statistics of the unknowns at two of an observation's slots, b ≤ a. */
function covariance(room: Expectation, cross: Float64Array, signs: Int32Array, used: number, a: number, b: number): number {
  if (a < signs.length) return wholeAt(signs, a) * wholeAt(signs, b) * room.variance;
  if (b < signs.length) return wholeAt(signs, b) * realAt(cross, a);
  // Thresholds used − a ≤ used − b: reaching the higher one is reaching both.
  return realAt(room.atLeast, used - b) * (1 - realAt(room.atLeast, used - a));
}

function lookAt(design: RaschDesign, layout: RaschLayout, values: Float64Array, room: Expectation, place: number): number {
  const observation = wholeAt(design.kept, place);
  const group = wholeAt(design.groupOf, observation);
  const location = locationOf(design, layout, values, observation);
  return expectAt(room, location, values, wholeAt(layout.groupStart, group), wholeAt(layout.steps, group), wholeAt(design.category, place));
}
