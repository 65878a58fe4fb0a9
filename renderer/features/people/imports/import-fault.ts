import { ORPCError } from '@orpc/client';
import { z } from 'zod';
import { errorMessage } from '../../../lib/error-message';
import { exchangeWords } from '../../../lib/words/exchange';

const words = exchangeWords.received.refusals;
const unreadable = z.object({ why: z.string() });
const ofKey = z.object({ keyId: z.string() });
const ofSender = z.object({ sender: z.string(), changed: z.enum(['content', 'comment']).optional() });

/** Why a file was not taken, with the particular reason where the service gives one. */
export function importFault(error: Error): string {
  const { message } = errorMessage(error);
  if (!(error instanceof ORPCError)) return message;
  const why = unreadable.safeParse(error.data).data?.why;
  return why === undefined ? (ofSignature(error.code, error.data) ?? message) : `${message} ${why}`;
}

/** What is wrong with the signature beside it, with whose it is; null: it is something else. */
function ofSignature(code: string, data: unknown): string | null {
  const keyId = ofKey.safeParse(data).data?.keyId;
  if (code === 'UnknownKey' && keyId !== undefined) return words.UnknownKey(keyId);
  const of = ofSender.safeParse(data).data;
  if (of === undefined) return null;
  if (code === 'BadSignature' && of.changed !== undefined) return words[of.changed](of.sender);
  if (code === 'RevokedKey') return words.RevokedKey(of.sender);
  return code === 'NotConfirmed' ? words.NotConfirmed(of.sender) : null;
}
