import { z } from 'zod';
import { evidenceReasons } from '../domain/evidence-status';
import { permitted, query } from './procedure';
import { id, isoDate } from './values';

/** Why an assessment is no evidence at all: another version took its place, it was voided or sent back, or a second rating is missing. */
export const notEvidenceReasons = ['amended', 'voided', 'returned', 'secondMissing'] as const;

/**
 * Every assessment of a person by a day, and whether it counts then: towards the level that is required of them, or its own
 * level where none is. `since` is the first day on which it no longer counted; null: it counts, or it never did.
 */
export const currency = query(permitted('assessments.read', 'person'))
  .errors({ PersonNotFound: { message: 'There is no such person.' } })
  .input(z.object({ personId: id, asOf: isoDate.nullable() }))
  .output(
    z.object({
      asOf: isoDate,
      evidence: z.array(
        z.object({
          assessmentId: id,
          competencyId: id,
          /** Null: it counts. */
          why: z.enum([...evidenceReasons, ...notEvidenceReasons]).nullable(),
          since: isoDate.nullable(),
          /** Last day on which it counts, where that is known. */
          through: isoDate.nullable(),
        }),
      ),
    }),
  );
