import type { Access } from '../../../shared/contract/procedure';
import { scopeOf, type RoleGrant, type Scope } from '../../../shared/domain/permissions';
import { localDate } from '../../../shared/domain/calendar';
import { fail, ok, type Failure, type Result } from '../../../shared/result';
import type { Reader } from '../db/schema';
import { unitsBelow, unitsOfPerson } from '../db/sql/organisation';
import { accountById, grantsOf } from '../db/sql/users';
import { readPersonId } from './person-input';

export interface Asker {
  readonly personId: string | null;
  readonly grants: readonly RoleGrant[];
}

/** The session's user as the record has them at this moment: rights that were taken away since the unlocking count no more. Null: the account has ended. */
export async function askerNow(db: Reader, userId: string): Promise<Asker | null> {
  const account = await accountById(db, userId);
  if (account === undefined || account.isActive === 0) return null;
  return { personId: account.personId, grants: await grantsOf(db, userId) };
}

/** Whether this person may use a procedure with this input, and on whose records it may act. */
export async function authorise(
  db: Reader,
  access: Access,
  asker: Asker,
  input: unknown,
  now: { readonly moment: Date; readonly zone: string },
): Promise<Result<Scope, Failure<'NotPermitted', { permission: string }>>> {
  if (access.who !== 'permitted') return ok({ kind: 'site' });
  const denied = fail('NotPermitted', { permission: access.permission });
  const granted = scopeOf(asker.grants, access.permission, asker.personId);
  if (granted === null) return denied;
  if (granted.kind === 'site') return ok(granted);
  if (access.scope === 'site') return denied;
  const today = localDate(now.moment, now.zone);
  const scope: Scope = { kind: 'limited', unitIds: await unitsBelow(db, granted.unitIds, today), ownPersonId: granted.ownPersonId };
  if (access.scope === 'visible') return ok(scope);
  return (await reaches(db, scope, readPersonId(input), today)) ? ok(scope) : denied;
}

async function reaches(db: Reader, scope: Scope, personId: string, today: string): Promise<boolean> {
  if (scope.kind === 'site' || scope.ownPersonId === personId) return true;
  const units = await unitsOfPerson(db, personId, today);
  return units.some((unitId) => scope.unitIds.includes(unitId));
}

/** The role named in the log for what was done: the first one held that allows it, or in which it is done. */
export function exercisedRole(access: Access, asker: Asker): string {
  if (access.who !== 'permitted') {
    const named = access.who === 'session' ? asker.grants.find(({ role }) => role === access.as) : undefined;
    return (named ?? asker.grants[0])?.role ?? 'none';
  }
  const { permission } = access;
  return asker.grants.find((grant) => scopeOf([grant], permission, asker.personId) !== null)?.role ?? 'none';
}
