import type { FrameworkItem } from '../../../shared/contract/framework-item';
import { compareItems, type Comparison } from '../../../shared/domain/exchange/compare-items';
import type { FrameworkFormat, Table } from '../../../shared/domain/exchange/framework-format';
import { readBack, targetOf, written } from './random-framework';

/** What a file would change in a library, compared as the service does it. */
export function compared(format: FrameworkFormat, content: string | readonly Table[], known: readonly FrameworkItem[]): Comparison {
  const target = targetOf(known);
  const read = readBack(format, content, target).items;
  const writtenAndRead = format.write === undefined ? null : readBack(format, written(format, known).content, target).items;
  return compareItems(format, { read, known, writtenAndRead });
}

export function changesOf(format: FrameworkFormat, content: string | readonly Table[], known: readonly FrameworkItem[]) {
  const { items, gone } = compared(format, content, known);
  return [
    ...items.filter(({ state }) => state !== 'same').map(({ item, state, fields }) => ({ title: item.title, state, fields })),
    ...gone.map(({ title }) => ({ title, state: 'gone', fields: [] })),
  ];
}
