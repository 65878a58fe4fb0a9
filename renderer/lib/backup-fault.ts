import { ORPCError } from '@orpc/client';
import { z } from 'zod';
import { formatBytes, formatTime } from './formatting';
import { backupWords } from './words/backup';

const named = z.object({ file: z.string() });
const room = z.object({ neededBytes: z.number(), freeBytes: z.number().nullable() });
const waiting = z.object({ notBefore: z.string() });
const check = z.object({ check: z.string(), fault: z.string().nullable() });

/** The contract's words about a backup or restore that failed, with the file, the room, the check or the wait that it was. */
export function backupFault(error: Error | null): string | undefined {
  if (!(error instanceof ORPCError)) return undefined;
  if (error.code === 'NotUnlocked') return backupWords.endedByLock;
  const { message, data } = error;
  const wait = waiting.safeParse(data);
  if (wait.success) return `${message} ${backupWords.wait(formatTime(new Date(wait.data.notBefore)))}`;
  const [file, space, found] = [named.safeParse(data), room.safeParse(data), check.safeParse(data)];
  if (file.success) return `${message} (${file.data.file})`;
  if (found.success) return `${message} (${found.data.check}${found.data.fault === null ? '' : `: ${found.data.fault}`})`;
  if (!space.success) return undefined;
  const { neededBytes, freeBytes } = space.data;
  return `${message} ${formatBytes(neededBytes)} are needed${freeBytes === null ? '; the room ran out on the way' : `, ${formatBytes(freeBytes)} are free`}.`;
}
