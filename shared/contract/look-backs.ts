import { z } from 'zod';
import { assessmentKinds } from '../domain/assessment';
import { assessmentStates } from '../domain/assessment-correction';
import { criticalities } from '../domain/calibration/thresholds';
import { shownSignature } from './assessments';
import { outcome } from './assessment-input';
import { permitted, query, signatureInput, signedCommand } from './procedure';
import { id, instant, isoDate, level, name, reason } from './values';

export const lookBackFilters = ['all', 'open', 'alone', 'keep', 'reassess', 'void'] as const;
const decisionKind = z.enum(['keep', 'reassess', 'void']);

const item = z.object({
  assessmentId: id,
  personId: id,
  personName: name,
  competencyId: id,
  competencyCode: z.string(),
  competencyTitle: name,
  criticality: z.enum(criticalities),
  level,
  levelCode: z.string(),
  kind: z.enum(assessmentKinds),
  outcome,
  performedOn: isoDate,
  enteredAt: instant,
  state: z.enum(assessmentStates),
  /** Whether the person is qualified in it today and nobody else has found them competent. */
  isAlone: z.boolean(),
  decision: decisionKind.nullable(),
});

const decide = permitted('calibration.decide', 'site');
const missing = { LookBackNotFound: { message: 'There is no such look-back.' } };
const errors = {
  ...missing,
  NotInLookBack: { message: 'This look-back does not look at that assessment.', data: z.object({ assessmentIds: z.array(id) }) },
  AlreadyDecided: {
    message: 'Something else was decided of one of these meanwhile. Open the look-back again; nothing was recorded.',
    data: z.object({ assessmentIds: z.array(id) }),
  },
  AboutOneself: { message: 'Nobody decides on what is about themselves.' },
  OwnJudgement: { message: 'Nobody decides on what they judged themselves.' },
};
/** What is decided of at once; each under the one signature. */
const several = { lookBackId: id, assessmentIds: z.array(id).min(1).max(200), reason, signature: signatureInput };
const decided = z.object({ decisionId: id, decided: z.number().int() });

/** What an assessor who has to be recalibrated had signed: each kept, assessed again or voided (like an instrument found out of tolerance). */
export const lookBacks = {
  get: query(permitted('calibration.read', 'site'))
    .errors(missing)
    .input(
      z.object({
        lookBackId: id,
        filter: z.enum(lookBackFilters).default('open'),
        offset: z.number().int().min(0).default(0),
        limit: z.number().int().min(1).max(500).default(200),
      }),
    )
    .output(
      z.object({
        lookBackId: id,
        userId: id,
        assessorName: name,
        sinceOn: isoDate,
        since: z.enum(['pass', 'authority', 'rule', 'lookBack']),
        openedAt: instant,
        direction: z.enum(['lenient', 'severe']).nullable(),
        /** Why the assessor has to be recalibrated, in words. */
        why: z.string(),
        progress: z.object({
          total: z.number().int(),
          decided: z.number().int(),
          open: z.number().int(),
          openAlone: z.number().int(),
        }),
        items: z.array(item),
        /** How many there are of the filter. */
        matching: z.number().int(),
      }),
    ),
  /** What was decided, newest first, each decision with its signature. */
  decisions: query(permitted('calibration.read', 'site'))
    .errors(missing)
    .input(z.object({ lookBackId: id }))
    .output(
      z.object({
        decisions: z.array(
          z.object({
            decisionId: id,
            kind: decisionKind,
            reason: z.string(),
            dueOn: isoDate.nullable(),
            proposedBy: name,
            decidedAt: instant,
            count: z.number().int(),
            signatures: z.array(shownSignature),
          }),
        ),
      }),
    ),
  keep: signedCommand(decide, 'sign').errors(errors).input(z.object(several)).output(decided),
  /** Each person has to be assessed again by a day; until then the assessment counts. */
  reassess: signedCommand(decide, 'sign')
    .errors({
      ...errors,
      NotADate: { message: 'There is no such day in the calendar.' },
      DayHasPassed: { message: 'Nobody can be assessed again by a day that has passed.' },
    })
    .input(z.object({ ...several, dueOn: isoDate }))
    .output(decided.extend({ obligations: z.number().int() })),
  /** Proposed by the session's user, signed by a second person who may void: they count for nothing from then on. */
  void: signedCommand(decide, 'second')
    .errors({
      ...errors,
      MayNotVoid: { message: 'The second person may not void the record of one of these people. Nothing was recorded.' },
    })
    .input(z.object({ ...several, assessmentIds: z.array(id).min(1).max(50) }))
    .output(decided.extend({ reopened: z.number().int() })),
};
