import { ORPCError } from '@orpc/client';
import { z } from 'zod';
import { personRecordWords as words } from '../../../lib/words/person-records';

const why = z.object({ why: z.string() });
const named = z.object({ name: z.string() });
const range = z.object({ earliest: z.string(), latest: z.string() });
const overlap = z.object({ validFrom: z.string().nullable(), validTo: z.string().nullable() });
const logins = z.object({ logins: z.array(z.string()) });
const numbers = z.object({ numbers: z.array(z.string()) });
const cycle = z.object({ path: z.array(z.string()) });

/** Why a change of a person's record, or the joining of two, was refused, with what stands in the way; undefined where the contract's words say it all. */
export function refusalText(error: Error): string | undefined {
  if (!(error instanceof ORPCError)) return undefined;
  const { code, data, message } = error;
  if (code === 'ValueUnsuited') return `${message} ${why.parse(data).why}`;
  if (code === 'NumberTaken') return words.add.taken(named.parse(data).name);
  if (code === 'IdentifierTaken') return words.identifiers.taken(named.parse(data).name);
  if (code === 'ManagerCycle') return `${message} ${cycle.parse(data).path.join(' → ')}`;
  if (code === 'ExpiryNotAhead') {
    const { earliest, latest } = range.parse(data);
    return `${message} ${words.correct.expiresRange(earliest, latest)}.`;
  }
  if (code === 'OtherHasAccount') return `${message} (${logins.parse(data).logins.join(', ')})`;
  if (code === 'BothEmployed') return `${message} (${numbers.parse(data).numbers.join(', ')})`;
  if (code === 'Overlaps') {
    const { validFrom, validTo } = overlap.parse(data);
    return words.employments.overlaps(validFrom ?? words.unknownDay, validTo ?? words.open);
  }
  return undefined;
}
