import { z } from 'zod';
import { permitted, query } from './procedure';
import { id, isoDate, sha256 } from './values';

/** A document to keep or to put on paper. */
export const printedFile = z.object({
  fileName: z.string(),
  /** PDF/A-2b. */
  data: z.instanceof(Blob),
  /** SHA-256 over the canonical JSON (RFC 8785) of what it tells, which stands on each of its pages. */
  digest: sha256,
});

export const reports = {
  /** Records of qualification, one or several, each with all that is asked of one. */
  assessments: query(permitted('assessments.read', 'visible'))
    .errors({ AssessmentNotFound: { message: 'There is no such assessment.' } })
    .input(z.object({ assessmentIds: z.array(id).min(1).max(200) }))
    .output(printedFile),
  /** Everything on record of one person on a day. */
  portfolio: query(permitted('assessments.read', 'person'))
    .errors({ PersonNotFound: { message: 'There is no such person.' } })
    .input(z.object({ personId: id, asOf: isoDate.nullable() }))
    .output(printedFile),
};
