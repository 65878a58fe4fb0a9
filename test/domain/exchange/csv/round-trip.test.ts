import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FrameworkItem } from '../../../../shared/contract/framework-item';
import { compareItems } from '../../../../shared/domain/exchange/compare-items';
import { csvFormat } from '../../../../shared/domain/exchange/csv/format';
import { xlsxFormat } from '../../../../shared/domain/exchange/xlsx/format';
import { anyFramework, readBack, targetOf, written } from '../../../support/exchange/random-framework';

const formats = [csvFormat, xlsxFormat];
const withoutOrigin = (items: readonly FrameworkItem[]) =>
  items.map((item) => ({ ...item, origin: null })).toSorted((a, b) => (a.itemId < b.itemId ? -1 : 1));

for (const format of formats) {
  test(`${format.name}: everything that a framework holds comes back as it was, without a complaint`, () => {
    fc.assert(
      fc.property(anyFramework, (items) => {
        const { items: read, problems } = readBack(format, written(format, items).content, targetOf(items));
        expect(problems.filter(({ value }) => !/^\d+e\d+/i.test(value ?? ''))).toEqual([]);
        expect(withoutOrigin(read)).toEqual(withoutOrigin(items));
      }),
      { numRuns: 150 },
    );
  });

  test(`${format.name}: reading one's own export again changes nothing`, () => {
    fc.assert(
      fc.property(anyFramework, (items) => {
        const target = targetOf(items);
        const read = readBack(format, written(format, items).content, target).items;
        const comparison = compareItems(format, {
          read,
          known: items,
          writtenAndRead: readBack(format, written(format, items).content, target).items,
        });
        expect(comparison.items.filter(({ state }) => state !== 'same')).toEqual([]);
        expect(comparison.gone).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test(`${format.name}: another site reads it under its own ids and writes the very same file`, () => {
    fc.assert(
      fc.property(anyFramework, (items) => {
        const { content } = written(format, items);
        const { items: there } = readBack(format, content, targetOf([]));
        expect(there.every(({ itemId }) => itemId.startsWith('new-'))).toBe(true);
        expect(written(format, there).content).toEqual(content);
      }),
      { numRuns: 60 },
    );
  });
}
