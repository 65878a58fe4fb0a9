import { z } from 'zod';
import { indicatorMarks } from '../domain/calibration/rating';
import { stepResult } from './assessment-input';
import { id, level, name, sha256 } from './values';

const longText = z.string().max(200_000);

/** A file of a case: nothing in its bytes or its name tells whose it is. */
export const caseFile = z.object({ fileId: id, fileName: z.string(), mediaType: z.string(), size: z.number().int(), sha256 });
export type CaseFile = z.infer<typeof caseFile>;

export const casePieceKinds = [
  'circumstances',
  'step',
  'question',
  'score',
  'indicator',
  'note',
  'priorLearning',
  'statement',
  'record',
  'seen',
  'file',
] as const;

/** One piece of evidence of a case, as the panel sees it; a rating cites pieces by their ids. */
export const casePiece = z.object({
  pieceId: id,
  kind: z.enum(casePieceKinds),
  heading: z.string().max(4000),
  text: longText,
  /** What was recorded of a step or an answer. */
  result: stepResult.nullable(),
  isCritical: z.boolean(),
  /** Days from the performance on; null: on no day of its own. */
  day: z.number().int().nullable(),
  file: caseFile.nullable(),
});
export type CasePiece = z.infer<typeof casePiece>;

export const withheldKinds = ['picture', 'document', 'recording', 'other'] as const;

/** What a panel sees of a case: nothing in it says who was assessed, by whom or when. */
export const caseMaterial = z.object({
  pieces: z.array(casePiece).max(1000),
  /** Files of the record that are not shown. */
  withheld: z.array(z.object({ kind: z.enum(withheldKinds), count: z.number().int() })),
});
export type CaseMaterial = z.infer<typeof caseMaterial>;

export const caseRating = z.object({
  level,
  indicators: z.record(z.string(), z.enum(indicatorMarks)),
  cited: z.array(id).max(1000),
  comment: z.string().trim().max(4000),
});

/** A case with everything that is needed to rate it. */
export const preparedCase = z.object({
  title: name,
  competencyId: id,
  competencyVersion: z.number().int(),
  competencyCode: z.string(),
  competencyTitle: z.string(),
  /** Of the scale, ascending. */
  levels: z.array(z.object({ level, code: z.string(), name: z.string() })),
  requiredLevel: level.nullable(),
  indicators: z.array(z.object({ id, text: z.string(), level })),
  material: caseMaterial,
  /** The agreed rating of an exemplar. */
  gold: caseRating.nullable(),
  /** The revision of the exemplar, or of what is masked of the assessment; 0: nothing beside names. */
  sourceRevision: z.number().int(),
});
export type PreparedCase = z.infer<typeof preparedCase>;

export const caseSource = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('assessment'), assessmentId: id }),
  z.object({ kind: z.literal('gold'), goldCaseId: id }),
]);
export type CaseSource = z.infer<typeof caseSource>;
