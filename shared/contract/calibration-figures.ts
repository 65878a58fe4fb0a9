import { z } from 'zod';
import { adviceKinds, estimatorKinds, noFigureReasons } from '../domain/calibration/figure-kinds';
import { id, level } from './values';

const count = z.number().int().min(0);

/** A figure with what it rests on, or why there is none. Limits are of 95 %; null where the estimator has none. */
export const figure = z.discriminatedUnion('estimable', [
  z.object({
    estimable: z.literal(true),
    estimator: z.enum(estimatorKinds),
    /** Cases, or sessions, that it rests on. */
    n: count,
    value: z.number(),
    low: z.number().nullable(),
    high: z.number().nullable(),
    se: z.number().nullable(),
    /** The word that the figure can bear with its error taken into account; null where there is no scale of words. */
    verdict: z.string().nullable(),
    advice: z.enum(adviceKinds),
  }),
  z.object({ estimable: z.literal(false), estimator: z.enum(estimatorKinds), n: count, reason: z.enum(noFigureReasons) }),
]);
export type Figure = z.infer<typeof figure>;

/** Two members on the cases that both rated; rows of the table are the first's levels, columns the second's. */
const pairFigures = z.object({
  firstId: id,
  secondId: id,
  n: count,
  table: z.array(z.array(count)),
  kappa: figure,
  exact: figure,
  /** How many steps higher the second rates on average. */
  difference: z.number(),
  /** Mean of the steps between the two, whichever way: what pairs are ranked by. */
  distance: z.number(),
});

const levelFigures = z.object({
  level,
  /** Of those beside a member who chose this level, the share that chose it too. */
  agreement: figure,
  /** The level most often chosen instead; null: none was. */
  insteadLevel: level.nullable(),
  insteadCount: count,
});

const placed = z.object({ measure: z.number(), se: z.number(), low: z.number(), high: z.number(), isExtreme: z.boolean() });

/** Members, cases and levels on one ruler, in logits. */
const severityMap = z.discriminatedUnion('estimable', [
  z.object({
    estimable: z.literal(true),
    n: count,
    estimator: z.literal('raschSeverity'),
    members: z.array(
      placed.extend({
        memberId: id,
        count,
        infit: z.number().nullable(),
        outfit: z.number().nullable(),
        fairAverage: z.number(),
        advice: z.enum(adviceKinds),
      }),
    ),
    cases: z.array(placed.extend({ caseId: id })),
    /** Where the next level becomes as likely as the one before, for an average member. */
    thresholds: z.array(z.object({ from: level, to: level, measure: z.number() })),
    /** How well the members' severities are told apart, 0 to 1; null with fewer than two. */
    reliability: z.number().nullable(),
    /** Of the test that all members are equally severe. */
    p: z.number().nullable(),
  }),
  z.object({ estimable: z.literal(false), n: count, estimator: z.literal('raschSeverity'), reason: z.enum(noFigureReasons) }),
]);

/** Cases on a scale with the same levels: agreement on different scales is not pooled. */
const scaleFigures = z.object({
  levels: z.array(level),
  caseIds: z.array(id),
  ratings: count,
  exact: figure,
  adjacent: figure,
  alpha: figure,
  ac2: figure,
  fleiss: figure,
  icc: figure,
  kendall: figure,
  /** Those that differ most come first. */
  pairs: z.array(pairFigures),
  levelsRanked: z.array(levelFigures),
  severity: severityMap,
});

const indicatorFigures = z.object({
  indicatorId: id,
  competencyId: id,
  text: z.string(),
  counts: z.object({ met: count, notMet: count, notSeen: count }),
  /** Cases in which not all marks are the same. */
  splitCases: count,
  agreement: figure,
  ac1: figure,
});

const habitFigures = z.object({
  memberId: id,
  userId: id.nullable(),
  ratings: count,
  /** Mean deviation from the others, in steps; positive is lenient. */
  lean: figure,
  /** Spread of the own ratings over that of the others; below 1 the middle is preferred. */
  spread: figure,
  /** Variation of the own marks within a case over that of the others; below 1 indicators are marked alike. */
  halo: figure,
  /** Variation of the own mean level across competencies over that of the others. */
  competencies: figure,
});

const attributeFigures = z.object({
  memberId: id,
  effectiveness: figure,
  missRate: figure,
  falseAlarms: figure,
  kappa: figure,
  exact: figure,
  lean: figure,
});
export type AttributeFigures = z.infer<typeof attributeFigures>;

/** What is computed at closing from the opened ratings alone, and locked. */
export const sessionResult = z.object({
  /** Names how every figure is defined: results are compared only where it is the same. */
  definition: z.literal('calibration 1'),
  sessionId: id,
  population: z.object({ cases: count, members: count, possible: count, rated: count, unrated: count }),
  seed: z.number().int(),
  resamples: z.number().int(),
  scales: z.array(scaleFigures),
  /** Those on which members agree least come first. */
  indicators: z.array(indicatorFigures),
  habits: z.array(habitFigures),
  /** Standard deviation of single deviations within members, in steps; null with too few. */
  deviationSd: z.number().nullable(),
  /** Against gold ratings; empty where no case has one. */
  gold: z.array(attributeFigures),
});
export type SessionResult = z.infer<typeof sessionResult>;
export type ScaleFigures = SessionResult['scales'][number];
export type PairFigures = ScaleFigures['pairs'][number];
export type SeverityMap = ScaleFigures['severity'];
export type IndicatorFigures = SessionResult['indicators'][number];
export type HabitFigures = SessionResult['habits'][number];
