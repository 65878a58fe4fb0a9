import { expect, test } from 'vitest';
import { emptySelection, selectAll, selectedIn, selectOnly, selectRange, toggleKey } from '../../renderer/ui/data-table/selection';

const shown = ['a', 'b', 'c', 'd', 'e'];

test('a click selects one row alone', () => {
  expect([...selectOnly('c').keys]).toEqual(['c']);
});

test('Ctrl adds a row and takes it out again', () => {
  const two = toggleKey(selectOnly('a'), 'c');
  expect([...two.keys]).toEqual(['a', 'c']);
  expect([...toggleKey(two, 'a').keys]).toEqual(['c']);
});

test('Shift selects from the anchor in either direction and keeps the anchor', () => {
  const down = selectRange(selectOnly('b'), shown, 'd');
  expect([...down.keys]).toEqual(['b', 'c', 'd']);
  expect([...selectRange(down, shown, 'a').keys]).toEqual(['a', 'b']);
});

test('Shift without an anchor that is shown selects the row alone', () => {
  expect([...selectRange(emptySelection, shown, 'd').keys]).toEqual(['d']);
  expect([...selectRange(selectOnly('gone'), shown, 'd').keys]).toEqual(['d']);
});

test('everything shown can be selected', () => {
  expect(selectAll(shown).keys.size).toBe(5);
});

test('of what is selected only what is shown is acted on, and it is there again when the filter goes', () => {
  const three = selectRange(selectOnly('b'), shown, 'd');
  expect([...selectedIn(three, ['a', 'c', 'd'])]).toEqual(['c', 'd']);
  expect([...selectedIn(three, shown)]).toEqual(['b', 'c', 'd']);
});
