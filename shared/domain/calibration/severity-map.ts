import type { SeverityMap } from '../../contract/calibration-figures';
import { manyFacetRasch, type RaschElement, type RaschObservation } from '../statistics/many-facet-rasch';
import { quantileOfSorted } from '../statistics/numbers';
import type { AdviceKind, NoFigureReason } from './figure-kinds';
import { rounded } from './make-figure';
import { levelAt, type PlacedCase } from './placed-session';

const z = 1.959964;

/**
 * Members, cases and levels on one ruler by the many-facet Rasch model. The middle member stands at 0, which one who is far off does not move; higher is more severe.
 * Where members and cases fall apart into groups that share none, there is no common ruler and so no map.
 */
export function severityMapOf(cases: readonly PlacedCase[], memberIds: readonly string[], levels: readonly number[]): SeverityMap {
  const observations = cases.flatMap(({ caseId, places }) =>
    places.flatMap((score, index): RaschObservation[] => {
      const member = memberIds[index];
      return score === null || member === undefined ? [] : [{ elements: { case: caseId, member }, score }];
    }),
  );
  const n = observations.length;
  const no = (reason: NoFigureReason): SeverityMap => ({ estimable: false, estimator: 'raschSeverity', n, reason });
  if (new Set(observations.map(({ elements }) => elements['member'])).size < 2) return no('tooFewRaters');
  const found = manyFacetRasch(observations, {
    facets: ['case', 'member'],
    positive: ['case'],
    model: 'rating-scale',
    floating: 'case',
    // Panels of a few who agree nearly always are the rule: without it many a map would have no end.
    priorSd: 3,
  });
  if (!found.estimable) return no(found.reason);
  if (found.components > 1) return no('notConnected');
  if (!found.converged) return no('notConverged');
  // Extreme cases and members were set aside: the steps lie between the levels that are left.
  const used = [...new Set(observations.flatMap(({ score }, place) => ((found.residuals[place] ?? null) === null ? [] : [score])))];
  const inUse = used.toSorted((a, b) => a - b);
  const elements = found.facets['member'] ?? [];
  const middle = medianOf(elements.map(({ measure }) => measure));
  const summary = found.summary['member'];
  const number = (value: number | null | undefined): number | null =>
    value === null || value === undefined || !Number.isFinite(value) ? null : rounded(value);
  return {
    estimable: true,
    estimator: 'raschSeverity',
    n,
    members: elements
      .map((each) => shifted(each, middle))
      .map((one) => ({
        memberId: one.element,
        ...placedOf(one),
        count: one.count,
        infit: number(one.infit),
        outfit: number(one.outfit),
        fairAverage: rounded(levelBetween(levels, one.fairAverage)),
        advice: adviceOf(one),
      })),
    cases: (found.facets['case'] ?? []).map((one) => ({ caseId: one.element, ...placedOf(shifted(one, middle)) })),
    thresholds:
      found.thresholds.length === inUse.length - 1
        ? found.thresholds.map((measure, index) => ({
            from: levelAt(levels, inUse[index] ?? -1),
            to: levelAt(levels, inUse[index + 1] ?? -1),
            measure: rounded(measure),
          }))
        : [],
    reliability: number(summary?.reliability),
    p: number(summary?.p),
  };
}

const shifted = (one: RaschElement, by: number): RaschElement => ({ ...one, measure: one.measure - by });

function medianOf(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  return sorted.length === 0 ? 0 : quantileOfSorted(sorted, 0.5);
}

/** The model counts places on the scale; between two of them lies what lies between their levels. */
function levelBetween(levels: readonly number[], place: number): number {
  const below = Math.floor(place);
  const low = levelAt(levels, below);
  return place === below ? low : low + (place - below) * (levelAt(levels, below + 1) - low);
}

function placedOf({ measure, se, extreme }: RaschElement) {
  return {
    measure: rounded(measure),
    se: rounded(se),
    low: rounded(measure - z * se),
    high: rounded(measure + z * se),
    isExtreme: extreme,
  };
}

function adviceOf({ measure, se, extreme, count }: RaschElement): AdviceKind {
  if (extreme || count < 5) return 'undecided';
  if (measure - z * se > 0) return 'severe';
  return measure + z * se < 0 ? 'lenient' : 'inLine';
}
