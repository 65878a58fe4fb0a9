import type { Contract } from '../../../../shared/contract';
import { reachByRole } from '../../../../shared/domain/permissions';
import { ok } from '../../../../shared/result';
import { allFrameworks, userIds } from '../../db/sql/framework-library';
import { allAccounts, grantRecords, toGrant } from '../../db/sql/users';
import type { QueryUseCase } from '../context';

export const listStewards: QueryUseCase<Contract['catalogue']['stewards']> = async (db) => {
  const grants = await grantRecords(db, 'all');
  const editors = new Set(
    grants
      .filter((grant) => toGrant(grant).some(({ role }) => reachByRole[role]['framework.edit'] !== undefined))
      .map(({ userId }) => userId),
  );
  const named = new Set((await allFrameworks(db)).flatMap(({ stewardUserIds }) => userIds(stewardUserIds)));
  const accounts = (await allAccounts(db)).filter(({ userId }) => editors.has(userId) || named.has(userId));
  return ok({
    stewards: accounts.map(({ userId, printedName, isActive }) => ({
      userId,
      name: printedName,
      isActive: isActive === 1 && editors.has(userId),
    })),
  });
};
