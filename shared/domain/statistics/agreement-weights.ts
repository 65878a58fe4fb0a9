import { assertNever } from './assert-never';
import { at } from './numbers';

export type WeightScheme = 'unweighted' | 'linear' | 'quadratic' | 'ordinal';

/**
 * Agreement weights of ordered categories, 1 = full agreement, as a square matrix over the categories' values.
 * Linear 1 − |a − b| / range and quadratic 1 − ((a − b) / range)²: Cicchetti & Allison (1971), Fleiss & Cohen (1973) Educ. Psychol. Meas. 33:613.
 * Ordinal 1 − C(steps + 1, 2) / C(q, 2) of ranks: Gwet (2014) Handbook of Inter-Rater Reliability, 4th ed., ch. 3.
 */
export function agreementWeights(categories: readonly number[], scheme: WeightScheme): number[][] {
  const range = at(categories, categories.length - 1) - at(categories, 0);
  const pairs = (count: number): number => (count * (count - 1)) / 2;
  const weightOf = (row: number, column: number): number => {
    if (row === column) return 1;
    const distance = Math.abs(at(categories, row) - at(categories, column)) / range;
    switch (scheme) {
      case 'unweighted':
        return 0;
      case 'linear':
        return 1 - distance;
      case 'quadratic':
        return 1 - distance ** 2;
      case 'ordinal':
        return 1 - pairs(Math.abs(row - column) + 1) / pairs(categories.length);
      default:
        return assertNever(scheme);
    }
  };
  return categories.map((_row, row) => categories.map((_column, column) => weightOf(row, column)));
}
