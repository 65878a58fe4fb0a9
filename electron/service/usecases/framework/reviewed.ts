import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { allFrameworks, userIds } from '../../db/sql/framework-library';
import { insertItemReviews, stewardedItems } from '../../db/sql/item-reviews';
import { printedNames } from '../../db/sql/printed-names';
import type { CommandUseCase } from '../context';
import { looksAfter } from './looks-after';

export const reviewItems: CommandUseCase<Contract['framework']['reviewed']> = async (tx, input, ctx) => {
  const itemIds = [...new Set(input.itemIds)];
  const items = new Map((await stewardedItems(tx, itemIds, ctx.today)).map((item) => [item.itemId, item]));
  const unknown = itemIds.find((itemId) => !items.has(itemId));
  if (unknown !== undefined) return fail('ItemNotFound', { itemId: unknown });
  const stewardsByLibrary = new Map((await allFrameworks(tx)).map((one) => [one.frameworkId, userIds(one.stewardUserIds)]));
  const { userId } = ctx.actor;
  const foreign = [...items.values()].find((item) => !looksAfter(item, stewardsByLibrary.get(item.frameworkId) ?? [], userId));
  if (foreign !== undefined) {
    const { stewardUserId, frameworkId } = foreign;
    const stewards = [...(stewardUserId === null ? [] : [stewardUserId]), ...(stewardsByLibrary.get(frameworkId) ?? [])];
    const names = await printedNames(tx, stewards);
    return fail('NotSteward', { stewards: stewards.map((one) => names.get(one) ?? one) });
  }
  const rows = itemIds.map((itemId) => ({
    itemId,
    reviewedOn: ctx.today,
    reviewedBy: userId,
    remark: input.remark,
    entryNumber: ctx.entry,
  }));
  await insertItemReviews(tx, rows);
  const told = rows.map((row) => ({
    entity: 'item_review',
    entityId: `${row.itemId}/${row.entryNumber}`,
    personId: null,
    old: null,
    new: { ...row },
  }));
  const [first] = told;
  if (first === undefined) throw new Error('a review of nothing');
  ctx.audit({ action: 'framework.reviewed', entity: 'item_review', entityId: first.entityId, reason: input.remark, changes: told });
  return ok({ reviewed: rows.length });
};
