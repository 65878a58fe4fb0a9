import { ORPCError } from '@orpc/client';
import { z } from 'zod';
import { assessorWords } from './words/assessors';

const standing = z.object({ why: z.array(z.string()) });
const words = assessorWords.near;

/** What a refusal says of how near the signer stands to the person, and whether a reason helps; null: it was refused for something else. */
export function nearnessOf(error: Error | null): { readonly needsReason: boolean; readonly text: string } | null {
  if (!(error instanceof ORPCError)) return null;
  const code: string = error.code;
  if (code !== 'NotIndependent' && code !== 'IndependenceReasonMissing') return null;
  const { why } = standing.parse(error.data);
  const needsReason = code === 'IndependenceReasonMissing';
  return { needsReason, text: needsReason ? words.needsReason(why) : words.refused(why) };
}
