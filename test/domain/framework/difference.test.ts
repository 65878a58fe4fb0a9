import { describe, expect, test } from 'vitest';
import type { FrameworkItem } from '../../../shared/contract/framework-item';
import { applyDifference, difference } from '../../../shared/domain/framework/difference';
import { movedItems } from '../../../shared/domain/framework/moves';
import { createRandom } from '../../../shared/domain/sample/random';
import { competencyItem, requirementItem, scaleItem } from '../../support/people';
import { changedItems, randomItems } from './random-items';

const byId = (items: readonly FrameworkItem[]) => items.toSorted((a, b) => (a.itemId < b.itemId ? -1 : 1));
const told = (a: readonly FrameworkItem[], b: readonly FrameworkItem[]) =>
  difference(a, b).flatMap(({ itemId, changes }) => (changes.length === 0 ? [] : [[itemId, ...changes]]));

describe('a difference', () => {
  const indicators = [
    { indicatorId: 'i1', text: 'Welds the seam' },
    { indicatorId: 'i2', text: 'Checks the seam' },
  ];
  const weld = competencyItem('weld', { scaleId: 'scale', ordinal: 10, indicators, steps: [{ stepId: 's1' }] });
  const lift = competencyItem('lift', { scaleId: 'scale', ordinal: 20 });
  const steam = competencyItem('steam', { scaleId: 'scale', ordinal: 30 });
  const need = requirementItem({ roleId: 'worker', competencyId: 'weld', level: 2 });
  const scale = scaleItem('scale');
  const before = [weld, lift, steam, need, scale];

  test('of a library with itself is empty', () => {
    expect(difference(before, before)).toEqual([]);
  });

  test('tells each sort of change by its name and no other', () => {
    const content = (part: Partial<typeof weld.content>): FrameworkItem => ({ ...weld, content: { ...weld.content, ...part } });
    const change = (changed: FrameworkItem) =>
      told(
        before,
        before.map((item) => (item.itemId === changed.itemId ? changed : item)),
      );
    const [first, second] = weld.content.indicators;
    if (first === undefined || second === undefined) throw new Error('no indicators');
    expect(change({ ...weld, title: 'Weld' })).toEqual([['weld', 'reworded']]);
    expect(change(content({ indicators: [{ ...first, text: 'Welds it' }, second] }))).toEqual([['weld', 'reworded']]);
    expect(change(content({ indicators: [second] }))).toEqual([['weld', 'reworded']]);
    expect(change(content({ indicators: [second, first] }))).toEqual([['weld', 'moved']]);
    expect(change(content({ indicators: [{ ...first, level: 3 }, second] }))).toEqual([['weld', 'levelChanged']]);
    expect(change(content({ scaleId: 'other' }))).toEqual([['weld', 'levelChanged']]);
    expect(change(content({ validityMonths: 6 }))).toEqual([['weld', 'requirementChanged']]);
    expect(change(content({ criticality: 'low' }))).toEqual([['weld', 'detailChanged']]);
    expect(change({ ...weld, parentId: 'steam' })).toEqual([['weld', 'moved']]);
    expect(change({ ...weld, isRetired: true, replacedById: 'lift' })).toEqual([['weld', 'removed']]);
    expect(change({ ...need, content: { ...need.content, isMandatory: false } })).toEqual([[need.itemId, 'requirementChanged']]);
    expect(change({ ...scale, content: { ...scale.content, qualifyingLevel: 3 } })).toEqual([['scale', 'levelChanged']]);
    expect(change({ ...scale, content: { ...scale.content, levels: scale.content.levels.slice(0, 2) } })).toEqual([
      ['scale', 'levelChanged'],
    ]);
  });

  test('of seven changes is exactly these seven', () => {
    const after = [
      { ...weld, ordinal: 40 }, // behind the others
      { ...lift, title: 'Lift with a crane' },
      { ...steam, isRetired: true },
      { ...need, content: { ...need.content, level: 3 } },
      { ...scale, content: { ...scale.content, qualifyingLevel: 3 } },
      competencyItem('solder', { scaleId: 'scale', ordinal: 50 }),
      requirementItem({ roleId: 'worker', competencyId: 'lift' }),
    ];
    expect(new Map(told(before, after).map(([itemId, ...changes]) => [itemId, changes]))).toEqual(
      new Map([
        ['lift', ['reworded']],
        ['scale', ['levelChanged']],
        ['solder', ['added']],
        ['steam', ['removed']],
        ['weld', ['moved']],
        ['worker-needs-lift', ['added']],
        ['worker-needs-weld', ['requirementChanged']],
      ]),
    );
  });

  test('numbering siblings anew moves none of them, and is still carried over', () => {
    const after = [{ ...weld, ordinal: 1 }, { ...lift, ordinal: 2 }, { ...steam, ordinal: 3 }, need, scale];
    expect(told(before, after)).toEqual([]);
    expect(byId(applyDifference(before, difference(before, after)))).toEqual(byId(after));
  });

  test('what was added and retired in between is not told', () => {
    const gone = { ...competencyItem('gone'), isRetired: true };
    expect(told(before, [...before, gone])).toEqual([]);
    expect(told([...before, gone], [...before, { ...gone, isRetired: false }])).toEqual([['gone', 'added']]);
  });

  test('keeps two parts of one id apart, as a draft may hold them', () => {
    const twice = competencyItem('twice', {
      indicators: [
        { indicatorId: 'i', text: 'One' },
        { indicatorId: 'i', text: 'Two' },
      ],
    });
    const [one, two] = twice.content.indicators;
    if (one === undefined || two === undefined) throw new Error('no indicators');
    const changed = { ...twice, content: { ...twice.content, indicators: [{ ...one, text: 'First' }, two] } };
    const [found] = difference([twice], [changed]);
    expect(found?.fields).toMatchObject([{ old: 'One', new: 'First' }]);
    expect(applyDifference([twice], difference([twice], [changed]))).toEqual([changed]);
  });

  test.each(Array.from({ length: 60 }, (_, seed) => seed))('makes the one state out of the other (%i)', (seed) => {
    const random = createRandom(seed, 'difference');
    const a = randomItems(random, 25);
    const b = changedItems(random, a);
    const found = difference(a, b);
    expect(difference(b, b)).toEqual([]);
    // What is on both sides comes from the fields alone, not from the item that is kept beside them.
    const fromFields = found.map((one) => (one.before === null || one.after === null ? one : { ...one, after: one.before }));
    expect(byId(applyDifference(a, fromFields))).toEqual(byId(b));
    expect(byId(applyDifference(b, difference(b, a)))).toEqual(byId(a));
  });
});

describe('what moved', () => {
  const row = (...ordinals: readonly number[]) => ordinals.map((ordinal, index) => ({ itemId: `item-${index}`, parentId: null, ordinal }));

  test('is the one that was carried, not those that it was carried past', () => {
    expect([...movedItems(row(1, 2, 3, 4), row(1, 2, 3, 0))]).toEqual(['item-3']);
    expect([...movedItems(row(10, 20, 30, 40), row(45, 20, 30, 40))]).toEqual(['item-0']);
    // Numbered anew as well.
    expect([...movedItems(row(10, 20, 30, 40), row(4, 1, 2, 3))]).toEqual(['item-0']);
  });

  test('is never one whose number stayed', () => {
    expect([...movedItems(row(1, 2, 3), row(1, 4, 3))]).toEqual(['item-1']);
    expect([...movedItems(row(1, 2, 3, 4, 5), row(1, 8, 7, 6, 5))].toSorted()).toEqual(['item-1', 'item-2', 'item-3']);
  });

  test('is found among ten thousand siblings at once', () => {
    const many = row(...Array.from({ length: 10_000 }, (_, index) => index * 10));
    const last = many.map((item, index) => (index === 0 ? { ...item, ordinal: 1_000_000 } : item));
    expect([...movedItems(many, last)]).toEqual(['item-0']);
  });
});
