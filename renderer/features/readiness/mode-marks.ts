import { confidenceShare, type ConfidenceCounts } from '../../../shared/domain/assessor-confidence';
import { ageLimits, lapseLimits, nothingHeldBucket, type HeatmapMode } from '../../../shared/domain/heatmap';
import type { MarkPattern, MarkToken } from '../../lib/mark-token';
import { readinessWords } from '../../lib/words/readiness';

const words = readinessWords.modes;

/** How a mode shows the buckets that a cell is counted in. */
export interface BucketLook {
  readonly marks: readonly MarkToken[];
  /** The sign of each bucket; the last of them stands for all that follow. */
  readonly markOf: (bucket: number) => MarkToken;
  /** The bucket that stands for a cell, by how many people are in each. */
  readonly shown: (counts: readonly number[]) => number;
  /** Whom the number beside the sign counts. */
  readonly isCounted: (bucket: number) => boolean;
}

const soonestFirst = Array.from({ length: 15 }, (_, index) => index + 1);
const worstFirst = soonestFirst.toReversed();
const isAny = (counts: readonly number[], bucket: number): boolean => (counts[bucket] ?? 0) > 0;
const GREEN = '#009E73';
const SKY = '#56B4E9';
const YELLOW = '#F0E442';
const ORANGE = '#E69F00';
const VERMILION = '#D55E00';

const filled = (letter: string, label: string, pattern: MarkPattern, fill: string): MarkToken => ({
  letter,
  label,
  pattern,
  fill,
  edge: null,
  ink: '#000000',
});
const outlined = (label: string): MarkToken => ({ letter: '–', label, pattern: 'outline', fill: null, edge: '#7A828A', ink: null });

const gapMarks = [
  filled('0', words.gap.none, 'solid', GREEN),
  filled('1', words.gap.short(1), 'diagonal', YELLOW),
  filled('2', words.gap.short(2), 'vertical', ORANGE),
  filled('3', words.gap.more(3), 'cross', VERMILION),
  outlined(words.gap.nothing),
] as const;

const [within30, within60, within90] = lapseLimits;
const lapseMarks = [
  outlined(words.lapse.notReady),
  filled(`${within30}`, words.lapse.within(within30), 'cross', VERMILION),
  filled(`${within60}`, words.lapse.within(within60), 'vertical', ORANGE),
  filled(`${within90}`, words.lapse.within(within90), 'diagonal', YELLOW),
  filled('>', words.lapse.later(within90), 'solid', GREEN),
] as const;

const ageMarks = [
  outlined(words.age.none),
  filled('½', words.age.half, 'solid', GREEN),
  filled('1', words.age.years(1), 'dots', SKY),
  filled('2', words.age.years(2), 'diagonal', YELLOW),
  filled('3', words.age.years(3), 'vertical', ORANGE),
  filled('3+', words.age.older(3), 'cross', VERMILION),
] as const;

/** By how many people are ready: nobody, one, more. */
export const coverMarks = [
  filled('0', words.cover.nobody, 'cross', VERMILION),
  filled('1', words.cover.one, 'vertical', ORANGE),
  filled('', words.cover.more, 'solid', GREEN),
] as const;

const nobodyHeld = outlined(words.confidence.notHeld);
const notKnown = filled('?', words.confidence.unknown, 'dots', SKY);
const allCalibrated = filled('C', words.confidence.all, 'solid', GREEN);
const halfCalibrated = filled('≥', words.confidence.half, 'diagonal', YELLOW);
const fewCalibrated = filled('<', words.confidence.few, 'cross', VERMILION);

/** By the share of what rests on calibrated assessors alone. */
export const confidenceMarks = [nobodyHeld, notKnown, allCalibrated, halfCalibrated, fewCalibrated] as const;

/** The signs of single standings. */
export const markOfConfidence = { current: allCalibrated, lapsed: fewCalibrated, unknown: notKnown, notHeld: nobodyHeld } as const;

/** The sign of a cell: not known where that is so of more than half, and all only where it is known of all. */
export function confidenceMark(counts: ConfidenceCounts): MarkToken {
  const { current, lapsed, unknown } = counts;
  const share = confidenceShare(counts);
  if (current + lapsed + unknown === 0) return nobodyHeld;
  if (share === null || unknown > current + lapsed) return notKnown;
  if (share < 50) return fewCalibrated;
  return lapsed + unknown === 0 ? allCalibrated : halfCalibrated;
}

/** The looks of the modes that show one bucket of a cell; signs of states and levels belong to what they show. */
export const lookOfMode: Readonly<Record<Exclude<HeatmapMode, 'state' | 'level' | 'cover' | 'confidence'>, BucketLook>> = {
  gap: {
    marks: gapMarks,
    markOf: (bucket) => (bucket === nothingHeldBucket ? gapMarks[4] : (gapMarks[Math.min(bucket, 3)] ?? gapMarks[3])),
    // The most would nearly always be that somebody holds nothing.
    shown: (counts) =>
      worstFirst.filter((bucket) => bucket > 0 && isAny(counts, bucket)).toSorted((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0))[0] ?? 0,
    isCounted: (bucket) => bucket > 0,
  },
  lapse: {
    marks: lapseMarks,
    markOf: (bucket) => lapseMarks[Math.min(bucket, lapseLimits.length + 1)] ?? lapseMarks[4],
    shown: (counts) => soonestFirst.find((bucket) => isAny(counts, bucket)) ?? 0,
    isCounted: (bucket) => bucket > 0 && bucket <= lapseLimits.length,
  },
  age: {
    marks: ageMarks,
    markOf: (bucket) => ageMarks[Math.min(bucket, ageLimits.length + 1)] ?? ageMarks[5],
    shown: (counts) => worstFirst.find((bucket) => isAny(counts, bucket)) ?? 0,
    isCounted: (bucket) => bucket > 2,
  },
};
