import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FrameworkItem } from '../../../shared/contract/framework-item';
import { isSameItem, itemText } from '../../../shared/domain/framework/changes';
import { competencyItem } from '../../support/people';

const indicator = (text: string): { indicatorId: string; text: string } => ({ indicatorId: 'i', text });
const item = (part: Partial<FrameworkItem> = {}, texts: readonly string[] = ['a', 'b']): FrameworkItem =>
  Object.assign(competencyItem('c', { scaleId: 's', indicators: texts.map(indicator) }), part);

test('items are the same exactly where their texts are, whatever the order of their fields', () => {
  const parts = fc.record(
    {
      title: fc.constantFrom('a', 'b'),
      code: fc.constantFrom('', 'x'),
      parentId: fc.constantFrom(null, 'p'),
      ordinal: fc.constantFrom(0, 1),
      isRetired: fc.boolean(),
      origin: fc.constantFrom(null, { format: 'case', identifier: 'i', rest: '{}' }, { rest: '{}', identifier: 'i', format: 'case' }),
    },
    { requiredKeys: [] },
  );
  const any = fc.tuple(parts, fc.array(fc.constantFrom('a', 'b'), { maxLength: 2 }));
  fc.assert(
    fc.property(any, any, ([partA, textsA], [partB, textsB]) => {
      const [a, b] = [item(partA, textsA), item(partB, textsB)];
      expect(isSameItem(a, b)).toBe(itemText(a) === itemText(b));
    }),
    { numRuns: 500 },
  );
});

test('an item less or more of a list, a list for an object and a field that is not there tell two items apart', () => {
  expect(isSameItem(item({}, ['a']), item({}, ['a', 'a']))).toBe(false);
  expect(isSameItem(item({}, ['a', 'a']), item({}, ['a']))).toBe(false);
  expect(isSameItem(item(), Object.assign(item(), { stewardUserId: undefined }))).toBe(false);
  expect(isSameItem(Object.assign(item(), { origin: [] }), Object.assign(item(), { origin: {} }))).toBe(false);
  expect(isSameItem(item(), structuredClone(item()))).toBe(true);
});
