import type { Contract } from '../../../../shared/contract';
import { listName } from '../../../../shared/domain/person-name';
import { ok } from '../../../../shared/result';
import { decidedProposals, openProposals } from '../../db/sql/directory';
import { batchById } from '../../db/sql/imports';
import { personsById } from '../../db/sql/people';
import { allAccounts } from '../../db/sql/users';
import type { QueryUseCase } from '../context';

export const listProposals: QueryUseCase<Contract['directory']['list']> = async (db, { includeDecided }) => {
  const open = await openProposals(db);
  const rows = includeDecided ? [...open, ...(await decidedProposals(db))] : open;
  const accounts = new Map((await allAccounts(db)).map((account) => [account.userId, account]));
  const personIds = rows.flatMap(({ personId }) => (personId === null ? [] : [personId]));
  const people = new Map((await personsById(db, personIds)).map((person) => [person.personId, person]));
  const fileNames = new Map<string, string>();
  for (const { sourceBatchId } of rows) {
    if (!fileNames.has(sourceBatchId)) fileNames.set(sourceBatchId, (await batchById(db, sourceBatchId))?.fileName ?? sourceBatchId);
  }
  const proposals = rows.map(({ proposalId, action, userName, displayName, personId, userId, sourceBatchId, state, ...decided }) => {
    const person = people.get(personId ?? '');
    const account = accounts.get(userId ?? '');
    const { decidedBy: by, decidedAt: at, decisionReason: why } = decided;
    return {
      proposalId,
      action,
      userName,
      displayName,
      person: person === undefined ? null : { personId: person.personId, name: listName(person) },
      account:
        account === undefined
          ? null
          : { userId: account.userId, login: account.login, printedName: account.printedName, isActive: account.isActive === 1 },
      source: { batchId: sourceBatchId, fileName: fileNames.get(sourceBatchId) ?? sourceBatchId },
      state,
      decision: by === null || at === null ? null : { by: accounts.get(by)?.printedName ?? by, at, reason: why ?? '' },
    };
  });
  return ok({ proposals, open: open.length });
};
