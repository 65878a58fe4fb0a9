import { z } from 'zod';
import type { ThresholdRule } from '../domain/calibration/thresholds';
import { shownSignature } from './assessments';
import { permitted, query, signedCommand } from './procedure';
import { nextRule, ruleRevision, savedRule } from './signed-rule';

const share = z.number().min(0).max(1).nullable();

const limits = z
  .object({
    kappa: z.number().min(-1).max(1).nullable(),
    effectiveness: share,
    missRate: share,
    falseAlarmRate: share,
    severity: z.number().min(0).max(8).nullable(),
    minimumCases: z.number().int().min(2).max(1000),
  })
  .refine(({ minimumCases: _cases, ...figures }) => Object.values(figures).some((limit) => limit !== null), {
    message: 'one figure at least must be asked for',
  });

const newSite = { kappa: 0.6, effectiveness: 0.8, missRate: 0.05, falseAlarmRate: 0.1, severity: 0.5, minimumCases: 8 };

/** How far an assessor's figures may go before they have to be recalibrated; left out: as a new site has it. */
export const thresholdRule = z.object({
  overall: limits.default(newSite),
  byCriticality: z
    .object({
      low: limits.nullable().default(null),
      medium: limits.nullable().default(null),
      high: limits.nullable().default(null),
      critical: limits.nullable().default(null),
    })
    .prefault({}),
  decidedBy: z.enum(['estimate', 'interval']).default('estimate'),
  validMonths: z.number().int().min(1).max(60).default(12),
  lookBackMonths: z.number().int().min(1).max(120).default(24),
  // Rules that were signed before there was a choice meant everything.
  reach: z.enum(['everything', 'measured']).default('everything'),
}) satisfies z.ZodType<ThresholdRule>;

export const thresholds = {
  /** What holds now, and every revision, newest first; none: what a new site has holds. */
  get: query(permitted('calibration.read', 'site')).output(
    z.object({
      content: thresholdRule,
      revision: z.number().int(),
      history: z.array(ruleRevision(thresholdRule)),
      signatures: z.array(shownSignature),
    }),
  ),
  /** The next revision: prepared by the session's user, approved in place by a second person; it decides what is finalised after it. */
  save: signedCommand(permitted('calibration.decide', 'site'), 'second')
    .errors({
      RuleChanged: { message: 'Somebody else has changed the thresholds meanwhile. Open them again; nothing was saved.' },
      Unchanged: { message: 'Nothing was changed.' },
    })
    .input(nextRule(thresholdRule))
    .output(savedRule),
};
