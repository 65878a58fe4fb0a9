import type { Contract } from '../../../../shared/contract';
import { longestWalk, mostWalked } from '../../../../shared/contract/year-ahead';
import { addMonths, daysBetween, isRealDate } from '../../../../shared/domain/calendar';
import { fail, ok, type Failure, type Result } from '../../../../shared/result';
import type { Reader } from '../../db/schema';
import { allUnits, unitsBelow } from '../../db/sql/organisation';
import { personById } from '../../db/sql/people';
import { countChanging, type AskedChanges } from '../../db/sql/year-ahead';
import type { InputOf, ReadContext } from '../context';

type Refusal =
  | Failure<'PersonNotFound' | 'UnitNotFound' | 'NotAPeriod', undefined>
  | Failure<'TooMany', { readonly people: number; readonly most: number }>;

/** Whose changes are asked for and on which days; refused where that cannot be answered. */
export async function askedChanges(
  db: Reader,
  { personId, unitId, after: first, through: last, lapsesOnly }: InputOf<Contract['yearAhead']['days']>,
  ctx: ReadContext,
): Promise<Result<AskedChanges, Refusal>> {
  const after = first ?? ctx.today;
  const through = last ?? addMonths(after, 12);
  const days = isRealDate(after) && isRealDate(through) ? daysBetween(after, through) : -1;
  if (days < 0 || days > longestWalk) return fail('NotAPeriod');
  if (personId !== null && (await personById(db, personId)) === undefined) return fail('PersonNotFound');
  if (unitId !== null && !(await allUnits(db, after)).some((unit) => unit.unitId === unitId)) return fail('UnitNotFound');
  const unitIds = unitId === null ? null : await unitsBelow(db, [unitId], after);
  const asked: AskedChanges = { after, through, scope: ctx.scope, today: ctx.today, personId, unitIds, lapsesOnly };
  const people = await countChanging(db, asked);
  if (people > mostWalked) return fail('TooMany', { people, most: mostWalked });
  return ok(asked);
}
