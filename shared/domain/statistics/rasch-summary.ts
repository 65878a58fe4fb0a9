import { chiSquareUpper } from './distributions';
import { mean, squaredDeviations, sum } from './numbers';

/** How well the elements of a facet are told apart; all null with less than two elements that have a joint estimate. */
export interface RaschSummary {
  /** True spread by mean error. */
  readonly separation: number | null;
  /** Share of the observed variance that is true. */
  readonly reliability: number | null;
  /** Levels that can be told apart, (4 · separation + 1) / 3. */
  readonly strata: number | null;
  /** Test that all measures are the same. */
  readonly chiSquare: number | null;
  readonly df: number | null;
  readonly p: number | null;
}

/** Separation statistics of measures with their standard errors, population spread: Wright & Masters (1982) Rating Scale Analysis, ch. 5; strata: Fisher (1992) RMT 6:238; chi-square: Linacre, Facets manual. */
export function summarise(measures: readonly number[], errors: readonly number[]): RaschSummary {
  const count = measures.length;
  if (count < 2) return { separation: null, reliability: null, strata: null, chiSquare: null, df: null, p: null };
  const meanSquareError = mean(errors.map((error) => error ** 2));
  const observed = squaredDeviations(measures) / count;
  const trueVariance = Math.max(0, observed - meanSquareError);
  const separation = Math.sqrt(trueVariance / meanSquareError);
  const weights = errors.map((error) => 1 / error ** 2);
  const weighted = sum(measures.map((measure, index) => measure * (weights[index] ?? 0)));
  const squares = sum(measures.map((measure, index) => measure ** 2 * (weights[index] ?? 0)));
  const chiSquare = Math.max(0, squares - weighted ** 2 / sum(weights));
  return {
    separation,
    reliability: observed === 0 ? 0 : trueVariance / observed,
    strata: (4 * separation + 1) / 3,
    chiSquare,
    df: count - 1,
    p: chiSquareUpper(chiSquare, count - 1),
  };
}
