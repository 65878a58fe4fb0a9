import { expect, test } from 'vitest';
import { moveCell, placeOf } from '../../renderer/ui/data-table/move-cell';

const size = { rows: 100, columns: 6, page: 20 };
const at = { row: 50, column: 3 };

test.each([
  ['ArrowUp', false, { row: 49, column: 3 }],
  ['ArrowDown', false, { row: 51, column: 3 }],
  ['ArrowLeft', false, { row: 50, column: 2 }],
  ['ArrowRight', false, { row: 50, column: 4 }],
  ['ArrowDown', true, { row: 99, column: 3 }],
  ['ArrowUp', true, { row: 0, column: 3 }],
  ['Home', false, { row: 50, column: 0 }],
  ['End', false, { row: 50, column: 5 }],
  ['Home', true, { row: 0, column: 0 }],
  ['End', true, { row: 99, column: 5 }],
  ['PageDown', false, { row: 70, column: 3 }],
  ['PageUp', false, { row: 30, column: 3 }],
] as const)('%s (Ctrl: %s) moves the active cell', (key, withCtrl, to) => {
  expect(moveCell(key, withCtrl, at, size)).toEqual(to);
});

test('the active cell stays inside the table, whose titles lie above the first row', () => {
  expect(moveCell('ArrowUp', false, { row: 0, column: 0 }, size)).toEqual({ row: -1, column: 0 });
  expect(moveCell('ArrowUp', false, { row: -1, column: 0 }, size)).toEqual({ row: -1, column: 0 });
  expect(moveCell('PageDown', false, { row: 95, column: 0 }, size)).toEqual({ row: 99, column: 0 });
  expect(moveCell('ArrowRight', false, { row: 0, column: 5 }, size)).toEqual({ row: 0, column: 5 });
});

test('other keys do not move it', () => {
  expect(moveCell('Enter', false, at, size)).toBeNull();
});

test('the active cell stays with its row when others come above it, and in its place when the row goes', () => {
  const active = { row: 1, column: 2, key: 'b' };
  expect(placeOf(active, ['a', 'b', 'c'], 6)).toEqual({ row: 1, column: 2 });
  expect(placeOf(active, ['new', 'a', 'b', 'c'], 6)).toEqual({ row: 2, column: 2 });
  expect(placeOf(active, ['a', 'c'], 2)).toEqual({ row: 1, column: 1 });
  expect(placeOf({ row: -1, column: 0, key: null }, ['a'], 6)).toEqual({ row: -1, column: 0 });
});
