import type { Contract } from '../../../../shared/contract';
import { itemFor } from '../../../../shared/domain/framework/guidance';
import { fail, ok } from '../../../../shared/result';
import type { Reader } from '../../db/schema';
import { draftById, draftItemsById, locksOn } from '../../db/sql/framework-drafts';
import { anyItemOn } from '../../db/sql/framework-items';
import { approvedById } from '../../db/sql/framework-library';
import { printedNames } from '../../db/sql/printed-names';
import type { QueryUseCase } from '../context';

export const frameworkItem: QueryUseCase<Contract['framework']['item']> = async (db, { itemId, draftId, asOf }, ctx) => {
  if (draftId === undefined) {
    const item = await anyItemOn(db, itemId, asOf ?? ctx.today);
    return item === undefined ? fail('ItemNotFound') : ok({ item: itemFor(item, ctx.grants), former: null, lock: null });
  }
  if ((await draftById(db, draftId)) === undefined) return fail('DraftNotFound');
  const former = (await approvedById(db, [itemId])).get(itemId) ?? null;
  const item = (await draftItemsById(db, draftId, [itemId])).get(itemId) ?? former;
  if (item === null) return fail('ItemNotFound');
  const shown = former === null ? null : itemFor(former, ctx.grants);
  return ok({ item: itemFor(item, ctx.grants), former: shown, lock: await lockOn(db, itemId, ctx.now.toISOString(), ctx.actor.userId) });
};

async function lockOn(db: Reader, itemId: string, at: string, ownUserId: string) {
  const [lock] = await locksOn(db, [itemId], at);
  if (lock === undefined) return null;
  const { userId, until } = lock;
  const names = await printedNames(db, [userId]);
  return { userId, name: names.get(userId) ?? userId, until, isOwn: userId === ownUserId };
}
