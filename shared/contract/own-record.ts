import { z } from 'zod';
import { answeredRecords } from '../domain/observation';
import { assessmentErrors, judged, outcome, performance } from './assessment-input';
import { priorLearningKinds } from '../domain/prior-learning';
import { approvedCommand, permitted, query, signatureInput, signedCommand } from './procedure';
import { shownAnswer } from './observations';
import { id, instant, isoDate, level, name, reasonTree, state, text } from './values';

const personNotFound = { PersonNotFound: { message: 'There is no such person.' } };

export const selfRatings = {
  /** How somebody sees their own level: in their own session, or in place at a station that is open. */
  rate: signedCommand(permitted('self.record', 'person'), 'sign')
    .errors({
      ...personNotFound,
      CompetencyNotFound: { message: 'There is no such competency.' },
      LevelNotFound: { message: 'The scale of this competency has no such level.' },
    })
    .input(z.object({ personId: id, competencyId: id, level, comment: text, signature: signatureInput }))
    .output(z.object({ ratingId: id })),
  /** Every one that was given, newest first, beside the level that is derived from evidence. */
  list: query(permitted('assessments.read', 'person'))
    .errors(personNotFound)
    .input(z.object({ personId: id }))
    .output(
      z.object({
        ratings: z.array(
          z.object({
            ratingId: id,
            competencyId: id,
            competencyCode: z.string(),
            competencyTitle: name,
            level,
            levelCode: z.string(),
            levelName: z.string(),
            comment: z.string(),
            ratedOn: isoDate,
            by: name,
            /** Whether a later one has taken its place. */
            isNewest: z.boolean(),
            /** What is derived for today; null: no level. */
            heldLevelCode: z.string().nullable(),
          }),
        ),
      }),
    ),
};

export const priorLearning = {
  /**
   * A decision that what somebody learned elsewhere is worth as much: signed by an assessor with the authority for it, and approved
   * in place by a second person. It is a record like any assessment, and counts for the kinds it stands for alone.
   */
  decide: approvedCommand(permitted('assessments.sign', 'person'), permitted('assessments.authorise', 'person'))
    .errors({
      ...assessmentErrors,
      AboutApprover: { message: 'Nobody approves a decision about themselves.' },
      ApproverNotIndependent: {
        message: 'Who approves stands too near to this person. Somebody else can.',
        data: z.object({ why: z.array(z.string()) }),
      },
      NoEvidence: { message: 'A decision rests on evidence: attach it.' },
    })
    .input(
      z.object({
        ...performance.omit({ kind: true }).shape,
        ...judged.omit({ steps: true, knowledge: true, questions: true, ratings: true }).shape,
        basis: text.min(1),
        standsFor: z.array(z.enum(priorLearningKinds)).min(1).max(3),
        outcome,
        signature: signatureInput,
        approval: signatureInput,
      }),
    )
    .output(z.object({ assessmentId: id, outcome })),
};

/** One thing on record about a person: what, by whom, when and why. */
const ownEntry = z.object({
  type: z.enum([...answeredRecords, 'selfRating', 'completion', 'exception']),
  recordId: id,
  on: isoDate,
  recordedAt: instant.nullable(),
  what: z.string(),
  competency: z.string().nullable(),
  by: z.string(),
  why: z.string(),
  /** What has become of it; null: it stands. */
  became: z.string().nullable(),
  fileCount: z.number().int(),
  answers: z.array(shownAnswer),
});
const ownView = z.object({
  personId: id,
  name,
  standings: z.array(
    z.object({
      competencyId: id,
      code: z.string(),
      title: name,
      state,
      requiredLevelCode: z.string(),
      heldLevelCode: z.string().nullable(),
      ownView: z.string().nullable(),
      reasons: reasonTree,
    }),
  ),
  entries: z.array(ownEntry),
});

export const ownRecord = {
  /** Everything that is on record about a person, newest first, with what they have said to it. */
  get: query(permitted('assessments.read', 'person'))
    .errors(personNotFound)
    .input(z.object({ personId: id }))
    .output(ownView),
  /** The same for the person in place, at a station that somebody else has open. */
  show: signedCommand(permitted('self.record', 'person'), 'sign')
    .errors(personNotFound)
    .input(z.object({ personId: id, signature: signatureInput }))
    .output(ownView),
  /** What the person has to say to a record about them. It stays beside the record. */
  answer: signedCommand(permitted('self.record', 'person'), 'sign')
    .errors({ RecordNotFound: { message: 'There is no such record about you.' } })
    .input(z.object({ personId: id, recordType: z.enum(answeredRecords), recordId: id, text: text.min(1), signature: signatureInput }))
    .output(z.object({ answerId: id })),
  /** What a person has said to the records about them, for whoever reads these. */
  answers: query(permitted('assessments.read', 'person'))
    .input(z.object({ personId: id }))
    .output(z.object({ answers: z.array(shownAnswer.extend({ recordType: z.enum(answeredRecords), recordId: id })) })),
};
