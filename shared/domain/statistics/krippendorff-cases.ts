import { assertNever } from './assert-never';
import { at, realAt, wholeAt } from './numbers';
import { distinctValues, presentValues, type Ratings } from './ratings';

export type Metric = 'nominal' | 'ordinal' | 'interval' | 'ratio';

/** What each case adds to the counts of values and to the disagreeing pairs, laid end to end; case i has the places from start[i] to start[i + 1]. */
export interface PairableCases {
  readonly length: number;
  /** The values that occur, rising; everything else names them by their place here. */
  readonly values: readonly number[];
  readonly countStart: Int32Array;
  readonly countOf: Int32Array;
  readonly count: Float64Array;
  readonly pairStart: Int32Array;
  readonly pairOf: Int32Array;
  /** Ordered pairs of two different values within the case, each divided by the case's ratings less one. */
  readonly pair: Float64Array;
  /** The two values of each pair that occurs anywhere. */
  readonly pairLow: Int32Array;
  readonly pairHigh: Int32Array;
}

/** The cases with two ratings or more, in an order that depends on their ratings alone. */
export function pairableCases(ratings: Ratings): PairableCases {
  const rows = ratings.map((row) => presentValues(row).toSorted((a, b) => a - b)).filter((row) => row.length > 1);
  rows.sort((a, b) => a.length - b.length || a.map((value, index) => value - at(b, index)).find((difference) => difference !== 0) || 0);
  const values = distinctValues(rows);
  const place = new Map(values.map((value, index) => [value, index]));
  const pairKeys = new Map<number, number>();
  const laid = { countStart: [0], countOf: [0].slice(1), count: [0].slice(1), pairStart: [0], pairOf: [0].slice(1), pair: [0].slice(1) };
  for (const row of rows) {
    const counts = new Map<number, number>();
    for (const value of row) counts.set(place.get(value) ?? 0, (counts.get(place.get(value) ?? 0) ?? 0) + 1);
    const entries = [...counts];
    for (const [index, [low, lowCount]] of entries.entries()) {
      laid.countOf.push(low);
      laid.count.push(lowCount);
      for (const [high, highCount] of entries.slice(index + 1)) {
        const key = low * values.length + high;
        if (!pairKeys.has(key)) pairKeys.set(key, pairKeys.size);
        laid.pairOf.push(pairKeys.get(key) ?? 0);
        laid.pair.push((2 * lowCount * highCount) / (row.length - 1));
      }
    }
    laid.countStart.push(laid.count.length);
    laid.pairStart.push(laid.pair.length);
  }
  const keys = [...pairKeys.keys()];
  return {
    length: rows.length,
    values,
    countStart: Int32Array.from(laid.countStart),
    countOf: Int32Array.from(laid.countOf),
    count: Float64Array.from(laid.count),
    pairStart: Int32Array.from(laid.pairStart),
    pairOf: Int32Array.from(laid.pairOf),
    pair: Float64Array.from(laid.pair),
    pairLow: Int32Array.from(keys.map((key) => Math.floor(key / values.length))),
    pairHigh: Int32Array.from(keys.map((key) => key % values.length)),
  };
}

/** How two values differ, squared; `expected` is the sum over all ordered pairs of the pooled values. */
export interface Differences {
  /** Called once for each set of counts, before anything else. */
  readonly prepare: (counts: Float64Array) => void;
  readonly squared: (low: number, high: number) => number;
  readonly expected: (counts: Float64Array) => number;
}

/**
 * The four difference functions. Ordinal differences, (Σ of the counts from c to k − half of both ends)², are differences of mid-ranks: the closed form of interval data
 * serves both, so that nothing but ratio data looks at every pair of values.
 */
export function differenceScores(values: readonly number[], metric: Metric): Differences {
  const unprepared = (): void => undefined;
  switch (metric) {
    case 'nominal':
      return {
        prepare: unprepared,
        squared: () => 1,
        expected: (counts) => total(counts) ** 2 - counts.reduce((all, count) => all + count * count, 0),
      };
    case 'interval':
      return onScores(Float64Array.from(values), unprepared);
    case 'ordinal': {
      const ranks = new Float64Array(values.length);
      return onScores(ranks, (counts) => {
        let below = 0;
        for (let index = 0; index < counts.length; index += 1) {
          ranks[index] = below + realAt(counts, index) / 2;
          below += realAt(counts, index);
        }
      });
    }
    case 'ratio': {
      const squared = (low: number, high: number): number =>
        ((at(values, high) - at(values, low)) / (at(values, high) + at(values, low))) ** 2;
      return { prepare: unprepared, squared, expected: (counts) => everyPair(counts, squared) };
    }
    default:
      return assertNever(metric);
  }
}

/** 1 − (n − 1) · Σ observed differences / Σ differences of all pooled pairs; null where the values do not vary. */
export function alphaOf(counts: Float64Array, pairs: Float64Array, cases: PairableCases, differences: Differences): number | null {
  differences.prepare(counts);
  let observed = 0;
  for (let pair = 0; pair < pairs.length; pair += 1) {
    const weight = realAt(pairs, pair);
    if (weight !== 0) observed += weight * differences.squared(wholeAt(cases.pairLow, pair), wholeAt(cases.pairHigh, pair));
  }
  const varied = counts.reduce((kinds, count) => kinds + (count > 0 ? 1 : 0), 0) > 1;
  return varied ? 1 - ((total(counts) - 1) * observed) / differences.expected(counts) : null;
}

function onScores(scores: Float64Array, prepare: (counts: Float64Array) => void): Differences {
  return {
    prepare,
    squared: (low, high) => (realAt(scores, high) - realAt(scores, low)) ** 2,
    expected: (counts) => {
      const all = total(counts);
      const centre = counts.reduce((sum, count, index) => sum + count * realAt(scores, index), 0) / all;
      return 2 * all * counts.reduce((sum, count, index) => sum + count * (realAt(scores, index) - centre) ** 2, 0);
    },
  };
}

function everyPair(counts: Float64Array, squared: (low: number, high: number) => number): number {
  let all = 0;
  for (let low = 0; low < counts.length; low += 1) {
    if (realAt(counts, low) === 0) continue;
    for (let high = low + 1; high < counts.length; high += 1) all += 2 * realAt(counts, low) * realAt(counts, high) * squared(low, high);
  }
  return all;
}

const total = (counts: Float64Array): number => counts.reduce((all, count) => all + count, 0);
