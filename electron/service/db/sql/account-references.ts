import { isHeldByUnit, type RoleGrant } from '../../../../shared/domain/permissions';
import { fail, ok, type Failure, type Result } from '../../../../shared/result';
import type { Reader } from '../schema';

export type GrantRefused = Failure<'UnitNotFound', { unitId: string }> | Failure<'NotByUnit', { role: string }>;

/** Whether roles can be given as asked: a unit only where the role is held by unit, and only one that there is. */
export async function checkGrants(db: Reader, grants: readonly RoleGrant[]): Promise<Result<void, GrantRefused>> {
  for (const { role, unitId } of grants) {
    if (unitId === null) continue;
    if (!isHeldByUnit(role)) return fail('NotByUnit', { role });
    const unit = await db
      .selectFrom('org_unit')
      .select('unitId')
      .where('unitId', '=', unitId)
      .where('recordedTo', 'is', null)
      .executeTakeFirst();
    if (unit === undefined) return fail('UnitNotFound', { unitId });
  }
  return ok(undefined);
}

export type PersonRefused = Failure<'PersonNotFound', undefined> | Failure<'PersonHasAccount', { login: string }>;

/** Whether an account can stand for this person: there is such a person, without an active account so far. */
export async function checkPerson(db: Reader, personId: string): Promise<Result<void, PersonRefused>> {
  const person = await db
    .selectFrom('person')
    .select('personId')
    .where('personId', '=', personId)
    .where('recordedTo', 'is', null)
    .executeTakeFirst();
  if (person === undefined) return fail('PersonNotFound');
  const account = await db
    .selectFrom('user_account')
    .select('login')
    .where('personId', '=', personId)
    .where('isActive', '=', 1)
    .where('recordedTo', 'is', null)
    .executeTakeFirst();
  return account === undefined ? ok(undefined) : fail('PersonHasAccount', { login: account.login });
}
