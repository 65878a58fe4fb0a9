import {
  competenciesApart,
  confidenceOf,
  confidences,
  type CalibrationDays,
  type Confidence,
} from '../../../shared/domain/assessor-confidence';
import { nothingHeldBucket } from '../../../shared/domain/heatmap';
import { heldStates, readyStates, standingStates } from '../../../shared/domain/state';
import { dateOf, noDay, noEnd } from './day-number';
import { codeCount, heldIn, requiredIn, stateIn } from './timelines';

/** What is counted of each standing: into which of up to 16 buckets it falls. */
export type Measure =
  /** Buckets in the order of the states. */
  | { readonly kind: 'state' }
  /** 0: nothing held; else the level and 1. */
  | { readonly kind: 'level' }
  /** Levels that are missing, 0: none; 10: nothing is held and a level is required. */
  | { readonly kind: 'gap' }
  /** 0: not ready; else 1 and the first limit, in days, within which the last day of being ready lies; the last: none. */
  | { readonly kind: 'lapse'; readonly limits: readonly number[] }
  /** 0: rests on no result; else 1 and the first limit, in days, within which the age of the result lies; the last: older. */
  | { readonly kind: 'age'; readonly limits: readonly number[] }
  /** 0: not ready by a result; else 1, 2 or 3 as `confidences` has them, by the calibrations of those who judged it. */
  | { readonly kind: 'confidence'; readonly calibrations: CalibrationDays };

export const bucketCount = 16;

/** Buckets by looking up: that of a code, times that of what stands in a column. */
export interface Buckets {
  readonly byCode: Uint8Array;
  readonly column: 'code' | 'readyUntil' | 'performedOn' | 'assessors';
  readonly byColumn: Uint8Array;
  /** Where in `byColumn` a competency's own begin, by its number; 0 and what is not there: with the rest. */
  readonly begin: Int32Array;
}

const noneApart = new Int32Array(0);

const isHeld = Uint8Array.from(standingStates, (state) => (heldStates.has(state) ? 1 : 0));
const isReady = Uint8Array.from(standingStates, (state) => (readyStates.has(state) ? 1 : 0));

/** The buckets of a measure on a day; `assessors` are those who judged, as the columns number them from 1 on, and competencies from 0. */
export function bucketsOn(measure: Measure, day: number, assessors: readonly string[], competencies: readonly string[]): Buckets {
  switch (measure.kind) {
    case 'state':
      return ofCode(stateIn);
    case 'level':
      return ofCode((code) => heldIn(code) + 1);
    case 'gap':
      return ofCode(missingIn);
    case 'lapse': {
      const byColumn = eachDay((last) => 1 + firstWithin(measure.limits, last === noEnd ? Infinity : last - day));
      return { byCode: eachCode((code) => isReady[stateIn(code)] ?? 0), column: 'readyUntil', byColumn, begin: noneApart };
    }
    case 'age': {
      const byColumn = eachDay((performedOn) => (performedOn === noDay ? 0 : 1 + firstWithin(measure.limits, day - performedOn)));
      return { byCode: new Uint8Array(codeCount).fill(1), column: 'performedOn', byColumn, begin: noneApart };
    }
    case 'confidence': {
      const byCode = eachCode((code) => isHeld[stateIn(code)] ?? 0);
      return { byCode, column: 'assessors', ...confidenceColumns(measure.calibrations, dateOf(day), assessors, competencies) };
    }
  }
}

/** Buckets of confidence: how every group of assessors stands, and behind that once more for each competency in which one of them stands otherwise. */
export function confidenceColumns(
  calibrations: CalibrationDays,
  day: string,
  assessors: readonly string[],
  competencies: readonly string[],
): Pick<Buckets, 'byColumn' | 'begin'> {
  const apart = competenciesApart(calibrations, day);
  const places = [null, ...competencies.flatMap((id, number) => (apart.has(id) ? [{ id, number }] : []))];
  const byColumn = new Uint8Array(places.length * (noEnd + 1)).fill(bucketOfConfidence('unknown'));
  const begin = new Int32Array(competencies.length);
  for (const [at, place] of places.entries()) {
    const from = at * (noEnd + 1);
    if (place !== null) begin[place.number] = from;
    for (const [index, names] of assessors.entries())
      byColumn[from + index + 1] = bucketOfConfidence(confidenceOf(names, calibrations, day, place?.id ?? ''));
  }
  return { byColumn, begin };
}

export const bucketOfConfidence = (confidence: Confidence): number => 1 + confidences.indexOf(confidence);

function missingIn(code: number): number {
  if (isReady[stateIn(code)] === 1) return 0; // exempt or waived: nothing is missing
  const held = heldIn(code);
  return held < 0 ? nothingHeldBucket : Math.max(0, requiredIn(code) - held);
}

const ofCode = (bucketOf: (code: number) => number): Buckets => ({
  byCode: eachCode(bucketOf),
  column: 'code',
  byColumn: new Uint8Array(codeCount).fill(1),
  begin: noneApart,
});
const eachCode = (bucketOf: (code: number) => number): Uint8Array => table(codeCount, bucketOf);
const eachDay = (bucketOf: (day: number) => number): Uint8Array => table(noEnd + 1, bucketOf);

function table(length: number, bucketOf: (index: number) => number): Uint8Array {
  const buckets = new Uint8Array(length);
  for (let index = 0; index < length; index += 1) buckets[index] = bucketOf(index);
  return buckets;
}

function firstWithin(limits: readonly number[], days: number): number {
  let at = 0;
  for (const limit of limits) {
    if (days <= limit) return at;
    at += 1;
  }
  return at;
}
