import { ORPCError } from '@orpc/client';
import { z } from 'zod';
import { errorMessage } from '../../lib/error-message';

const unreadable = z.object({ why: z.string() });

/** Why a file was not taken, with the particular reason where the service gives one. */
export function unreadableText(error: Error): string {
  const { message } = errorMessage(error);
  const data = error instanceof ORPCError ? unreadable.safeParse(error.data) : null;
  return data?.success === true ? `${message} ${data.data.why}` : message;
}
