import { notEstimable, type Estimate } from './estimate';
import { realAt, wholeAt } from './numbers';
import { centreMeasures, facetMean } from './rasch-centre';
import { subsetsOf } from './rasch-connectivity';
import { indexFacets, setExtremesAside, type RaschDesign, type RaschObservation } from './rasch-design';
import { measureExtremes } from './rasch-extremes';
import { fitOf, meanLabel, type RaschFit } from './rasch-fit';
import { layOut, type RaschLayout } from './rasch-layout';
import { expectAt, roomFor } from './rasch-model';
import { estimateJointly } from './rasch-newton';
import { summarise, type RaschSummary } from './rasch-summary';

export type { RaschObservation } from './rasch-design';

export interface RaschElement {
  readonly element: string;
  /** In logits: severity or difficulty, ability in a positive facet. */
  readonly measure: number;
  /** In logits, 1 / √information. */
  readonly se: number;
  /** Mean-square fit, 1 as expected, usual range 0.5 to 1.5; null where the element is extreme. */
  readonly infit: number | null;
  readonly outfit: number | null;
  /** Sum and number of all its ratings. */
  readonly score: number;
  readonly count: number;
  /** What it would be rated, or rate, on average where everything else is average; in the unit of the scores. */
  readonly fairAverage: number;
  /** Whether all its ratings are the lowest or all the highest: the measure is then a convention. */
  readonly extreme: boolean;
  /** Elements of one facet in different subsets cannot be compared; −1 where the element is extreme. */
  readonly subset: number;
}

export interface UnexpectedRating {
  readonly elements: Readonly<Record<string, string>>;
  readonly score: number;
  readonly expected: number;
  /** Standardised. */
  readonly residual: number;
}

export interface ManyFacetRasch {
  readonly estimator: 'joint maximum likelihood' | 'joint posterior mode';
  readonly facets: Readonly<Record<string, readonly RaschElement[]>>;
  readonly summary: Readonly<Record<string, RaschSummary>>;
  /** Rasch–Andrich thresholds in logits between neighbouring categories in use; empty with partial credit. */
  readonly thresholds: readonly number[];
  /** With partial credit, those of each element of the last facet. */
  readonly thresholdsOf: Readonly<Record<string, readonly number[]>>;
  /** Disconnected subsets: with more than one there is no common scale of severity. */
  readonly components: number;
  /** Ratings two or more standard deviations off, the worst first. */
  readonly unexpected: readonly UnexpectedRating[];
  /** Standardised residual of each observation, in their order, for charts over time; null where an extreme element took part. */
  readonly residuals: readonly (number | null)[];
  readonly iterations: number;
  readonly converged: boolean;
}

export interface RaschOptions {
  readonly facets: readonly string[];
  /** Facets whose measure raises the score. */
  readonly positive: readonly string[];
  /** One set of thresholds for all, or one for each element of the last facet. */
  readonly model: 'rating-scale' | 'partial-credit';
  /** The facet that is not centred at 0; the first that is not positive where none is named. */
  readonly floating?: string;
  /**
   * Of a normal prior around 0 on every measure and threshold, in logits: keeps them finite where raters agree so well that the likelihood alone has no top. Without it there is none.
   * Posterior mode: Mislevy (1986) Psychometrika 51:177.
   */
  readonly priorSd?: number;
}

/**
 * Many-facet Rasch model log(P_k / P_(k−1)) = Σ ± measures − τ_k by joint maximum likelihood; n counts the observations. Scores are integers; facets need not be crossed.
 * Linacre (1989) Many-Facet Rasch Measurement; partial credit: Masters (1982) Psychometrika 47:149. Joint estimates of short scales are spread a little too wide.
 */
export function manyFacetRasch(observations: readonly RaschObservation[], options: RaschOptions): Estimate<ManyFacetRasch> {
  const n = observations.length;
  if (n === 0 || options.facets.length === 0) return notEstimable('noRatings');
  const facets = indexFacets(observations, options.facets, options.positive);
  const scores = Float64Array.from(observations, ({ score }) => score);
  if (!scores.every(Number.isInteger)) throw new RangeError('a score is an integer');
  const stepFacet = options.model === 'partial-credit' ? facets.at(-1) : undefined;
  const groupCount = stepFacet?.elements.length ?? 1;
  const design = setExtremesAside(facets, scores, stepFacet?.of ?? new Int32Array(n), groupCount);
  if (design.kept.length === 0) return notEstimable('noVariation');
  if (design.groups.some(({ labels }) => labels.length < 2)) return notEstimable('tooFewCategories');
  const layout = layOut(design);
  const {
    values: found,
    iterations,
    converged,
  } = estimateJointly(design, layout, options.priorSd === undefined ? 0 : 1 / options.priorSd ** 2);
  const floating = options.floating ?? (facets.find(({ sign }) => sign === -1) ?? facets[0])?.name ?? '';
  const values = centreMeasures(design, layout, found, floating);
  const fit = fitOf(design, layout, values);
  const ofExtremes = measureExtremes(design, layout, values);
  const subsets = subsetsOf(design, layout);
  const thresholds = design.groups.map((_group, group) => {
    const start = wholeAt(layout.groupStart, group);
    return [...values.subarray(start, start + wholeAt(layout.steps, group))];
  });
  const elements = facets.map((_facet, f) => elementsOf(design, layout, values, fit, ofExtremes, subsets[f] ?? new Int32Array(0), f));
  return {
    estimable: true,
    n,
    estimator: options.priorSd === undefined ? 'joint maximum likelihood' : 'joint posterior mode',
    facets: Object.fromEntries(facets.map((facet, f) => [facet.name, elements[f] ?? []])),
    summary: Object.fromEntries(
      facets.map((facet, f) => {
        const kept = (elements[f] ?? []).filter(({ extreme }) => !extreme);
        return [
          facet.name,
          summarise(
            kept.map(({ measure }) => measure),
            kept.map(({ se }) => se),
          ),
        ];
      }),
    ),
    thresholds: stepFacet === undefined ? (thresholds[0] ?? []) : [],
    thresholdsOf: Object.fromEntries((stepFacet?.elements ?? []).map((element, group) => [element, thresholds[group] ?? []])),
    components: Math.max(...subsets.map((each) => each.reduce((most, subset) => Math.max(most, subset + 1), 1))),
    unexpected: unexpectedOf(observations, fit),
    residuals: fit.residuals,
    iterations,
    converged,
  };
}

function elementsOf(
  design: RaschDesign,
  layout: RaschLayout,
  values: Float64Array,
  fit: RaschFit,
  ofExtremes: ReadonlyMap<number, number>,
  subsets: Int32Array,
  f: number,
): RaschElement[] {
  const facet = design.facets[f];
  if (facet === undefined) return [];
  const count = new Int32Array(facet.elements.length);
  const score = new Float64Array(facet.elements.length);
  for (const [observation, element] of facet.of.entries()) {
    count[element] = wholeAt(count, element) + 1;
    score[element] = realAt(score, element) + realAt(design.scores, observation);
  }
  const others = design.facets.reduce((sum, other, g) => (g === f ? sum : sum + other.sign * facetMean(design, layout, values, g)), 0);
  const isStepFacet = design.groups.length > 1 && f === design.facets.length - 1;
  const room = roomFor(layout.steps);
  return facet.elements.map((element, place) => {
    const unknown = wholeAt(layout.facetStart, f) + place;
    const measure = realAt(values, unknown);
    const groups = isStepFacet ? [place] : [...design.groups.keys()];
    const fair = groups.map((group) => {
      expectAt(room, others + facet.sign * measure, values, wholeAt(layout.groupStart, group), wholeAt(layout.steps, group));
      return meanLabel(room.probability, design.groups[group]?.labels ?? []);
    });
    const information = ofExtremes.get(unknown);
    const extreme = information !== undefined;
    return {
      element,
      measure,
      se: 1 / Math.sqrt(information ?? realAt(fit.information, unknown)),
      infit: extreme ? null : realAt(fit.infit, unknown),
      outfit: extreme ? null : realAt(fit.outfit, unknown),
      score: realAt(score, place),
      count: wholeAt(count, place),
      fairAverage: fair.reduce((sum, each) => sum + each, 0) / fair.length,
      extreme,
      subset: wholeAt(subsets, place),
    };
  });
}

function unexpectedOf(observations: readonly RaschObservation[], fit: RaschFit): UnexpectedRating[] {
  return observations
    .flatMap(({ elements, score }, place) => {
      const residual = fit.residuals[place] ?? null;
      return residual === null || Math.abs(residual) < 2 ? [] : [{ elements, score, expected: realAt(fit.expected, place), residual }];
    })
    .toSorted((a, b) => Math.abs(b.residual) - Math.abs(a.residual));
}
