import { z } from 'zod';
import { shownSignature } from './assessments';
import { permitted, query, signedCommand } from './procedure';
import { nextRule, ruleRevision, savedRule } from './signed-rule';

/** What becomes of a signature where the signer stands in a relation to the person: refused, only with a reason, or nothing. */
export const conflictRule = z.enum(['refuse', 'reason', 'allow']);

/** What a site asks of assessments and of those who make them; left out: as a new site has it. */
export const assessmentPolicy = z.object({
  /** Whether an assessor needs an authorisation for the competency and level (ISO/IEC 17025 6.2.5). */
  requiresAuthority: z.boolean().default(false),
  requiresTraining: z.boolean().default(false),
  requiresCalibration: z.boolean().default(false),
  /** Whether an assessor must hold the competency at the level or above. */
  requiresQualified: z.boolean().default(false),
  conflicts: z
    .object({
      lineManager: conflictRule.default('allow'),
      declared: conflictRule.default('refuse'),
      trainer: conflictRule.default('allow'),
    })
    .prefault({}),
  /** An entry made more hours after the event than this needs a reason. */
  lateAfterHours: z.number().int().min(1).max(8760).default(48),
  /** Answers of fewer respondents than this are not shown. */
  minimumGroup: z.number().int().min(3).max(50).default(5),
  supervision: z
    .object({
      /** Trainees that one supervisor may have at a time. */
      ratio: z.number().int().min(1).max(20).default(3),
      whenExceeded: z.enum(['refuse', 'reason']).default('refuse'),
    })
    .prefault({}),
  /** How far what changes the worth of a qualification without an assessment may reach, in days. */
  exceptions: z
    .object({
      /** Beyond the end that is moved: the first time, and each time after it. */
      extension: z.number().int().min(1).max(366).default(90),
      furtherExtension: z.number().int().min(1).max(366).default(30),
      exemption: z.number().int().min(1).max(1830).default(365),
      waiver: z.number().int().min(1).max(366).default(90),
      /** Of a suspension that names its last day; without one it holds until somebody is reinstated. */
      suspension: z.number().int().min(1).max(366).default(180),
    })
    .prefault({}),
  /**
   * After how many days overdue a duty goes to the owner's line manager, and to the head of their line. What waits for a decision,
   * and names no day, is due so many days after it came to wait.
   */
  escalation: z
    .object({
      lineManagerAfterDays: z.number().int().min(1).max(365).default(7),
      siteHeadAfterDays: z.number().int().min(1).max(730).default(21),
      decideWithinDays: z.number().int().min(1).max(365).default(14),
    })
    .prefault({}),
});
export type AssessmentPolicy = z.infer<typeof assessmentPolicy>;

export const policy = {
  /** What holds now, and every revision, newest first; none: what a new site has holds. */
  get: query(permitted('framework.read', 'site')).output(
    z.object({
      content: assessmentPolicy,
      revision: z.number().int(),
      history: z.array(ruleRevision(assessmentPolicy)),
      signatures: z.array(shownSignature),
    }),
  ),
  /** The next revision: prepared by the session's user, approved in place by a second person. */
  save: signedCommand(permitted('assessments.authorise', 'site'), 'second')
    .errors({
      PolicyChanged: { message: 'Somebody else has changed these rules meanwhile. Open them again; nothing was saved.' },
      Unchanged: { message: 'Nothing was changed.' },
    })
    .input(nextRule(assessmentPolicy))
    .output(savedRule),
};
