import { z } from 'zod';
import { permitted, query } from './procedure';
import { id, isoDate } from './values';

const part = z.object({ itemId: id, code: z.string(), title: z.string() });

/** Every regulatory clause in force on a day with what covers it; those that no competency covers come first. */
export const clauseCoverage = query(permitted('framework.read', 'site'))
  .input(z.object({ asOf: isoDate.optional() }).default({}))
  .output(
    z.object({
      clauses: z.array(
        z.object({
          clauseId: id,
          code: z.string(),
          title: z.string(),
          authority: z.string(),
          document: z.string(),
          edition: z.string(),
          tasks: z.array(part),
          /** Linked to the clause itself or to one of its tasks. */
          competencies: z.array(part),
          isCovered: z.boolean(),
          /** People of whom one of these competencies is required, and those of them who meet all that is; null to who may not read everybody's readiness. */
          required: z.number().int().nullable(),
          qualified: z.number().int().nullable(),
        }),
      ),
    }),
  );
