import { z } from 'zod';
import type { Failure, Result } from '../../../../shared/result';

/** What a worker answers with: a value of this shape, or a failure that the contract declares. */
export function jobOutput<T>(value: z.ZodType<T>): z.ZodType<Result<T, Failure>> {
  return z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value }),
    z.object({ ok: z.literal(false), failure: z.object({ code: z.string(), data: z.unknown() }) }),
  ]);
}
