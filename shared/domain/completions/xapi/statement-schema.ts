import { z } from 'zod';

/** An id of a statement or a registration; xAPI compares them without regard to case. */
const uuid = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i)
  .transform((id) => id.toLowerCase());
const iri = z
  .string()
  .max(2000)
  .regex(/^[a-z][a-z0-9+.-]*:\S+$/i);
const text = z.string().max(2000);

/** Exactly one of these names somebody (xAPI 1.0.3, Data 2.4.2.3). */
const agent = z.looseObject({
  objectType: z.enum(['Agent', 'Group']).optional(),
  mbox: z
    .string()
    .max(500)
    .regex(/^mailto:[^\s@]+@[^\s@]+$/i)
    .optional(),
  mbox_sha1sum: z
    .string()
    .regex(/^[0-9a-f]{40}$/i)
    .optional(),
  openid: iri.optional(),
  account: z.looseObject({ homePage: iri, name: text.min(1) }).optional(),
});
export type StatementAgent = z.infer<typeof agent>;

const score = z
  .looseObject({
    scaled: z.number().min(-1).max(1).optional(),
    raw: z.number().optional(),
    min: z.number().optional(),
    max: z.number().optional(),
  })
  .refine(
    ({ raw, min, max }) =>
      (min ?? -Infinity) < (max ?? Infinity) && (raw ?? max ?? 0) <= (max ?? Infinity) && (raw ?? min ?? 0) >= (min ?? -Infinity),
  );

/** What is read of a statement of xAPI 1.0.x or 2.0; everything else in it is let through. */
export const statementSchema = z.looseObject({
  id: uuid.optional(),
  version: z
    .string()
    .regex(/^(?:1\.0(?:\.\d+)?|2\.0(?:\.\d+)?)$/)
    .optional(),
  actor: agent,
  verb: z.looseObject({ id: iri }),
  object: z.looseObject({
    objectType: z.string().optional(),
    id: z.string().min(1).max(2000).optional(),
    definition: z.looseObject({ name: z.record(z.string().max(60), text).optional() }).optional(),
  }),
  result: z.looseObject({ success: z.boolean().optional(), completion: z.boolean().optional(), score: score.optional() }).optional(),
  context: z.looseObject({ registration: uuid.optional() }).optional(),
  timestamp: z.string().max(60).optional(),
  stored: z.string().max(60).optional(),
});
export type Statement = z.infer<typeof statementSchema>;
