import { add, realAt, wholeAt } from './numbers';
import type { RaschDesign } from './rasch-design';
import { newtonStep } from './rasch-information';
import type { RaschLayout } from './rasch-layout';

export interface RaschEstimate {
  /** In the order of the layout, in logits; where each facet has its origin is not settled yet. */
  readonly values: Float64Array;
  readonly iterations: number;
  readonly converged: boolean;
}

const mostIterations = 100;
const closeEnough = 1e-8;
/** In logits: further than that the quadratic approximation is no guide. */
const longestStep = 3;

/**
 * Joint maximum likelihood of all measures and thresholds at once by Newton's method, until no unknown moves by 1e-8 logits.
 * No two elements of one facet meet in an observation, so that facet's block of the information is diagonal: the largest facet is eliminated (Schur complement), and what is left to
 * solve is as large as the other facets together. Directions in which the likelihood is flat (the origin of each facet) stay where they start.
 */
export function estimateJointly(design: RaschDesign, layout: RaschLayout, precision: number): RaschEstimate {
  let values = startValues(design, layout);
  let { step, likelihood } = newtonStep(design, layout, values, precision);
  for (let iterations = 1; iterations <= mostIterations; iterations += 1) {
    const longest = step.reduce((most, each) => Math.max(most, Math.abs(each)), 0);
    let share = Math.min(1, longestStep / longest);
    let moved = values.map((value, index) => value + share * realAt(step, index));
    if (longest < closeEnough) return { values: moved, iterations, converged: true };
    let next = newtonStep(design, layout, moved, precision);
    // The likelihood is concave: a step that lowers it was too long. Close to the top only rounding is left of the difference.
    while (next.likelihood < likelihood - 1e-9 * Math.abs(likelihood) && share > 1e-6) {
      share /= 2;
      moved = values.map((value, index) => value + share * realAt(step, index));
      next = newtonStep(design, layout, moved, precision);
    }
    values = moved;
    ({ step, likelihood } = next);
  }
  return { values, iterations: mostIterations, converged: false };
}

/** Each element at the logit of its own mean category, the thresholds at the logits of neighbouring categories' counts. */
function startValues(design: RaschDesign, layout: RaschLayout): Float64Array {
  const values = new Float64Array(layout.length);
  for (const [group, { labels }] of design.groups.entries()) {
    const counts = new Float64Array(labels.length);
    for (const [place, observation] of design.kept.entries()) {
      if (wholeAt(design.groupOf, observation) === group) add(counts, wholeAt(design.category, place), 1);
    }
    for (let k = 1; k < counts.length; k += 1)
      values[wholeAt(layout.groupStart, group) + k - 1] = Math.log(realAt(counts, k - 1) / realAt(counts, k));
  }
  for (const [index, facet] of design.facets.entries()) {
    const gained = new Float64Array(facet.elements.length);
    const possible = new Float64Array(facet.elements.length);
    for (const [place, observation] of design.kept.entries()) {
      add(gained, wholeAt(facet.of, observation), wholeAt(design.category, place));
      add(possible, wholeAt(facet.of, observation), wholeAt(layout.steps, wholeAt(design.groupOf, observation)));
    }
    const whole = total(gained) / (total(possible) - total(gained));
    for (const element of facet.elements.keys()) {
      if (realAt(possible, element) === 0) continue;
      const own = (realAt(gained, element) + 0.3) / (realAt(possible, element) - realAt(gained, element) + 0.3);
      values[wholeAt(layout.facetStart, index) + element] = facet.sign * Math.log(own / whole);
    }
  }
  return values;
}

const total = (values: Float64Array): number => values.reduce((all, each) => all + each, 0);
