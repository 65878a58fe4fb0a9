import { expect, test } from 'vitest';
import { referenceLevels } from '../../renderer/features/assess/form/reference-levels';
import { scaleItem } from '../support/people';

const { levels } = scaleItem('scale').content;
const indicators = [3, 1, 1, 2].map((level, index) => ({
  indicatorId: `i${index}`,
  level,
  text: `Shows ${index}`,
  positiveExample: null,
  negativeExample: null,
  outcomeIds: [],
}));
const shown = (level: number, of = indicators) =>
  referenceLevels({ competency: { scale: { levels } }, indicators: of }, level).map((one) => [
    one.level,
    one.indicators.map(({ indicatorId }) => indicatorId),
  ]);

test('the form shows exactly the indicators of the target level and of those below it, in their order', () => {
  expect(shown(1)).toEqual([[1, ['i1', 'i2']]]);
  expect(shown(2)).toEqual([
    [2, ['i3']],
    [1, ['i1', 'i2']],
  ]);
  expect(shown(3)).toEqual([
    [3, ['i0']],
    [2, ['i3']],
    [1, ['i1', 'i2']],
  ]);
});

test('a level without indicators is shown only where it is the target', () => {
  const without = indicators.filter(({ level }) => level !== 2);
  expect(shown(2, without)).toEqual([
    [2, []],
    [1, ['i1', 'i2']],
  ]);
  expect(shown(3, without)).toEqual([
    [3, ['i0']],
    [1, ['i1', 'i2']],
  ]);
});
