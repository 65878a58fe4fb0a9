import type { Contract } from '../../../../shared/contract';
import type { FrameworkItem } from '../../../../shared/contract/framework-item';
import { changeOf, isSameItem } from '../../../../shared/domain/framework/changes';
import { fail, ok } from '../../../../shared/result';
import type { Tx } from '../../db/schema';
import {
  countChanges,
  draftItemsById,
  editorOfItem,
  markStep,
  putDraftItems,
  stepFor,
  stepLabel,
  updateDraft,
} from '../../db/sql/framework-drafts';
import { approvedById, userIds } from '../../db/sql/framework-library';
import { printedNames } from '../../db/sql/printed-names';
import type { DraftUseCase, OutputOf } from '../context';
import { lockedByAnother } from './locked';
import { openDraft } from './open-draft';

/** Takes back the newest step of a draft, or does again what was taken back, whoever did it. */
export const undoDraft: DraftUseCase<Contract['framework']['undo']> = async (tx, { draftId, direction }, ctx) => {
  const { userId } = ctx.actor;
  const opened = await openDraft(tx, draftId, userId);
  if (!opened.ok) return opened;
  const step = await stepFor(tx, draftId, direction);
  if (step === undefined) return fail('NothingToUndo');
  const itemIds = step.changes.map(({ itemId }) => itemId);
  const locked = await lockedByAnother(tx, itemIds, userId, ctx.now.toISOString());
  if (locked !== null) return fail('Locked', locked);
  const present = await draftItemsById(tx, draftId, itemIds);
  for (const { itemId, before, after } of step.changes) {
    const is = present.get(itemId) ?? null;
    const expected = direction === 'undo' ? after : before;
    if (is === null || expected === null ? is === expected : isSameItem(is, expected)) continue;
    const editor = (await editorOfItem(tx, draftId, itemId)) ?? '';
    return fail('ChangedSince', { itemId, by: (await printedNames(tx, [editor])).get(editor) ?? editor });
  }
  const next = new Map(step.changes.map(({ itemId, before, after }) => [itemId, direction === 'undo' ? before : after]));
  await putDraftItems(tx, draftId, next, { userId, at: ctx.now.toISOString() });
  const authors = userIds(opened.value.authorUserIds);
  if (!authors.includes(userId)) await updateDraft(tx, draftId, { authorUserIds: JSON.stringify([...authors, userId]) });
  await markStep(tx, draftId, step.sequence, direction === 'undo');
  return ok({
    label: step.label,
    ...(await headsNow(tx, next)),
    changes: await countChanges(tx, draftId),
    undo: await stepLabel(tx, draftId, 'undo'),
    redo: await stepLabel(tx, draftId, 'redo'),
  });
};

type Undone = OutputOf<Contract['framework']['undo']>;

/** What the items have become: as the draft has them again, as approved where it has them no more, or gone. */
async function headsNow(tx: Tx, next: ReadonlyMap<string, FrameworkItem | null>): Promise<Pick<Undone, 'heads' | 'gone'>> {
  const approved = await approvedById(tx, [...next.keys()]);
  const heads: Undone['heads'] = [];
  const gone: string[] = [];
  for (const [itemId, drafted] of next) {
    const former = approved.get(itemId) ?? null;
    const item = drafted ?? former;
    if (item === null) gone.push(itemId);
    else heads.push(headOf(item, changeOf(former, item)));
  }
  return { heads, gone };
}

function headOf(item: FrameworkItem, change: Undone['heads'][number]['change']): Undone['heads'][number] {
  const { itemId, frameworkId, kind, parentId, ordinal, fromId, toId, code, title, isRetired } = item;
  return { itemId, frameworkId, kind, parentId, ordinal, fromId, toId, code, title, isRetired, change };
}
