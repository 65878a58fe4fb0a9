import { expect, test } from 'vitest';
import { emptyScale, faultsOfScaleText, type ScaleText } from '../../../renderer/features/framework/scales/scale-text';
import { beginWith, faultsOfRequirement } from '../../../renderer/features/framework/roles/requirement-text';

const level = (rowKey: string, code = rowKey) => ({ rowKey, code, name: `Level ${rowKey}`, anchor: '' });
const complete: ScaleText = { ...emptyScale, name: 'Floor', levels: [level('I'), level('L')], qualifying: 'L', reason: 'first scale' };

test('a scale needs a name, two levels, one that qualifies and a reason', () => {
  expect([...faultsOfScaleText(emptyScale).keys()]).toEqual(['name', 'levels', 'qualifying', 'reason']);
  expect(faultsOfScaleText(complete).size).toBe(0);
});

test('a code that comes twice is pointed out at the second level', () => {
  expect([...faultsOfScaleText({ ...complete, levels: [level('a', 'U'), level('b', ' u ')], qualifying: 'a' }).keys()]).toEqual(['b.code']);
});

test('the level that qualifies must still be there', () => {
  expect([...faultsOfScaleText({ ...complete, qualifying: 'gone' }).keys()]).toEqual(['qualifying']);
});

test('a requirement begins today and needs a competency, a level, a day and a reason', () => {
  const begun = beginWith(null, '2026-03-14');
  expect(begun.validFrom).toBe('2026-03-14');
  expect([...faultsOfRequirement({ ...begun, validFrom: '2026-02-30', validityMonths: 0 }, undefined).keys()]).toEqual([
    'competencyId',
    'level',
    'validityMonths',
    'validFrom',
    'reason',
  ]);
});
