import { add, realAt, wholeAt } from './numbers';
import type { RaschDesign } from './rasch-design';
import { locationOf, type RaschLayout } from './rasch-layout';
import { expectAt, roomFor } from './rasch-model';

export interface RaschFit {
  /** By observation, (score − expected) / model standard deviation; null for those set aside. */
  readonly residuals: readonly (number | null)[];
  /** By observation, in the unit of the scores; NaN for those set aside. */
  readonly expected: Float64Array;
  /** By unknown: mean squared standardised residual, the same weighted by the model variance, and the information. */
  readonly outfit: Float64Array;
  readonly infit: Float64Array;
  readonly information: Float64Array;
}

/** Residuals and mean-square fit, 1 where the data vary as the model says: Wright & Masters (1982) Rating Scale Analysis, ch. 5. */
export function fitOf(design: RaschDesign, layout: RaschLayout, values: Float64Array): RaschFit {
  const room = roomFor(layout.steps);
  const residuals: (number | null)[] = Array.from(design.scores, () => null);
  const expected = new Float64Array(design.scores.length).fill(Number.NaN);
  const [outer, inner, information, count] = Array.from({ length: 4 }, () => new Float64Array(layout.length));
  if (!outer || !inner || !information || !count) throw new RangeError('no room');
  for (const [place, observation] of design.kept.entries()) {
    const group = wholeAt(design.groupOf, observation);
    expectAt(
      room,
      locationOf(design, layout, values, observation),
      values,
      wholeAt(layout.groupStart, group),
      wholeAt(layout.steps, group),
    );
    const residual = wholeAt(design.category, place) - room.expected;
    residuals[observation] = residual / Math.sqrt(room.variance);
    expected[observation] = meanLabel(room.probability, design.groups[group]?.labels ?? []);
    for (const [f, facet] of design.facets.entries()) {
      const unknown = wholeAt(layout.facetStart, f) + wholeAt(facet.of, observation);
      add(outer, unknown, residual ** 2 / room.variance);
      add(inner, unknown, residual ** 2);
      add(information, unknown, room.variance);
      add(count, unknown, 1);
    }
  }
  return {
    residuals,
    expected,
    outfit: outer.map((sum, unknown) => sum / realAt(count, unknown)),
    infit: inner.map((sum, unknown) => sum / realAt(information, unknown)),
    information,
  };
}

/** Expected score, in the unit of the scores. */
export function meanLabel(probability: Float64Array, labels: readonly number[]): number {
  return labels.reduce((sum, label, category) => sum + label * realAt(probability, category), 0);
}
