import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { accountById, grantRecords, keysOf } from '../../db/sql/users';
import type { QueryUseCase } from '../context';
import { accountFacts } from './account-facts';
import { userOf } from './user-of';

export const getOwnUser: QueryUseCase<Contract['users']['own']> = async (db, _input, ctx) => {
  const account = await accountById(db, ctx.actor.userId);
  if (account === undefined) throw new Error('a session without an account');
  const { userId } = account;
  return ok(userOf(account, await grantRecords(db, [userId]), await keysOf(db, userId), await accountFacts(db, ctx)));
};
