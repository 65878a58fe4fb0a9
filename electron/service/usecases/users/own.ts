import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { accountById, currentKey, grantRecords } from '../../db/sql/users';
import type { QueryUseCase } from '../context';
import { userOf } from './user-of';

export const getOwnUser: QueryUseCase<Contract['users']['own']> = async (db, _input, { actor }) => {
  const account = await accountById(db, actor.userId);
  if (account === undefined) throw new Error('a session without an account');
  const key = await currentKey(db, account.userId);
  const attester = key === undefined || key.attestedBy === null ? undefined : await accountById(db, key.attestedBy);
  const names = new Map(attester === undefined ? [] : [[attester.userId, attester.printedName]]);
  return ok(userOf(account, await grantRecords(db, [account.userId]), key === undefined ? [] : [key], names));
};
