import { z } from 'zod';
import { mostContents, sha256Hex } from './manifest';

export const personRecordName = 'record.json';

const day = z.iso.date();
const line = z.string().min(1).max(400);

const qualification = z.object({
  competency: z.object({
    id: z.string().min(1).max(200),
    code: z.string().max(200),
    title: line,
    description: z.string().max(100_000),
    /** What is looked for at the level, in the words of the framework. */
    criteria: z.string().max(100_000),
  }),
  scale: z.object({
    name: z.string().max(200),
    qualifyingLevel: z.number().int().min(0).max(8),
    levels: z
      .array(
        z.object({
          level: z.number().int().min(0).max(8),
          code: z.string().max(40),
          name: z.string().max(200),
          anchor: z.string().max(4000),
        }),
      )
      .min(1)
      .max(9),
  }),
  level: z.number().int().min(0).max(8),
  /** Through this day; null: no end is set. */
  validFrom: day,
  validTo: day.nullable(),
  assessment: z.object({
    id: z.string().min(1).max(100),
    kind: z.string().max(40),
    performedOn: day,
    place: z.string().max(4000),
    assessor: z.string().max(200),
    /** Of what the assessor signed. */
    contentDigest: sha256Hex,
    /** Which version of the record it is: 1, and one more for each amendment. */
    version: z.number().int().min(1).default(1),
  }),
  evidence: z
    .array(z.object({ fileName: z.string().max(255), mediaType: z.string().max(127), size: z.number().int().min(0), sha256: sha256Hex }))
    .max(200),
  /** The same qualification as an Open Badges 3.0 credential, in a file of its own. */
  credential: z.object({ name: z.string().min(1).max(100), sha256: sha256Hex }),
});

/** What one person is qualified for, as one site tells another. */
export const personRecord = z.object({
  format: z.literal('touchstone-person-record'),
  formatVersion: z.literal(1),
  person: z.object({
    personId: z.string().min(1).max(64),
    employeeNumber: line,
    familyName: line,
    givenName: z.string().max(200),
  }),
  asOf: day,
  qualifications: z
    .array(qualification)
    .min(1)
    .max(mostContents - 2),
});
export type PersonRecord = z.infer<typeof personRecord>;
export type SentQualification = PersonRecord['qualifications'][number];
