import { at, sum } from './numbers';

export type Matrix = readonly (readonly number[])[];

export interface KappaMoments {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly observed: number;
  readonly expected: number;
  readonly kappa: number;
  /** n times the squared standard error of the estimate. */
  readonly variance: number;
  /** n times the squared standard error under kappa = 0. */
  readonly varianceNull: number;
}

/**
 * Weighted kappa of a table of proportions with both large-sample variances: Fleiss, Cohen & Everitt (1969) Psychol. Bull. 72:323.
 * `expected` must not be 1 in what is used of the result.
 */
export function kappaMoments(shares: Matrix, weights: Matrix): KappaMoments {
  const size = shares.length;
  const places = Array.from({ length: size }, (_, index) => index);
  const share = (row: number, column: number): number => at(shares[row] ?? [], column);
  const weight = (row: number, column: number): number => at(weights[row] ?? [], column);
  const over = (value: (row: number, column: number) => number): number =>
    sum(places.flatMap((row) => places.map((column) => value(row, column))));
  const rows = places.map((row) => sum(shares[row] ?? []));
  const columns = places.map((column) => sum(places.map((row) => share(row, column))));
  const observed = over((row, column) => weight(row, column) * share(row, column));
  const expected = over((row, column) => weight(row, column) * at(rows, row) * at(columns, column));
  const kappa = (observed - expected) / (1 - expected);
  const rowWeights = places.map((row) => sum(places.map((column) => at(columns, column) * weight(row, column))));
  const columnWeights = places.map((column) => sum(places.map((row) => at(rows, row) * weight(row, column))));
  const marginal = (row: number, column: number): number => at(rowWeights, row) + at(columnWeights, column);
  const spread = over((row, column) => share(row, column) * (weight(row, column) - marginal(row, column) * (1 - kappa)) ** 2);
  const spreadNull = over((row, column) => at(rows, row) * at(columns, column) * (weight(row, column) - marginal(row, column)) ** 2);
  // Rounding can leave a hair below zero where agreement is perfect.
  const variance = Math.max(0, spread - (kappa - expected * (1 - kappa)) ** 2) / (1 - expected) ** 2;
  const varianceNull = Math.max(0, spreadNull - expected ** 2) / (1 - expected) ** 2;
  return { rows, columns, observed, expected, kappa, variance, varianceNull };
}
