import type { Figure, SessionResult } from '../../contract/calibration-figures';
import { rounded } from './make-figure';

export interface Change {
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  /** Whether the interval of the difference leaves out 0. */
  readonly verdict: 'rose' | 'fell' | 'unclear';
}

/**
 * From one figure to a later one of other cases, with the interval of the difference from both intervals; null where one of them has none.
 * MOVER: Zou & Donner (2008) Statistics in Medicine 27:1693.
 */
export function changeOf(before: Figure, after: Figure): Change | null {
  if (!before.estimable || !after.estimable || before.estimator !== after.estimator) return null;
  if (before.low === null || before.high === null || after.low === null || after.high === null) return null;
  const difference = after.value - before.value;
  const low = rounded(difference - Math.hypot(after.value - after.low, before.high - before.value));
  const high = rounded(difference + Math.hypot(after.high - after.value, before.value - before.low));
  return { difference: rounded(difference), low, high, verdict: low > 0 ? 'rose' : high < 0 ? 'fell' : 'unclear' };
}

/** Whether two results can stand beside each other: every figure of them is defined alike, on scales with the same levels. */
export const isComparable = (a: SessionResult, b: SessionResult): boolean =>
  a.definition === b.definition && a.scales[0]?.levels.join(' ') === b.scales[0]?.levels.join(' ');
