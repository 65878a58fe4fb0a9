import { z } from 'zod';
import { assessmentStates } from '../domain/assessment-correction';
import { outcome } from './assessment-input';
import { evidenceFile, shownSignature } from './assessments';
import { signedException } from './exceptions';
import { movePlan } from './moves';
import { obligation } from './obligations';
import { personRecord } from './people';
import { recognitionDecision } from './recognitions';
import { permitted, query } from './procedure';
import { correctableFields } from '../domain/people/correctable-fields';
import { id, instant, isoDate, level, sha256 } from './values';

const competency = { competencyId: id, competencyCode: z.string(), competencyTitle: z.string() };

/** Everything on record of one person on a day. */
export const portfolioContent = z.object({
  asOf: isoDate,
  person: personRecord,
  /** What is or was validly held, by competency and day, up to the day: `isHeld` on the day itself. */
  holdings: z.array(
    z.object({
      ...competency,
      level,
      levelCode: z.string(),
      levelName: z.string(),
      from: isoDate,
      /** Last day, known on the day; null: no known end. */
      until: isoDate.nullable(),
      isHeld: z.boolean(),
      assessmentId: id,
    }),
  ),
  /** Every assessment performed by the day, newest first, with what it rests on and who stands for it. */
  assessments: z.array(
    z.object({
      assessmentId: id,
      ...competency,
      level,
      levelCode: z.string(),
      levelName: z.string(),
      outcome,
      performedOn: isoDate,
      enteredAt: instant,
      place: z.string(),
      assessorName: z.string(),
      contentDigest: sha256,
      /** What has become of it; only a current one counts. */
      state: z.enum(assessmentStates),
      version: z.number().int(),
      entryNumber: z.number().int(),
      evidence: z.array(evidenceFile),
      signatures: z.array(shownSignature),
    }),
  ),
  /** What other sites hold the person qualified for, as they told it by the day, and what was decided on it here. */
  received: z.array(
    z.object({
      recordId: id,
      /** Which qualification of the record, from 0. */
      ordinal: z.number().int(),
      sender: z.string(),
      sequence: z.number().int(),
      asOf: isoDate,
      receivedAt: instant,
      competencyCode: z.string(),
      competencyTitle: z.string(),
      levelCode: z.string(),
      levelName: z.string(),
      validFrom: isoDate,
      validTo: isoDate.nullable(),
      assessedOn: isoDate,
      assessor: z.string(),
      /** Null: nothing was decided by the day. */
      decision: recognitionDecision.nullable(),
    }),
  ),
  /** What supports a level and never is one: courses, knowledge tests, earlier records. */
  support: z.array(
    z.object({
      supportId: id,
      ...competency,
      level,
      levelCode: z.string(),
      kind: z.enum(['completion', 'knowledge', 'legacy', 'recognition']),
      achievedOn: isoDate,
      expiresOn: isoDate.nullable(),
    }),
  ),
  /** What changes what a qualification is worth without an assessment, as it stands on the day, newest first. */
  exceptions: z.array(signedException),
  obligations: z.array(obligation),
  /** Corrections of what the HRIS says, those that ended too. */
  corrections: z.array(
    z.object({
      overrideId: id,
      field: z.enum(correctableFields),
      value: z.string().nullable(),
      sourceValue: z.string().nullable(),
      reason: z.string(),
      validFrom: isoDate,
      expiresOn: isoDate,
      endedOn: isoDate.nullable(),
      endReason: z.string().nullable(),
    }),
  ),
  moves: z.array(movePlan),
});

export const portfolio = {
  get: query(permitted('assessments.read', 'person'))
    .errors({ PersonNotFound: { message: 'There is no such person.' } })
    .input(z.object({ personId: id, asOf: isoDate.nullable() }))
    .output(
      z.object({
        content: portfolioContent,
        /** SHA-256 over the canonical JSON (RFC 8785) of the content. */
        digest: sha256,
      }),
    ),
};
