import { ORPCError } from '@orpc/client';
import { z } from 'zod';
import { moveWords as words } from '../../../lib/words/moves';

const notQualified = z.object({ missing: z.array(z.string()) });
const days = z.object({ earliest: z.string(), latest: z.string() });
const due = days.extend({ competency: z.string() });

/** Why a plan was refused, where naming what stands in the way says it better; undefined elsewhere. */
export function refusedText(error: Error | null): string | undefined {
  if (!(error instanceof ORPCError)) return undefined;
  if (error.code === 'SupervisorNotQualified') return words.notQualified(notQualified.parse(error.data).missing);
  if (error.code === 'GraceWrong') {
    const { earliest, latest } = days.parse(error.data);
    return words.graceWrong(earliest, latest);
  }
  if (error.code !== 'DueOutsideGrace') return undefined;
  const { competency, earliest, latest } = due.parse(error.data);
  return words.dueOutside(competency, earliest, latest);
}
