import { z } from 'zod';
import { draft, permitted, query, signatureInput, signedCommand } from './procedure';
import { scale } from './framework';
import { checklistStep, indicator, prerequisite } from './framework-item';
import { id, instant, isoDate, level, name, sha256, text } from './values';

export const stepResult = z.enum(['met', 'notMet', 'notApplicable']);
export const outcome = z.enum(['competent', 'notYetCompetent']);

export const assessmentObstacles = ['ownRecord', 'competencyRetired', 'noChecklist'] as const;

/** A file kept as evidence: its bytes lie in evidence.db under their SHA-256. */
export const evidenceFile = z.object({
  evidenceId: id,
  fileName: z.string(),
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
  outcome,
  performedOn: isoDate,
  enteredAt: instant,
  assessorName: name,
  evidenceCount: z.number().int(),
});

export const assessments = {
  /** What the form needs: the checklists and indicators of every level, and what stands in the way of signing. */
  form: query(permitted('assessments.read', 'person'))
    .errors({ PersonNotFound: { message: 'There is no such person.' }, CompetencyNotFound: { message: 'There is no such competency.' } })
    .input(z.object({ personId: id, competencyId: id }))
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
        }),
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
        /** What stands in the way: of the session's person (ownRecord: another can sign in place), or of everybody. */
        obstacles: z.array(z.enum(assessmentObstacles)),
      }),
    ),
  sign: signedCommand(permitted('assessments.sign', 'person'), 'sign')
    .errors({
      PersonNotFound: { message: 'There is no such person.' },
      CompetencyNotFound: { message: 'There is no such competency.' },
      CompetencyRetired: { message: 'This competency is retired: nobody is assessed in it any more.' },
      NotADate: { message: 'There is no such day in the calendar.' },
      OwnAssessment: { message: 'Nobody assesses themselves, in any role.' },
      ChecklistChanged: { message: 'The checklist changed since this form was opened. Open it again: what you noted is kept as a draft.' },
      StepsIncomplete: { message: 'Some steps have no result yet.', data: z.object({ steps: z.array(z.number().int()) }) },
      ReasonMissing: { message: 'A step marked not applicable needs a reason.', data: z.object({ steps: z.array(z.number().int()) }) },
      NoSteps: { message: 'This competency has no checklist at this level.' },
      NotYetPerformed: { message: 'An assessment cannot be dated in the future.' },
      NotEmployedThen: { message: 'The person was not employed on that day.' },
      LateReasonMissing: { message: 'A late entry needs a reason.' },
      EvidenceNotFound: { message: 'An attached file is not at hand. Attach it again.', data: z.object({ evidenceId: id }) },
      EvidenceDamaged: {
        message: 'The stored bytes of an attached file are missing or are not the ones that were attached. Remove it and attach it again.',
        data: z.object({ evidenceId: id, fileName: z.string() }),
      },
      PrerequisiteUnmet: {
        message:
          'Something that has to be held before this level was not held on that day. An assessor can say why it is signed all the same.',
        /** What is missing, a sentence for each rule. */
        data: z.object({ missing: z.array(z.string()) }),
      },
    })
    .input(
      z.object({
        personId: id,
        competencyId: id,
        competencyVersion: z.number().int(),
        level,
        performedOn: isoDate,
        place: text,
        note: text,
        lateReason: text.nullable(),
        /** Why it is signed although a prerequisite is not met; of no account where all are. */
        prerequisiteReason: text.optional(),
        steps: z.array(z.object({ stepId: id, result: stepResult, note: text.nullable() })),
        evidenceIds: z.array(id).max(40),
        signature: signatureInput,
      }),
    )
    .output(z.object({ assessmentId: id, outcome })),
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
        place: z.string(),
        note: z.string(),
        lateReason: z.string().nullable(),
        prerequisiteReason: z.string().nullable(),
        steps: z.array(
          z.object({
            ordinal: z.number().int(),
            text: z.string(),
            isCritical: z.boolean(),
            result: stepResult,
            note: z.string().nullable(),
          }),
        ),
        evidence: z.array(evidenceFile.extend({ isIntact: z.boolean() })),
        signatures: z.array(shownSignature),
        /** Why the outcome is what it is. */
        outcomeReasons: z.array(z.string()),
      }),
    ),
};

export const evidence = {
  /** Keeps a file's bytes until the assessment that cites it is signed; unsigned ones are collected later. */
  add: draft(permitted('evidence.add', 'visible'))
    .errors({ TooLarge: { message: 'A file may have up to 64 MiB.' }, Empty: { message: 'This file is empty.' } })
    .input(z.object({ fileName: z.string().min(1).max(255), mediaType: z.string().max(127), data: z.instanceof(Blob) }))
    .output(evidenceFile),
  read: query(permitted('assessments.read', 'visible'))
    .errors({
      EvidenceNotFound: { message: 'There is no such file.' },
      EvidenceDamaged: {
        message: 'The stored file is not the one that was attached: its digest differs.',
        data: z.object({ evidenceId: id }),
      },
    })
    .input(z.object({ evidenceId: id }))
    .output(z.object({ file: evidenceFile, data: z.instanceof(Blob) })),
};
