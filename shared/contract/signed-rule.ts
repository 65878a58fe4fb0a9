import { z } from 'zod';
import { signatureInput } from './procedure';
import { instant, name, reason } from './values';

/** One revision of a rule of the site that two people sign, as it is shown. */
export function ruleRevision<Content extends z.ZodType>(content: Content) {
  return z.object({
    revision: z.number().int(),
    content,
    reason: z.string(),
    preparedBy: name,
    approvedBy: name,
    approvedAt: instant,
    entryNumber: z.number().int(),
  });
}

/** What the next revision of such a rule is saved from. */
export function nextRule<Content extends z.ZodType>(content: Content) {
  return z.object({
    /** The revision that was changed; 0 for the first. */
    basis: z.number().int().min(0),
    content,
    reason,
    signature: signatureInput,
  });
}

export const savedRule = z.object({ revision: z.number().int() });
