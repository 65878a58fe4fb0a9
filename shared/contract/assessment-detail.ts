import { z } from 'zod';
import { assessmentKinds } from '../domain/assessment';
import { id, level, text } from './values';

/** What was seen of an indicator; *not seen* says nothing of the person. */
export const indicatorRating = z.enum(['shown', 'partly', 'notShown', 'notSeen']);

/** A question that was asked, with the answer as it was given. */
export const askedQuestion = z.object({
  kind: z.enum(['oral', 'scenario', 'abnormal']),
  question: text.min(1),
  answer: text,
  isCritical: z.boolean(),
  result: z.enum(['met', 'notMet']),
});

/** What was judged beside the steps, by kind of assessment: signed with it and kept as it was. */
export const assessmentDetail = z.object({
  equipment: text.default(''),
  shift: text.default(''),
  /** Points, and how many pass. */
  knowledge: z
    .object({
      questionSetId: z.string().trim().min(1).max(200),
      score: z.number().min(0).max(1_000_000),
      maxScore: z.number().positive().max(1_000_000),
      passMark: z.number().min(0).max(1_000_000),
    })
    .nullable()
    .default(null),
  questions: z.array(askedQuestion).max(120).default([]),
  ratings: z
    .array(z.object({ indicatorId: id, text: text.min(1), level, rating: indicatorRating, note: text.nullable() }))
    .max(120)
    .default([]),
  /** A decision that what somebody learned elsewhere is worth as much: on what it rests, and which kinds of assessment it stands for. */
  priorLearning: z
    .object({ basis: text.min(1), standsFor: z.array(z.enum(assessmentKinds)).min(1).max(3) })
    .nullable()
    .default(null),
});
export type AssessmentDetail = z.infer<typeof assessmentDetail>;
