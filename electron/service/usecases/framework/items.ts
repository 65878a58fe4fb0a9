import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { draftById, draftItemsById } from '../../db/sql/framework-drafts';
import { approvedById } from '../../db/sql/framework-library';
import type { QueryUseCase } from '../context';

/** Whole items for whoever edits them: changes are taken as whole items too. */
export const frameworkItems: QueryUseCase<Contract['framework']['items']> = async (db, { draftId, itemIds }) => {
  if ((await draftById(db, draftId)) === undefined) return fail('DraftNotFound');
  const formerById = await approvedById(db, itemIds);
  const draftedById = await draftItemsById(db, draftId, itemIds);
  const items = itemIds.flatMap((itemId) => {
    const former = formerById.get(itemId) ?? null;
    const item = draftedById.get(itemId) ?? former;
    return item === null ? [] : [{ item, former }];
  });
  return ok({ items });
};
