import type { Contract } from '../../../../shared/contract';
import type { ItemChange } from '../../../../shared/domain/framework/changes';
import { fail, ok } from '../../../../shared/result';
import type { Reader } from '../../db/schema';
import { draftById, draftHeads, stepLabel } from '../../db/sql/framework-drafts';
import { frameworkById, itemHeads, revisionById, type ItemHeadRow } from '../../db/sql/framework-library';
import type { OutputOf, QueryUseCase } from '../context';
import { draftHead } from './heads';

type Head = OutputOf<Contract['framework']['tree']>['items'][number];

export const frameworkTree: QueryUseCase<Contract['framework']['tree']> = async (db, input, ctx) => {
  const { frameworkId, draftId, revisionId, kinds = null } = input;
  if ((await frameworkById(db, frameworkId)) === undefined) return fail('FrameworkNotFound');
  if (draftId === undefined) {
    const revision = revisionId === undefined ? null : await revisionById(db, revisionId);
    if (revision === undefined) return fail('RevisionNotFound');
    const heads = await itemHeads(db, frameworkId, revision?.effectiveFrom ?? input.asOf ?? ctx.today, kinds);
    return ok({ items: heads.map((head) => shown(head, null)), draft: null, undo: null, redo: null });
  }
  const draft = await draftById(db, draftId);
  if (draft === undefined || draft.frameworkId !== frameworkId) return fail('DraftNotFound');
  const { items, changes } = await draftTree(db, frameworkId, draftId);
  const wanted = kinds === null ? null : new Set(kinds);
  return ok({
    items: items.filter(({ kind }) => wanted === null || wanted.has(kind)),
    draft: await draftHead(db, draft, changes),
    undo: await stepLabel(db, draftId, 'undo'),
    redo: await stepLabel(db, draftId, 'redo'),
  });
};

/** The approved items with the draft's laid over them. What a draft holds differs from what is approved: `change` takes the rest out. */
async function draftTree(db: Reader, frameworkId: string, draftId: string): Promise<{ readonly items: Head[]; readonly changes: number }> {
  const drafted = await draftHeads(db, draftId);
  const changed = new Set(drafted.map(({ itemId }) => itemId));
  const kept = (await itemHeads(db, frameworkId, null, null)).filter(({ itemId }) => !changed.has(itemId));
  const laidOver = drafted.map(({ wasRetired, ...head }) => shown(head, changeOf(wasRetired, head.isRetired)));
  return { items: [...kept.map((head) => shown(head, null)), ...laidOver], changes: changed.size };
}

function changeOf(wasRetired: number | null, isRetired: number): ItemChange {
  if (wasRetired === null) return 'added';
  if (wasRetired === isRetired) return 'changed';
  return isRetired === 1 ? 'retired' : 'unretired';
}

const shown = ({ isRetired, ...head }: ItemHeadRow, change: ItemChange | null): Head => ({ ...head, isRetired: isRetired === 1, change });
