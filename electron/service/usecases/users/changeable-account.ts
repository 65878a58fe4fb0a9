import { canKeepSite } from '../../../../shared/domain/site-keepers';
import type { RoleGrant } from '../../../../shared/domain/permissions';
import { fail, ok, type Failure, type Result } from '../../../../shared/result';
import type { UserAccountRow } from '../../db/core-schema';
import type { Reader } from '../../db/schema';
import { accountById, allAccounts, grantRecords, toGrant } from '../../db/sql/users';
import { byUser } from './by-user';

type Refused = Failure<'UserNotFound', { userId: string }> | Failure<'NotActive', undefined> | Failure<'OwnAccount', undefined>;

/** An account that this administrator may act on: an active one, and not their own. */
export async function changeableAccount(db: Reader, userId: string, actorUserId: string): Promise<Result<UserAccountRow, Refused>> {
  if (userId === actorUserId) return fail('OwnAccount');
  const account = await accountById(db, userId);
  if (account === undefined) return fail('UserNotFound', { userId });
  return account.isActive === 1 ? ok(account) : fail('NotActive');
}

/** Whether the site can still be kept when one account is changed so. */
export async function isKeptAfter(
  db: Reader,
  userId: string,
  change: { readonly isActive?: false; readonly grants?: readonly RoleGrant[] },
): Promise<boolean> {
  const grantsOf = byUser(await grantRecords(db, 'all'));
  const accounts = await allAccounts(db);
  return canKeepSite(
    accounts.map((account) => {
      const present = { kind: account.kind, isActive: account.isActive === 1, grants: grantsOf(account.userId).flatMap(toGrant) };
      return account.userId === userId ? { ...present, ...change } : present;
    }),
  );
}
