import { z } from 'zod';
import { assessmentKinds, assessmentMethods } from '../domain/assessment';
import { assessmentStates } from '../domain/assessment-correction';
import { amendCodes } from '../domain/rating-change';
import { assessmentDetail } from './assessment-detail';
import { assessmentErrors, clockTime, judged, outcome, performance, points, stepResult } from './assessment-input';
import { permitted, query, signatureInput, signedCommand } from './procedure';
import { scale } from './framework';
import { checklistStep, indicator, prerequisite } from './framework-item';
import { id, instant, isoDate, level, name, sha256 } from './values';

export const assessmentObstacles = ['ownRecord', 'competencyRetired', 'noChecklist'] as const;

/** A file kept as evidence: its bytes lie in evidence.db under their SHA-256. */
export const evidenceFile = z.object({
  evidenceId: id,
  fileName: z.string(),
  /** By the first bytes of the file, whatever its name says. */
  mediaType: z.string(),
  size: z.number().int(),
  sha256,
  capturedAt: instant,
});

export const shownSignature = z.object({
  printedName: name,
  /** The role in which it was signed; null on signatures from before the role was part of what is signed. */
  role: z.string().nullable(),
  meaning: z.string(),
  signedAt: instant,
  zone: z.string(),
  contentDigest: sha256,
  /** The revision of the record that was signed. */
  revision: z.number().int(),
  /** Place in the log. */
  entryNumber: z.number().int(),
  /** Checked against the signer's key at the moment of reading. */
  isValid: z.boolean(),
});

const assessmentSummary = z.object({
  assessmentId: id,
  personId: id,
  personName: name,
  competencyId: id,
  competencyCode: z.string(),
  competencyTitle: name,
  level,
  levelCode: z.string(),
  levelName: z.string(),
  kind: z.enum(assessmentKinds),
  outcome,
  performedOn: isoDate,
  enteredAt: instant,
  assessorName: name,
  evidenceCount: z.number().int(),
  state: z.enum(assessmentStates),
  /** 1, and one more for each amendment. */
  version: z.number().int(),
});

export const assessments = {
  /** What the form needs: the checklists and indicators of every level, and what stands in the way of signing. */
  form: query(permitted('assessments.read', 'person'))
    .errors({
      PersonNotFound: { message: 'There is no such person.' },
      CompetencyNotFound: { message: 'There is no such competency.' },
      AssessmentNotFound: { message: 'There is no such assessment of this person in this competency.' },
    })
    /** `amends`: the record that is amended, which is judged by the checklist that it was judged by. */
    .input(z.object({ personId: id, competencyId: id, amends: id.nullable().default(null) }))
    .output(
      z.object({
        person: z.object({
          personId: id,
          name,
          employeeNumber: z.string(),
          title: z.string().nullable(),
          unitName: z.string().nullable(),
          hiredOn: isoDate.nullable(),
          leftOn: isoDate.nullable(),
        }),
        competency: z.object({
          competencyId: id,
          version: z.number().int(),
          code: z.string(),
          title: name,
          description: z.string(),
          scale,
          /** Whether a step done before its turn needs a reason. */
          isSequenceEnforced: z.boolean(),
        }),
        /** The tasks it is needed for, offered first; for a covered one an abnormal condition must be part of what is seen. */
        tasks: z.array(
          z.object({
            taskId: id,
            code: z.string(),
            title: z.string(),
            isCovered: z.boolean(),
            abnormalConditions: z.array(z.string()),
          }),
        ),
        /** What it was asked by before, newest first. */
        questionSets: z.array(points.omit({ score: true })),
        /** An entry made more hours after the event than this needs a reason. */
        lateAfterHours: z.number().int(),
        zone: z.string(),
        /** The level the person's roles require, or the lowest level that qualifies. */
        targetLevel: level,
        /** Whether the person's roles require it today. */
        isRequired: z.boolean(),
        steps: z.array(checklistStep.extend({ stepId: id })),
        indicators: z.array(indicator.extend({ indicatorId: id })),
        /** What has to be held before each level, and when this person held what of it. */
        prerequisites: z.array(
          prerequisite.extend({
            of: z.array(
              z.object({
                competencyId: id,
                level,
                code: z.string(),
                title: z.string(),
                levelCode: z.string(),
                held: z.array(z.object({ level, from: isoDate, until: isoDate.nullable() })),
              }),
            ),
          }),
        ),
        /** The levels for which two people have to rate one performance independently of each other. */
        secondRatingLevels: z.array(level),
        /** What stands in the way: of the session's person (ownRecord: another can sign in place), or of everybody. */
        obstacles: z.array(z.enum(assessmentObstacles)),
      }),
    ),
  sign: signedCommand(permitted('assessments.sign', 'person'), 'sign')
    .errors(assessmentErrors)
    .input(z.object({ ...performance.shape, ...judged.shape, signature: signatureInput }))
    .output(z.object({ assessmentId: id, outcome })),
  /** The same for several people at once: one performance, a record and a signature for each; all are recorded or none. */
  signGroup: signedCommand(permitted('assessments.sign', 'visible'), 'sign')
    .errors({
      GroupRefused: {
        message: 'Nothing was signed: some of these people cannot be recorded. Mend that or take them out; the others stay as they are.',
        data: z.object({
          people: z.array(
            z.object({
              personId: id,
              name: z.string(),
              code: z.string(),
              message: z.string(),
              /** What it is, piece by piece and in words: which item of the authority lapsed, what stands between the two, what is not held. */
              items: z.array(z.string()),
            }),
          ),
        }),
      },
      NamedTwice: { message: 'Somebody stands in this group twice.' },
    })
    .input(z.object({ ...performance.shape, people: z.array(judged).min(2).max(60), signature: signatureInput }))
    .output(z.object({ groupId: id, assessments: z.array(z.object({ personId: id, assessmentId: id, outcome })) })),
  list: query(permitted('assessments.read', 'visible'))
    .input(
      z.object({
        personId: id.nullable(),
        competencyId: id.nullable(),
        asOf: isoDate.nullable().default(null),
        limit: z.number().int().min(1).max(2000),
      }),
    )
    .output(z.object({ assessments: z.array(assessmentSummary), total: z.number().int() })),
  get: query(permitted('assessments.read', 'visible'))
    .errors({ AssessmentNotFound: { message: 'There is no such assessment.' } })
    .input(z.object({ assessmentId: id }))
    .output(
      assessmentSummary.extend({
        competencyVersion: z.number().int(),
        /** The zone of the site when it was entered. */
        zone: z.string(),
        method: z.enum(assessmentMethods),
        /** Null where only the day is known. */
        performedTime: clockTime.nullable(),
        place: z.string(),
        task: z.object({ taskId: id, code: z.string(), title: z.string() }).nullable(),
        abnormalCondition: z.string().nullable(),
        detail: assessmentDetail,
        groupId: id.nullable(),
        contentDigest: sha256,
        note: z.string(),
        lateReason: z.string().nullable(),
        prerequisiteReason: z.string().nullable(),
        independenceReason: z.string().nullable(),
        steps: z.array(
          z.object({
            ordinal: z.number().int(),
            stepId: id,
            text: z.string(),
            isCritical: z.boolean(),
            result: stepResult,
            note: z.string().nullable(),
            doneAt: instant.nullable(),
            orderReason: z.string().nullable(),
          }),
        ),
        evidence: z.array(evidenceFile.extend({ isIntact: z.boolean() })),
        signatures: z.array(shownSignature),
        /** Why the outcome is what it is. */
        outcomeReasons: z.array(z.string()),
        /** Why this version took the place of the one before; null: it is the first. */
        amendReason: z.string().nullable(),
        /** Every version of the record, oldest first. */
        versions: z.array(
          z.object({
            assessmentId: id,
            version: z.number().int(),
            enteredAt: instant,
            assessorName: name,
            outcome,
            amendReason: z.string().nullable(),
            /** Why what was judged was changed, and who authorised it; null: it was not changed. */
            amendCode: z.enum(amendCodes).nullable(),
            authorisedBy: name.nullable(),
            state: z.enum(assessmentStates),
          }),
        ),
        /** What differs from the version before. */
        differences: z.array(z.object({ field: z.string(), was: z.string().nullable(), is: z.string().nullable() })),
        /** What became of this version, oldest first. */
        events: z.array(
          z.object({
            eventId: id,
            kind: z.enum(['returned', 'kept', 'voided']),
            reason: z.string(),
            by: name,
            recordedAt: instant,
            signatures: z.array(shownSignature),
          }),
        ),
        /** The other of two independent ratings of the performance, as it stands now; null: there was one rating. */
        otherRating: z.object({ assessmentId: id, assessorName: name, outcome, level, state: z.enum(assessmentStates) }).nullable(),
        /** What the asker can do with it as it stands. */
        may: z.object({ return: z.boolean(), keep: z.boolean(), amend: z.boolean(), void: z.boolean(), cosign: z.boolean() }),
      }),
    ),
};
