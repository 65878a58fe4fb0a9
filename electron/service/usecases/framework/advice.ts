import type { Contract } from '../../../../shared/contract';
import type { FrameworkItem, ItemOf } from '../../../../shared/contract/framework-item';
import { wordingAdvice } from '../../../../shared/domain/framework/wording';
import { fail, ok } from '../../../../shared/result';
import type { Reader } from '../../db/schema';
import { draftById, draftItems } from '../../db/sql/framework-drafts';
import { approvedById, approvedOfKinds } from '../../db/sql/framework-library';
import type { QueryUseCase } from '../context';

export const draftAdvice: QueryUseCase<Contract['framework']['advice']> = async (db, { draftId, itemId, ofWholeLibrary = false }) => {
  const draft = await draftById(db, draftId);
  if (draft === undefined) return fail('DraftNotFound');
  const drafted = await draftItems(db, draftId);
  const itemById = new Map(
    (await approvedOfKinds(db, draft.frameworkId, ['competency', 'block', 'scale', 'link'])).map((item) => [item.itemId, item]),
  );
  for (const item of drafted) itemById.set(item.itemId, item);
  const items = [...itemById.values()];
  const changed = new Set(drafted.map((item) => item.itemId));
  const isAsked = (id: string): boolean => (itemId === undefined ? ofWholeLibrary || changed.has(id) : id === itemId);
  return ok({ advice: wordingAdvice(items, await scalesOf(db, items), isAsked) });
};

/** The scales of competencies by id, those of other libraries too. */
async function scalesOf(db: Reader, items: readonly FrameworkItem[]): Promise<ReadonlyMap<string, ItemOf<'scale'>>> {
  const own = new Map(items.flatMap((item) => (item.kind === 'scale' ? [[item.itemId, item] as const] : [])));
  const asked = new Set(
    items.flatMap((item) => (item.kind === 'competency' && !own.has(item.content.scaleId) ? [item.content.scaleId] : [])),
  );
  if (asked.size === 0) return own;
  for (const item of (await approvedById(db, [...asked])).values()) if (item.kind === 'scale') own.set(item.itemId, item);
  return own;
}
