import { ORPCError } from '@orpc/client';
import { z } from 'zod';
import { sharesWords } from './words/shares';

const shareData = z.object({ share: z.number(), why: z.string() });
const reasons: Readonly<Record<string, string>> = sharesWords.why;

/** Which of the typed shares a refusal is about, and why; null for every other error. */
export function shareFault(error: unknown): { readonly place: number; readonly text: string } | null {
  if (!(error instanceof ORPCError) || error.code !== 'ShareUnreadable') return null;
  const { share: place, why } = shareData.parse(error.data);
  return { place, text: sharesWords.unreadable(place, reasons[why] ?? why) };
}
