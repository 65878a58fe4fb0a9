import type { Metric } from '../../../shared/domain/statistics/krippendorff-cases';
import type { Ratings } from '../../../shared/domain/statistics/ratings';

/** Krippendorff's alpha as it is written down: the matrix of coincidences, its margins, and the difference of every pair of values. NaN where the values do not vary. */
export function naiveAlpha(ratings: Ratings, metric: Metric): number {
  const rows = ratings.map((row) => row.filter((value) => value !== null)).filter((row) => row.length > 1);
  const values = [...new Set(rows.flat())].toSorted((a, b) => a - b);
  const coincidences = values.map(() => values.map(() => 0));
  for (const row of rows) {
    for (const [first, one] of row.entries()) {
      for (const [second, other] of row.entries()) {
        const line = coincidences[values.indexOf(one)];
        const column = values.indexOf(other);
        if (first !== second && line !== undefined) line[column] = (line[column] ?? 0) + 1 / (row.length - 1);
      }
    }
  }
  const margins = coincidences.map((line) => line.reduce((sum, count) => sum + count, 0));
  const n = margins.reduce((sum, count) => sum + count, 0);
  let observed = 0;
  let expected = 0;
  for (const c of values.keys()) {
    for (const k of values.keys()) {
      const difference = squaredDifference(values, margins, metric, Math.min(c, k), Math.max(c, k));
      observed += (coincidences[c]?.[k] ?? 0) * difference;
      expected += ((margins[c] ?? 0) * (margins[k] ?? 0) * difference) / (n - 1);
    }
  }
  return 1 - observed / expected;
}

function squaredDifference(values: readonly number[], margins: readonly number[], metric: Metric, c: number, k: number): number {
  const [low = 0, high = 0] = [values[c], values[k]];
  if (c === k) return 0;
  if (metric === 'nominal') return 1;
  if (metric === 'interval') return (high - low) ** 2;
  if (metric === 'ratio') return ((high - low) / (high + low)) ** 2;
  const between = margins.slice(c, k + 1).reduce((sum, count) => sum + count, 0);
  return (between - ((margins[c] ?? 0) + (margins[k] ?? 0)) / 2) ** 2;
}
