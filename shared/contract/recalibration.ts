import { z } from 'zod';
import { criticalities, thresholdFigures, type AssessorFigures, type ThresholdFinding } from '../domain/calibration/thresholds';
import { permitted, query, session } from './procedure';
import { id, instant, isoDate, name } from './values';

export const measured = z.object({ value: z.number(), low: z.number().nullable(), high: z.number().nullable(), n: z.number().int() });
export const assessorMeasures = z.object({
  cases: z.number().int(),
  kappa: measured.nullable(),
  effectiveness: measured.nullable(),
  missRate: measured.nullable(),
  falseAlarmRate: measured.nullable(),
  severity: measured.nullable(),
});
/** What was found of an assessor, as it is stored. */
export const assessorFigures = z.object({
  overall: assessorMeasures,
  byCriticality: z.partialRecord(z.enum(criticalities), assessorMeasures),
  centralTendency: measured.nullable(),
  halo: measured.nullable(),
  /** Of the cases; none: it was not kept then. */
  competencyIds: z.array(id).default([]),
}) satisfies z.ZodType<Omit<AssessorFigures, 'userId'>>;
export const thresholdFinding = z.object({
  criticality: z.enum(criticalities).nullable(),
  figure: z.enum(thresholdFigures),
  limit: z.number(),
  minimumCases: z.number().int(),
  measured: measured.nullable(),
  verdict: z.enum(['met', 'missed', 'notDecided']),
}) satisfies z.ZodType<ThresholdFinding>;

export const calibrationStates = ['calibrated', 'due', 'recalibrate', 'notDecided', 'never'] as const;

const result = z.object({
  resultId: id,
  sessionId: id,
  /** Null: it was measured on gold cases alone. */
  session: z.object({ title: name, round: z.number().int() }).nullable(),
  verdict: z.enum(['passed', 'recalibrate', 'notDecided']),
  decidedOn: isoDate,
  decidedAt: instant,
  calibratedUntil: isoDate.nullable(),
  ruleRevision: z.number().int(),
  figures: assessorFigures,
  /** The competencies that it is about, by name; null: every one. */
  about: z.array(z.string()).nullable(),
  /** Each figure with its limit, in words. */
  findings: z.array(thresholdFinding.extend({ text: z.string() })),
  entryNumber: z.number().int(),
});

const progress = z.object({ total: z.number().int(), decided: z.number().int(), open: z.number().int() });

const lookBack = z.object({
  lookBackId: id,
  sinceOn: isoDate,
  openedAt: instant,
  direction: z.enum(['lenient', 'severe']).nullable(),
  progress,
});

const state = z.object({
  state: z.enum(calibrationStates),
  /** Since when they have to be recalibrated. */
  since: isoDate.nullable(),
  /** The last day of the calibration that holds, or that held last. */
  until: isoDate.nullable(),
  /** Why they may not sign; null: they may. */
  why: z.string().nullable(),
  /** What they may not sign, by the names of competencies: only some, or (null) every one but some; null: they may sign everything. */
  barred: z.object({ only: z.array(z.string()).nullable(), but: z.array(z.string()) }).nullable(),
});

const profile = state.extend({
  userId: id,
  name,
  personId: id.nullable(),
  /** Newest first. */
  results: z.array(result),
  lookBacks: z.array(lookBack),
});

export const recalibration = {
  /** Every assessor as a measuring instrument: whether their calibration holds, until when, and what it last measured. */
  list: query(permitted('calibration.read', 'site')).output(
    z.object({
      assessors: z.array(
        state.extend({
          userId: id,
          name,
          login: z.string(),
          /** Assessments signed within 90 days, amended ones counted once. */
          signedInQuarter: z.number().int(),
          results: z.number().int(),
          lastOn: isoDate.nullable(),
          last: assessorFigures.nullable(),
          /** What is still to be decided in look-backs. */
          openInLookBacks: z.number().int(),
        }),
      ),
    }),
  ),
  /** One assessor with every result and look-back. */
  get: query(permitted('calibration.read', 'site'))
    .errors({ AccountNotFound: { message: 'There is no such account.' } })
    .input(z.object({ userId: id }))
    .output(profile),
  /** The same of oneself; null: one is no assessor and was never measured. */
  own: query(session).output(z.object({ profile: profile.nullable() })),
};
