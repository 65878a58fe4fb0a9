import { addMonths } from '../calendar';
import { barsOf, type Reach } from './reach';
import type { Verdict } from './thresholds';

/** recalibrate: may not sign all or some of it; due: the calibration ended; notDecided: measured, but never on enough cases. */
export type CalibrationState = 'calibrated' | 'due' | 'recalibrate' | 'notDecided' | 'never';

/** What a calibration found of an assessor, as far as it decides how they stand. */
export interface CalibrationResult {
  readonly verdict: Verdict;
  readonly reach: Reach;
  readonly decidedOn: string;
  readonly calibratedUntil: string | null;
}

interface Calibrated {
  readonly calibratedOn: string | null;
  readonly calibratedUntil: string | null;
}

/**
 * How an assessor stands on a day, by their results, newest first, and by calibrations on record elsewhere. `since`: since when
 * they have to be recalibrated, whatever was on record before; `until`: the last day of the calibration that holds or held last, null: none, or
 * without an end.
 */
export function calibrationState(
  results: readonly CalibrationResult[],
  authorities: readonly Calibrated[],
  today: string,
): { readonly state: CalibrationState; readonly since: string | null; readonly until: string | null } {
  const [bar, ...others] = barsOf(results);
  const onRecord = authorities
    .filter(({ calibratedOn }) => calibratedOn !== null && calibratedOn <= today)
    .map(({ calibratedUntil }) => calibratedUntil ?? noEnd);
  const ends = [...onRecord, ...results.flatMap(({ calibratedUntil }) => (calibratedUntil === null ? [] : [calibratedUntil]))];
  const latest = ends.toSorted().at(-1) ?? null;
  const until = latest === noEnd ? null : latest;
  if (bar !== undefined) {
    const isPart = [bar, ...others].every(({ only }) => only !== null);
    return { state: 'recalibrate', since: bar.result.decidedOn, until: isPart ? until : null };
  }
  if (latest === null) return { state: results.length > 0 ? 'notDecided' : 'never', since: null, until };
  return { state: latest >= today ? 'calibrated' : 'due', since: null, until };
}

/** Whether a calibration that holds ends within the next two months, so that a session has to be found for it. */
export function endsSoon(until: string | null, today: string): boolean {
  return until !== null && until >= today && until <= addMonths(today, 2);
}

const noEnd = '9999-12-31';
