import { chiSquareUpper } from './distributions';
import { notEstimable, type Estimate } from './estimate';

export interface SurvivalStep {
  readonly time: number;
  /** Still under observation just before. */
  readonly atRisk: number;
  readonly events: number;
  /** Share without the event after it. */
  readonly survival: number;
  /** Greenwood's; null once nobody is left. */
  readonly se: number | null;
}

export interface KaplanMeier {
  /** One for each time with an event, rising. */
  readonly steps: readonly SurvivalStep[];
  /** The first time at which half or less are left; null where that is not reached. */
  readonly median: number | null;
}

/**
 * Kaplan–Meier estimate; events: 1 = occurred, 0 = censored, who is still at risk at that very time; n counts the subjects.
 * Kaplan & Meier (1958) J. Am. Stat. Assoc. 53:457; error: Greenwood (1926).
 */
export function kaplanMeier(times: readonly number[], events: readonly (0 | 1)[]): Estimate<KaplanMeier> {
  if (times.length !== events.length) throw new RangeError('each time needs its event');
  if (times.length === 0) return notEstimable('noRatings');
  let survival = 1;
  let terms = 0;
  const steps = eventTimes([{ times, events }]).map((time): SurvivalStep => {
    const { atRisk, died } = standAt({ times, events }, time);
    survival *= 1 - died / atRisk;
    terms += died === atRisk ? 0 : died / (atRisk * (atRisk - died));
    return { time, atRisk, events: died, survival, se: died === atRisk ? null : survival * Math.sqrt(terms) };
  });
  // Products of shares may miss a half by a rounding.
  const median = steps.find((step) => step.survival <= 0.5 + 1e-12)?.time ?? null;
  return { estimable: true, n: times.length, steps, median };
}

export interface Group {
  readonly times: readonly number[];
  readonly events: readonly (0 | 1)[];
}

export interface LogRank {
  readonly chiSquare: number;
  readonly df: 1;
  readonly p: number;
}

/** Log-rank test that two groups have the same survival: Mantel (1966) Cancer Chemother. Rep. 50:163, hypergeometric variance; n counts both groups. */
export function logRank(first: Group, second: Group): Estimate<LogRank> {
  const n = first.times.length + second.times.length;
  if (first.times.length === 0 || second.times.length === 0) return notEstimable('noRatings');
  let difference = 0;
  let variance = 0;
  for (const time of eventTimes([first, second])) {
    const one = standAt(first, time);
    const other = standAt(second, time);
    const atRisk = one.atRisk + other.atRisk;
    const died = one.died + other.died;
    difference += one.died - (died * one.atRisk) / atRisk;
    if (atRisk > 1) variance += (died * one.atRisk * other.atRisk * (atRisk - died)) / (atRisk ** 2 * (atRisk - 1));
  }
  if (variance <= 0) return notEstimable('noEvents');
  const chiSquare = difference ** 2 / variance;
  return { estimable: true, n, chiSquare, df: 1, p: chiSquareUpper(chiSquare, 1) };
}

function eventTimes(groups: readonly Group[]): number[] {
  const times = groups.flatMap(({ times: all, events }) => all.filter((_time, index) => events[index] === 1));
  return [...new Set(times)].toSorted((a, b) => a - b);
}

function standAt({ times, events }: Group, time: number): { readonly atRisk: number; readonly died: number } {
  let atRisk = 0;
  let died = 0;
  for (const [index, each] of times.entries()) {
    if (each >= time) atRisk += 1;
    if (each === time && events[index] === 1) died += 1;
  }
  return { atRisk, died };
}
