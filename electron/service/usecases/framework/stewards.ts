import { fail, ok, type Failure, type Result } from '../../../../shared/result';
import type { FrameworkRow } from '../../db/framework-schema';
import type { Reader } from '../../db/schema';
import { userIds } from '../../db/sql/framework-library';
import { printedNames } from '../../db/sql/printed-names';

/** Whether a user may edit a library: one of its stewards, or anybody who may edit where it names none. */
export async function checkSteward(
  db: Reader,
  framework: Pick<FrameworkRow, 'stewardUserIds'>,
  userId: string,
): Promise<Result<void, Failure<'NotSteward', { stewards: string[] }>>> {
  const stewards = userIds(framework.stewardUserIds);
  if (stewards.length === 0 || stewards.includes(userId)) return ok(undefined);
  const names = await printedNames(db, stewards);
  return fail('NotSteward', { stewards: stewards.map((one) => names.get(one) ?? one) });
}
