import { isRealDate } from '../../../../shared/domain/calendar';
import { isEmployedOn } from '../../../../shared/domain/people/employment';
import { fail, type Failure } from '../../../../shared/result';
import type { PositionRow } from '../../db/core-schema';
import type { Reader } from '../../db/schema';
import { employmentsOf } from '../../db/sql/employments';
import { jobRoleById } from '../../db/sql/job-roles';
import { isPerson } from '../../db/sql/person-header';
import { positionsOf } from '../../db/sql/positions';
import { editionsOf } from '../../db/sql/unit-editions';
import type { PlannedPlace } from './lines-at-place';

type Refused<F extends Failure> = { readonly ok: false; readonly failure: F };
type NotThere =
  | Failure<'PersonNotFound', undefined>
  | Failure<'NotADate', undefined>
  | Failure<'RoleNotFound', undefined>
  | Failure<'UnitNotFound', undefined>;
type CannotHappen =
  | Failure<'NotEmployedThen', undefined>
  | Failure<'PositionHeld', { positionId: string }>
  | Failure<'FromPositionNotHeld', undefined>;

/** Why there is no such place for a person on a day; null: there is. */
export async function placeFault(db: Reader, { personId, roleId, unitId, startsOn }: PlannedPlace): Promise<Refused<NotThere> | null> {
  if (!(await isPerson(db, personId))) return fail('PersonNotFound');
  if (!isRealDate(startsOn)) return fail('NotADate');
  if ((await jobRoleById(db, roleId, startsOn)) === undefined) return fail('RoleNotFound');
  const editions = await editionsOf(db, unitId);
  const [first] = editions;
  const last = editions.at(-1);
  if (first === undefined || last === undefined || first.validFrom > startsOn || last.validTo !== null) return fail('UnitNotFound');
  return null;
}

/** Why a person cannot go there on that day; null: they can. A position that the HRIS has brought meanwhile is no obstacle. */
export async function moveFault(db: Reader, place: PlannedPlace): Promise<Refused<CannotHappen> | null> {
  const { personId, roleId, unitId, startsOn, fromPositionId } = place;
  if (!isEmployedOn(await employmentsOf(db, personId), startsOn)) return fail('NotEmployedThen');
  const positions = await positionsOf(db, personId, startsOn);
  const held = positions.find(
    (position) =>
      position.roleId === roleId &&
      position.unitId === unitId &&
      position.sourceBatchId === null &&
      (position.validTo === null || position.validTo >= startsOn),
  );
  if (held !== undefined) return fail('PositionHeld', { positionId: held.positionId });
  if (fromPositionId === null) return null;
  const from = positions.find(({ positionId }) => positionId === fromPositionId);
  const endsBefore = from !== undefined && from.validFrom < startsOn && (from.validTo === null || from.validTo >= startsOn);
  return endsBefore || (from !== undefined && from.sourceBatchId !== null) ? null : fail('FromPositionNotHeld');
}

/** Whether the HRIS owns what would change: the position that ends, or where none does, any that the person holds from then on. */
export function isHrisOwned(
  positions: readonly PositionRow[],
  { fromPositionId, startsOn }: Pick<PlannedPlace, 'fromPositionId' | 'startsOn'>,
): boolean {
  const from = positions.find(({ positionId }) => positionId === fromPositionId);
  if (from !== undefined) return from.sourceBatchId !== null;
  return positions.some(({ sourceBatchId, validTo }) => sourceBatchId !== null && (validTo === null || validTo >= startsOn));
}
