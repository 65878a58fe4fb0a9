import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { allAccounts, allKeys, grantRecords } from '../../db/sql/users';
import type { QueryUseCase } from '../context';
import { accountFacts } from './account-facts';
import { byUser } from './by-user';
import { userOf } from './user-of';

/** Every account that there is or was. */
export const listUsers: QueryUseCase<Contract['users']['list']> = async (db, _input, ctx) => {
  const accounts = await allAccounts(db);
  const grantsOf = byUser(await grantRecords(db, 'all'));
  const keysOf = byUser(await allKeys(db));
  const facts = await accountFacts(db, ctx);
  return ok({ users: accounts.map((account) => userOf(account, grantsOf(account.userId), keysOf(account.userId), facts)) });
};
