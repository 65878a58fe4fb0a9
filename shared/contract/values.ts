import { z } from 'zod';
import { roles } from '../domain/permissions';
import { standingStates } from '../domain/state';

export const id = z.string().min(1).max(64);
/** A site-local calendar date, valid through the end of that day. */
export const isoDate = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'a date is written 2026-03-14');
/** A moment in UTC. */
export const instant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/);
export const name = z.string().trim().min(1).max(200);
export const text = z.string().trim().max(4000);
export const reason = z.string().trim().min(3, 'say why, in a few words').max(1000);
export const level = z.number().int().min(0).max(8);
export const state = z.enum(standingStates);
export const role = z.enum(roles);
export const roleGrant = z.object({ role, unitId: id.nullable() });
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
export const fileHandle = z.string().min(8).max(64);

/** The record that a reason rests on. */
export const reasonRecord = z.object({ entity: z.enum(['assessment', 'competency', 'role', 'person', 'revision']), id });

/** One node of the answer to "why?": met, unmet or merely informing, with the record it rests on. */
export type Reason = {
  readonly verdict: 'met' | 'unmet' | 'info';
  readonly text: string;
  readonly record: Readonly<z.infer<typeof reasonRecord>> | null;
  readonly children: readonly Reason[];
};
export const reasonTree: z.ZodType<Reason> = z.object({
  verdict: z.enum(['met', 'unmet', 'info']),
  text: z.string(),
  record: reasonRecord.nullable(),
  get children() {
    return z.array(reasonTree);
  },
});

/** How far a long task is; total is null while it is not known. */
export const progress = z.object({ kind: z.literal('progress'), label: z.string(), done: z.number(), total: z.number().nullable() });
