import type { z } from 'zod';
import type { frameworkPreview } from '../../../../shared/contract/framework-exchange';
import type { FrameworkItem } from '../../../../shared/contract/framework-item';
import type { FrameworkReading } from '../../jobs/framework-preview';

type Shown = Omit<z.input<typeof frameworkPreview>, 'previewId' | 'frameworkId' | 'choices' | 'hasDraft'>;
type ShownItem = Shown['items'][number];

/** What the page shows of what was read: heads of items, for their contents are asked for one at a time. */
export function showReading({ format, detected, files, title, items, gone, problems, scale }: FrameworkReading): Shown {
  const count = (wanted: ShownItem['state']): number => items.filter(({ state }) => state === wanted).length;
  return {
    format,
    detected: [...detected],
    files: [...files],
    title,
    items: [...items.map(({ item, state, fields }) => headOf(item, state, fields)), ...gone.map((item) => headOf(item, 'gone', []))],
    totals: { new: count('new'), changed: count('changed'), same: count('same'), gone: gone.length },
    problems: [...problems],
    scale: { scaleKey: scale.scaleKey, scales: [...scale.scales] },
  };
}

function headOf(item: FrameworkItem, state: ShownItem['state'], fields: readonly string[]): ShownItem {
  const { itemId, kind, parentId, ordinal, fromId, toId, code, title } = item;
  const leadsTo = item.kind === 'mapping' ? `${item.content.framework} ${item.content.title || item.content.reference}` : null;
  return { itemId, kind, parentId, ordinal, fromId, toId, leadsTo, code, title, state, fields: [...fields] };
}
