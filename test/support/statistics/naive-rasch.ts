import type { RaschObservation, RaschOptions } from '../../../shared/domain/statistics/many-facet-rasch';

export interface NaiveRasch {
  readonly measures: Readonly<Record<string, ReadonlyMap<string, number>>>;
  /** By element of the last facet with partial credit, else by the empty name. */
  readonly thresholds: ReadonlyMap<string, readonly number[]>;
  readonly sweeps: number;
  /** How far the last sweep still moved an unknown, in logits. */
  readonly moved: number;
}

/** The same joint estimates the slow and plain way: one unknown after the other, sweep after sweep, until none moves by `closeEnough` logits. Categories count from 0 and all are used. */
export function naiveRasch(
  observations: readonly RaschObservation[],
  options: RaschOptions,
  closeEnough: number,
  mostSweeps: number,
): NaiveRasch {
  const { facets, positive, model } = options;
  const last = facets.at(-1) ?? '';
  const signOf = (facet: string): number => (positive.includes(facet) ? 1 : -1);
  const groupOf = ({ elements }: RaschObservation): string => (model === 'partial-credit' ? (elements[last] ?? '') : '');
  const measures = new Map(facets.map((facet) => [facet, new Map(observations.map(({ elements }) => [elements[facet] ?? '', 0]))]));
  const observationsOf = new Map(facets.map((facet) => [facet, groupBy(observations, ({ elements }) => elements[facet] ?? '')]));
  const groups = groupBy(observations, groupOf);
  const most = Math.max(...observations.map(({ score }) => score));
  const thresholds = new Map([...groups.keys()].map((group) => [group, Array.from({ length: most }, () => 0)]));
  const chances = (observation: RaschObservation): number[] => {
    const location = facets.reduce(
      (sum, facet) => sum + signOf(facet) * (measures.get(facet)?.get(observation.elements[facet] ?? '') ?? 0),
      0,
    );
    let logit = 0;
    const odds = [1, ...(thresholds.get(groupOf(observation)) ?? []).map((threshold) => Math.exp((logit += location - threshold)))];
    const total = odds.reduce((sum, each) => sum + each, 0);
    return odds.map((each) => each / total);
  };
  let sweeps = 0;
  let moved = Number.POSITIVE_INFINITY;
  for (; moved > closeEnough && sweeps < mostSweeps; sweeps += 1) {
    moved = 0;
    for (const facet of facets) {
      for (const [element, theirs] of observationsOf.get(facet) ?? []) {
        let residual = 0;
        let variance = 0;
        for (const observation of theirs) {
          const probability = chances(observation);
          const expected = probability.reduce((sum, chance, category) => sum + chance * category, 0);
          residual += observation.score - expected;
          variance += probability.reduce((sum, chance, category) => sum + chance * (category - expected) ** 2, 0);
        }
        const step = Math.max(-1, Math.min(1, (signOf(facet) * residual) / variance));
        measures.get(facet)?.set(element, (measures.get(facet)?.get(element) ?? 0) + step);
        moved = Math.max(moved, Math.abs(step));
      }
    }
    for (const [group, theirs] of groups) {
      const own = thresholds.get(group) ?? [];
      for (const place of own.keys()) {
        let residual = 0;
        let variance = 0;
        for (const observation of theirs) {
          const reached = chances(observation)
            .slice(place + 1)
            .reduce((sum, chance) => sum + chance, 0);
          residual += reached - (observation.score > place ? 1 : 0);
          variance += reached * (1 - reached);
        }
        const step = Math.max(-1, Math.min(1, residual / variance));
        own[place] = (own[place] ?? 0) + step;
        moved = Math.max(moved, Math.abs(step));
      }
    }
  }
  return { ...centred(facets, measures, thresholds, model === 'partial-credit' ? last : null), sweeps, moved };
}

/** Thresholds and all facets but the floating one about 0, as the model's convention is; only differences between elements are compared for the floating facet's sake. */
function centred(
  facets: readonly string[],
  measures: ReadonlyMap<string, Map<string, number>>,
  thresholds: ReadonlyMap<string, number[]>,
  stepFacet: string | null,
): Pick<NaiveRasch, 'measures' | 'thresholds'> {
  for (const [group, own] of thresholds) {
    const middle = own.reduce((sum, each) => sum + each, 0) / own.length;
    for (const place of own.keys()) own[place] = (own[place] ?? 0) - middle;
    const steps = stepFacet === null ? undefined : measures.get(stepFacet);
    steps?.set(group, (steps.get(group) ?? 0) + middle);
  }
  for (const each of measures.values()) {
    const middle = [...each.values()].reduce((sum, measure) => sum + measure, 0) / each.size;
    for (const [element, measure] of each) each.set(element, measure - middle);
  }
  return { measures: Object.fromEntries(facets.map((facet) => [facet, measures.get(facet) ?? new Map<string, number>()])), thresholds };
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const own = groups.get(keyOf(item));
    if (own === undefined) groups.set(keyOf(item), [item]);
    else own.push(item);
  }
  return groups;
}
