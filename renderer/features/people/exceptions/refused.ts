import { ORPCError } from '@orpc/client';
import { z } from 'zod';
import { exceptionKinds } from '../../../../shared/domain/exception';
import { exceptionWords as words } from '../../../lib/words/exceptions';

const limit = z.object({ latest: z.string(), days: z.number() });
const near = z.object({ who: z.string(), why: z.array(z.string()) });
const other = z.object({ kind: z.enum(exceptionKinds), from: z.string(), to: z.string().nullable() });

/** Says better than the contract's words why it was refused, with what stands in the way; undefined: those do. */
export function refusedText(error: Error | null): string | undefined {
  if (!(error instanceof ORPCError)) return undefined;
  switch (error.code) {
    case 'BeyondLimit': {
      const found = limit.safeParse(error.data).data;
      return found && words.beyondLimit(found.latest, found.days);
    }
    case 'NotIndependent': {
      const found = near.safeParse(error.data).data;
      return found && words.notIndependent(found.who, found.why);
    }
    case 'AlreadyInForce':
    case 'SuspendedOrRevoked': {
      const found = other.safeParse(error.data).data;
      return found && `${error.message} ${words.inTheWay(found.kind, found.from, found.to)}`;
    }
    default:
      return undefined;
  }
}
