import type { Contract } from '../../../../shared/contract';
import { systemUser } from '../../../../shared/contract/records';
import { ok } from '../../../../shared/result';
import { hasSystemEntry, loggedActions, loggedEntities } from '../../db/audit-facets';
import { logSize } from '../../db/audit-size';
import { allAccounts } from '../../db/sql/users';
import type { QueryUseCase } from '../context';

export const listFacets: QueryUseCase<Contract['audit']['facets']> = async (db) => {
  const users = (await allAccounts(db)).map(({ userId, printedName }) => ({ userId, printedName }));
  if (await hasSystemEntry(db)) users.push({ userId: systemUser, printedName: systemUser });
  return ok({ actions: [...(await loggedActions(db))], entities: [...(await loggedEntities(db))], users, entries: await logSize(db) });
};
