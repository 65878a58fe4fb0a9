import { addDays } from './calendar';
import { calibrationState, type CalibrationResult } from './calibration/calibration-state';
import { barredBy, barsOf, isBarredIn, type Barred } from './calibration/reach';

/** Whether the calibration of whoever judged something is current on a day; unknown: no calibration of theirs is on record. */
export const confidences = ['current', 'lapsed', 'unknown'] as const;
export type Confidence = (typeof confidences)[number];

interface CalibrationFrom {
  readonly from: string;
  readonly is: Confidence;
  /** Where they have to be recalibrated in a part: in it they are not calibrated, however the rest stands. */
  readonly barred?: Barred;
}

/** From which days on how the calibration of an account stands, in order; before the first nothing is known of it. */
export type CalibrationDays = Readonly<Record<string, readonly CalibrationFrom[]>>;

/** A version of an authorisation, as far as it tells of a calibration. */
export interface CalibrationOnRecord {
  readonly authorityId: string;
  readonly calibratedOn: string | null;
  readonly calibratedUntil: string | null;
  /** The log entry that recorded it. */
  readonly recordedFrom: number;
}

/**
 * How the calibration of one assessor stands from which day on: by their results, newest first, and by the versions of their
 * authorisations. Of each of these the newest speaks that had begun by the day; one that takes the calibration back leaves none.
 */
export function calibrationDays(results: readonly CalibrationResult[], versions: readonly CalibrationOnRecord[]): CalibrationDays[string] {
  const ends = [...results, ...versions].flatMap(({ calibratedUntil }) => (calibratedUntil === null ? [] : [addDays(calibratedUntil, 1)]));
  const begins = [...results.map(({ decidedOn }) => decidedOn), ...versions.flatMap(({ calibratedOn }) => calibratedOn ?? [])];
  const newestFirst = versions.toSorted((a, b) => b.recordedFrom - a.recordedFrom);
  const authorities = new Set(versions.map(({ authorityId }) => authorityId));
  return [...new Set([...begins, ...ends])].toSorted().map((from) => {
    const past = results.filter(({ decidedOn }) => decidedOn <= from);
    const speaking = [...authorities].flatMap(
      (id) => newestFirst.find((one) => one.authorityId === id && (one.calibratedOn === null || one.calibratedOn <= from)) ?? [],
    );
    const barred = barredBy(barsOf(past));
    if (barred === null || (barred.only === null && barred.but.length === 0))
      return { from, is: confidenceByState[calibrationState(past, speaking, from).state] };
    // What the rest is: as if nothing had been failed.
    const others = past.filter(({ verdict }) => verdict !== 'recalibrate');
    return { from, is: confidenceByState[calibrationState(others, speaking, from).state], barred };
  });
}

/** The competencies in which some assessor stands otherwise than in the rest, on a day. */
export function competenciesApart(calibrations: CalibrationDays, day: string): ReadonlySet<string> {
  const barred = Object.values(calibrations).flatMap((days) => lastBy(days, day)?.barred ?? []);
  return new Set(barred.flatMap(({ only, but }) => [...(only ?? []), ...but]));
}

const lastBy = (days: readonly CalibrationFrom[] | undefined, day: string): CalibrationFrom | undefined =>
  days?.findLast(({ from }) => from <= day);

const confidenceByState = {
  calibrated: 'current',
  due: 'lapsed',
  recalibrate: 'lapsed',
  notDecided: 'unknown',
  never: 'unknown',
} as const;

/**
 * The confidence in what some accounts judged together of a competency, on a day: the weakest decides. Where one is known not to be
 * calibrated in it, it is not; else where nothing is known of one, it is not known.
 */
export function confidenceOf(assessors: string, calibrations: CalibrationDays, day: string, competencyId: string): Confidence {
  const each = assessors.split(' ').map((userId): Confidence => {
    const now = lastBy(calibrations[userId], day);
    if (now?.barred !== undefined && isBarredIn(now.barred, competencyId)) return 'lapsed';
    return now?.is ?? 'unknown';
  });
  return each.includes('lapsed') ? 'lapsed' : each.includes('unknown') ? 'unknown' : 'current';
}

/** How many standings of which confidence. */
export interface ConfidenceCounts extends Readonly<Record<Confidence, number>> {
  readonly notHeld: number;
}

/** The counts that the buckets of the heatmap are. */
export function confidenceCounts([notHeld = 0, current = 0, lapsed = 0, unknown = 0]: readonly number[]): ConfidenceCounts {
  return { notHeld, current, lapsed, unknown };
}

/** The share in per cent, never rounded up to what it is not; null: of nobody is it known. */
export function confidenceShare({ current, lapsed }: Pick<ConfidenceCounts, 'current' | 'lapsed'>): number | null {
  return current + lapsed === 0 ? null : Math.floor((current * 100) / (current + lapsed));
}

/** Numerator, denominator and date rule, in words. */
export function confidenceDefinition(day: string): string {
  return (
    `Assessor confidence: of the standings that are ready by a result on ${day}, the share whose assessors are all calibrated in its competency on that day. ` +
    'Numerator: standings where everybody who judged what they rest on is calibrated then; of a mix of results and of two independent ratings, all who judged any of it: the weakest decides. ' +
    'Denominator: these, and those where one of them is not calibrated then, because the calibration has ended or they have to be recalibrated in this competency. Whoever has to be recalibrated in others alone counts by how the rest of their calibration stands. ' +
    'Where no calibration of an assessor is on record by then, the standing is not known: it is told apart, and is in neither number. ' +
    'Calibrations count from the day they were passed through their last day; one that ends by a later day asked about has ended there. ' +
    'One person and one competency count once in a cell, and those who are not ready by a result in none.'
  );
}
