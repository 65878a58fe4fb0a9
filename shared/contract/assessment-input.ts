import { z } from 'zod';
import { assessmentMethods } from '../domain/assessment';
import { askedQuestion, indicatorRating } from './assessment-detail';
import { id, instant, isoDate, level, text } from './values';

export const stepResult = z.enum(['met', 'notMet', 'notApplicable']);
export const outcome = z.enum(['competent', 'notYetCompetent']);
/** The kinds that are judged from a form; a decision on prior learning has its own. */
export const signedKinds = ['knowledge', 'practical', 'observation'] as const;
/** As clocks at the site showed it. */
export const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time is written 14:05');

/** Points, and how many pass. */
export const points = z.object({
  questionSetId: z.string().trim().min(1).max(200),
  score: z.number().min(0).max(1_000_000),
  maxScore: z.number().positive().max(1_000_000),
  passMark: z.number().min(0).max(1_000_000),
});

/** What was assessed, when and where: the same for everybody who took part. */
export const performance = z.object({
  competencyId: id,
  competencyVersion: z.number().int(),
  level,
  kind: z.enum(signedKinds).default('practical'),
  /** The means of verification; null: what the kind mostly rests on. */
  method: z.enum(assessmentMethods).nullable().default(null),
  performedOn: isoDate,
  /** Null where only the day is known. */
  performedTime: clockTime.nullable().default(null),
  place: text,
  equipment: text.default(''),
  shift: text.default(''),
  taskId: id.nullable().default(null),
  /** What was out of the ordinary while it was done; null: nothing. */
  abnormalCondition: text.nullable().default(null),
  lateReason: text.nullable(),
});

/** What was judged of one person. */
export const judged = z.object({
  personId: id,
  note: text,
  /** Why it is signed although a prerequisite is not met; of no account where all are. */
  prerequisiteReason: text.optional(),
  /** Why this assessor judges although something between the two could sway it; of no account where nothing does. */
  independenceReason: text.default(''),
  steps: z
    .array(
      z.object({
        stepId: id,
        result: stepResult,
        note: text.nullable(),
        /** When it was done, where that was noted. */
        doneAt: instant.nullable().default(null),
        /** Why it was done out of order, where the order is enforced. */
        orderReason: text.nullable().default(null),
      }),
    )
    .max(400)
    .default([]),
  knowledge: points.nullable().default(null),
  questions: z.array(askedQuestion).max(120).default([]),
  ratings: z
    .array(z.object({ indicatorId: id, rating: indicatorRating, note: text.nullable() }))
    .max(240)
    .default([]),
  evidenceIds: z.array(id).max(40).default([]),
});

const ordinals = z.object({ steps: z.array(z.number().int()) });

/** What a judgement, a decision or a signature can be refused with by whom it would be of. */
export const independenceErrors = {
  NotIndependent: {
    message: 'The signer stands too near to this person to judge them. Somebody else can.',
    data: z.object({ why: z.array(z.string()) }),
  },
  IndependenceReasonMissing: {
    message: 'Something between the signer and this person could sway the judgement. It needs a reason why they judge all the same.',
    data: z.object({ why: z.array(z.string()) }),
  },
} as const;

/** Whatever records an assessment can be refused with. */
export const assessmentErrors = {
  ...independenceErrors,
  PersonNotFound: { message: 'There is no such person.' },
  CompetencyNotFound: { message: 'There is no such competency.' },
  CompetencyRetired: { message: 'This competency is retired: nobody is assessed in it any more.' },
  NotADate: { message: 'There is no such day in the calendar.' },
  OwnAssessment: { message: 'Nobody assesses themselves, in any role.' },
  AuthorityMissing: {
    message: 'The signer may not assess this at this level.',
    /** What is missing, each in words. */
    data: z.object({ items: z.array(z.string()) }),
  },
  SecondRatingNeeded: {
    message: 'This level asks for two independent ratings of one performance. Sign this as the first of two.',
  },
  ChecklistChanged: { message: 'The checklist changed since this form was opened. Open it again: what you noted is kept as a draft.' },
  StepsIncomplete: { message: 'Some steps have no result yet.', data: ordinals },
  ReasonMissing: { message: 'A step marked not applicable needs a reason.', data: ordinals },
  NoSteps: { message: 'This competency has no checklist at this level.' },
  NoIndicators: { message: 'This competency has no indicators at this level.' },
  RatingsIncomplete: {
    message: 'Some indicators have no rating yet. One that was not seen is rated so.',
    data: z.object({ indicators: z.array(z.number().int()) }),
  },
  IndicatorsNotSeen: {
    message:
      'Some indicators were not seen, and what was not seen says nothing of the person: there is no outcome to sign yet. The draft is kept until the rest was seen.',
    data: z.object({ indicators: z.array(z.number().int()) }),
  },
  ScoreMissing: { message: 'A knowledge check needs its question set, the score and the pass mark.' },
  ScoreImpossible: { message: 'The score and the pass mark cannot be more than the points that there are.' },
  AnswersMissing: {
    message: 'Every question needs the answer that was given, word for word.',
    data: z.object({ questions: z.array(z.number().int()) }),
  },
  NotOfThisKind: { message: 'Steps, ratings and points each belong to one kind of assessment.' },
  MethodNotOfKind: { message: 'An assessment of this kind cannot rest on this method.' },
  TaskNotFound: { message: 'There is no such task.' },
  AbnormalMissing: {
    message:
      'This competency belongs to a covered task: how the person recognises and reacts to an abnormal condition must be part of it (49 CFR 192.803). Say what was abnormal, or ask about it.',
    data: z.object({ tasks: z.array(z.string()) }),
  },
  OrderReasonMissing: {
    message: 'The order of these steps is enforced. One that was done before its turn, or at a time that nobody noted, needs a reason.',
    data: ordinals,
  },
  StepTimeOutside: { message: 'A step cannot have been done on another day than the assessment, nor later than now.', data: ordinals },
  NotYetPerformed: { message: 'An assessment cannot be dated in the future.' },
  NotEmployedThen: { message: 'The person was not employed on that day.' },
  LateReasonMissing: { message: 'A late entry needs a reason.' },
  EvidenceNotFound: { message: 'An attached file is not at hand. Attach it again.', data: z.object({ evidenceId: id }) },
  EvidenceDamaged: {
    message: 'The stored bytes of an attached file are missing or are not the ones that were attached. Remove it and attach it again.',
    data: z.object({ evidenceId: id, fileName: z.string() }),
  },
  PrerequisiteUnmet: {
    message: 'Something that has to be held before this level was not held on that day. An assessor can say why it is signed all the same.',
    /** What is missing, a sentence for each rule. */
    data: z.object({ missing: z.array(z.string()) }),
  },
} as const;
