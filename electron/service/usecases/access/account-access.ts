import type { z } from 'zod';
import type { accountAccess } from '../../../../shared/contract/access';
import { effectiveRights, needsLinkedPerson } from '../../../../shared/domain/effective-rights';
import { conflictsAmong } from '../../../../shared/domain/separation-of-duties';
import { roles, type RoleGrant, type Scope } from '../../../../shared/domain/permissions';
import type { DutyExceptionRow, UserAccountRow } from '../../db/core-schema';
import type { Reader } from '../../db/schema';
import { standingExceptions } from '../../db/sql/access-exceptions';
import { allUnits } from '../../db/sql/organisation';
import { allAccounts, grantRecords, toGrant } from '../../db/sql/users';
import { byUser } from '../users/by-user';

export type AccountAccess = z.input<typeof accountAccess>;

/** Every account with what follows from its roles: rights, conflicts and the exceptions that stand. */
export async function everyAccess(db: Reader, today: string): Promise<AccountAccess[]> {
  const accounts = await allAccounts(db);
  const grantsOf = byUser(await grantRecords(db, 'all'));
  const exceptionsOf = byUser(await standingExceptions(db, null));
  const unitNames = new Map((await allUnits(db, today)).map(({ unitId, name }) => [unitId, name]));
  const userNames = new Map(accounts.map(({ userId, printedName }) => [userId, printedName]));
  return accounts.map((account) =>
    accessOf(account, grantsOf(account.userId).flatMap(toGrant).toSorted(byRole), exceptionsOf(account.userId), { unitNames, userNames }),
  );
}

const byRole = (one: RoleGrant, other: RoleGrant): number => roles.indexOf(one.role) - roles.indexOf(other.role);

interface Names {
  readonly unitNames: ReadonlyMap<string, string>;
  readonly userNames: ReadonlyMap<string, string>;
}

function accessOf(
  account: UserAccountRow,
  grants: readonly RoleGrant[],
  exceptions: readonly DutyExceptionRow[],
  { unitNames, userNames }: Names,
): AccountAccess {
  const { userId, login, printedName, personId, kind } = account;
  const isActive = account.isActive === 1;
  const named = ({ role, unitId }: RoleGrant) => ({ role, unitId, unitName: unitId === null ? null : (unitNames.get(unitId) ?? unitId) });
  return {
    userId,
    login,
    printedName,
    personId,
    kind,
    isActive,
    grants: grants.map(named),
    rights: (isActive ? effectiveRights(grants, personId) : []).map(({ permission, scope, from }) => ({
      permission,
      reach: reachOf(scope, unitNames),
      from: from.map(named),
    })),
    conflicts: (isActive ? conflictsAmong(grants) : []).map(({ key, roles: [one, other], why }) => {
      const exception = exceptions.find(({ conflict }) => conflict === key);
      return {
        key,
        roles: [one, other],
        why,
        exception:
          exception === undefined
            ? null
            : { reason: exception.reason, givenBy: userNames.get(exception.givenBy) ?? exception.givenBy, givenAt: exception.givenAt },
      };
    }),
    lacksPerson: isActive && needsLinkedPerson(grants, personId),
  };
}

function reachOf(scope: Scope, unitNames: ReadonlyMap<string, string>): AccountAccess['rights'][number]['reach'] {
  if (scope.kind === 'site') return { kind: 'site' };
  return {
    kind: 'limited',
    units: scope.unitIds.map((unitId) => ({ unitId, name: unitNames.get(unitId) ?? unitId })),
    own: scope.ownPersonId !== null,
  };
}
