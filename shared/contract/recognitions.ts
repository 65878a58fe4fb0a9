import { z } from 'zod';
import { independenceErrors } from './assessment-input';
import { shownSignature } from './assessments';
import { permitted, query, signatureInput, signedCommand } from './procedure';
import { id, instant, isoDate, level, name, reason, text } from './values';

export const recognitionDecisions = ['recognised', 'partlyRecognised', 'notRecognised'] as const;

/** What was decided here on a qualification, by whom, when and why. */
export const recognitionDecision = z.object({
  decision: z.enum(recognitionDecisions),
  competencyId: id.nullable(),
  competencyTitle: z.string().nullable(),
  levelCode: z.string().nullable(),
  reason: z.string(),
  decidedBy: name,
  decidedAt: instant,
  signatures: z.array(shownSignature),
});

const qualification = z.object({
  ordinal: z.number().int(),
  competencyCode: z.string(),
  competencyTitle: z.string(),
  description: z.string(),
  criteria: z.string(),
  levelCode: z.string(),
  levelName: z.string(),
  levelAnchor: z.string(),
  scaleName: z.string(),
  validFrom: isoDate,
  validTo: isoDate.nullable(),
  assessedOn: isoDate,
  assessor: z.string(),
  evidence: z.array(z.object({ fileName: z.string(), sha256: z.string() })),
  /** What was decided here; null: nothing yet. */
  decision: recognitionDecision.nullable(),
});

export const recognitions = {
  /** The qualified records of a person that other sites have sent, each qualification with what was decided on it here. */
  list: query(permitted('assessments.read', 'person'))
    .errors({ PersonNotFound: { message: 'There is no such person.' } })
    .input(z.object({ personId: id }))
    .output(
      z.object({
        person: z.object({ personId: id, name, employeeNumber: z.string() }),
        records: z.array(
          z.object({
            recordId: id,
            displayName: z.string(),
            sender: z.string(),
            sequence: z.number().int(),
            asOf: isoDate,
            receivedAt: instant,
            qualifications: z.array(qualification),
          }),
        ),
      }),
    ),
  /** What a qualification of another site counts for here: supporting evidence at most. It never moves a level. */
  decide: signedCommand(permitted('assessments.sign', 'person'), 'sign')
    .errors({
      ...independenceErrors,
      RecordNotFound: { message: 'There is no such record of this person.' },
      OwnRecord: { message: 'Nobody decides on their own qualifications, in any role.' },
      DecidedBefore: { message: 'This was decided already.', data: z.object({ by: z.string(), at: z.string() }) },
      CompetencyNeeded: { message: 'Say which competency and level of this site it counts for.' },
      CompetencyNotFound: { message: 'There is no such competency, or it is retired.' },
      LevelNotOnScale: { message: 'This level is not on the scale of the competency.' },
    })
    .input(
      z.object({
        personId: id,
        recordId: id,
        ordinal: z.number().int().min(0),
        decision: z.enum(recognitionDecisions),
        /** Of this site; null only where nothing is recognised. */
        competencyId: id.nullable(),
        level: level.nullable(),
        reason,
        /** Why this assessor decides although something between the two could sway it; kept as part of the reason, and of no account where nothing does. */
        independenceReason: text.default(''),
        signature: signatureInput,
      }),
    )
    .output(z.object({ recognitionId: id })),
};
