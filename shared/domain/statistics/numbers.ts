/** An element of a list of numbers; outside it NaN, so that a wrong index shows in the result. */
export const at = (list: readonly number[], index: number): number => list[index] ?? Number.NaN;

// One function for each kind of array, and never beyond its end: reading all kinds in one place, or once outside, makes every reading several times slower.

/** An element of an array of real numbers. */
export const realAt = (list: Float64Array, index: number): number => list[index] ?? Number.NaN;

/** An element of an array of whole numbers. */
export const wholeAt = (list: Int32Array, index: number): number => list[index] ?? Number.NaN;

/** Adds to an element of a typed array. */
export function add(list: Float64Array, index: number, value: number): void {
  list[index] = (list[index] ?? Number.NaN) + value;
}

export function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

export const mean = (values: readonly number[]): number => sum(values) / values.length;

/** Sum of squared deviations from the mean. */
export function squaredDeviations(values: readonly number[]): number {
  const centre = mean(values);
  return sum(values.map((value) => (value - centre) ** 2));
}

/** Quantile of rising values by linear interpolation between order statistics: Hyndman & Fan (1996) The American Statistician 50:361, type 7. */
export function quantileOfSorted(sorted: Float64Array, probability: number): number {
  const place = probability * (sorted.length - 1);
  const below = Math.floor(place);
  const low = realAt(sorted, below);
  return place === below ? low : low + (place - below) * (realAt(sorted, below + 1) - low);
}
