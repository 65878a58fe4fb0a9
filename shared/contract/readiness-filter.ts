import { z } from 'zod';
import { id, isoDate } from './values';

/** As it was known when this log entry was the newest; null: as it is known now. */
export const knownAt = z.number().int().min(1).nullable().default(null);

/**
 * What every view of readiness is asked by: a day, what was known, a unit with all that lies in it, a department, the people who
 * hold a role, what is mandatory. Each may be left open.
 */
export const readinessFilter = z.object({
  asOf: isoDate.nullable(),
  knownAt,
  unitId: id.nullable().default(null),
  departmentId: id.nullable(),
  roleId: id.nullable().default(null),
  mandatoryOnly: z.boolean(),
});

export type ReadinessFilter = z.infer<typeof readinessFilter>;
