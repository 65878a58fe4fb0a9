import type { Contract } from '../../../../shared/contract';
import type { FrameworkItem } from '../../../../shared/contract/framework-item';
import { isSameItem } from '../../../../shared/domain/framework/changes';
import { withReferred } from '../../../../shared/domain/exchange/referred';
import { fail, ok } from '../../../../shared/result';
import type { Tx } from '../../db/schema';
import type { FrameworkReading } from '../../jobs/framework-preview';
import { itemsNow, layOver, type KnownItems } from '../framework/change';
import { startDraft } from '../framework/start-draft';
import type { DraftUseCase, ReadContext } from '../context';
import { forgetPreview, preparedPreview } from './prepared-preview';

type Apply = Contract['frameworkExchange']['apply'];

/** One step of the library's draft, labelled with the file: it is undone as one, and approved like everything else. */
export const applyPreview: DraftUseCase<Apply> = async (tx, { previewId, itemIds, retireIds }, ctx) => {
  const preview = preparedPreview(ctx.session.prepared, previewId);
  if (preview === null || preview.reading === null) return fail('PreviewExpired');
  const { frameworkId, reading } = preview;
  const wanted = chosenItems(reading, itemIds === null ? null : new Set(itemIds), new Set(retireIds));
  if (wanted.length === 0) return fail('NothingChosen');
  const draft = await draftOf(tx, frameworkId, reading, ctx);
  if (!draft.ok) return draft;
  const { draftId } = draft.value;
  const items = wanted.map(({ item }) => item);
  const known = await itemsNow(
    tx,
    draftId,
    items.map(({ itemId }) => itemId),
  );
  if (!isAsPreviewed(known, wanted)) return fail('PreviewOutdated');
  const changed = await layOver(tx, { draftId, label: labelOf(reading), items, restored: [] }, ctx, known);
  if (!changed.ok) return changed;
  forgetPreview(ctx.session.prepared);
  return ok({ draftId, changed: changed.value.changed });
};

interface Wanted {
  readonly item: FrameworkItem;
  readonly former: FrameworkItem | null;
}

function chosenItems({ items, gone }: FrameworkReading, chosen: ReadonlySet<string> | null, retired: ReadonlySet<string>): Wanted[] {
  const differing = items.filter(({ state }) => state !== 'same');
  const isNew = new Map(differing.flatMap(({ item, state }) => (state === 'new' ? [[item.itemId, item] as const] : [])));
  const picked =
    chosen === null
      ? null
      : withReferred(
          differing.flatMap(({ item }) => (chosen.has(item.itemId) ? [item] : [])),
          isNew,
        );
  return [
    ...differing.filter(({ item }) => picked === null || picked.has(item.itemId)),
    ...gone.filter(({ itemId }) => retired.has(itemId)).map((former) => ({ item: { ...former, isRetired: true }, former })),
  ];
}

/** The draft of the library, or a new one for this file. */
async function draftOf(tx: Tx, frameworkId: string, reading: FrameworkReading, ctx: ReadContext) {
  const title = `Import of ${reading.files[0]?.fileName ?? 'a file'}`.slice(0, 200);
  const started = await startDraft(tx, { frameworkId, title }, ctx);
  if (started.ok) return started;
  const { failure } = started;
  if (failure.code === 'DraftThere') return ok(failure.data);
  return { ok: false, failure } as const;
}

/** Whether what was compared with is still what there is. */
function isAsPreviewed({ approved, present }: KnownItems, wanted: readonly Wanted[]): boolean {
  return wanted.every(({ item, former }) => {
    const now = present.get(item.itemId) ?? approved.get(item.itemId) ?? null;
    return now === null || former === null ? now === former : isSameItem(now, former);
  });
}

/** What undo will offer, and what tells later from which file a step came. */
function labelOf({ files }: FrameworkReading): string {
  const [first, ...others] = files;
  const name = (first?.fileName ?? '').slice(0, 90);
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  return `Import of ${name}${more} (SHA-256 ${first?.sha256 ?? ''})`;
}
