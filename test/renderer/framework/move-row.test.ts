import { expect, test } from 'vitest';
import { addRow, moveRow, neighbourOf } from '../../../renderer/features/framework/rows/move-row';

const rows = ['a', 'b', 'c'].map((rowKey) => ({ rowKey }));
const keys = (list: readonly { rowKey: string }[]): string => list.map((row) => row.rowKey).join('');

test('a row moves one place up or down and stays where it is at the ends', () => {
  expect(keys(moveRow(rows, 'b', -1))).toBe('bac');
  expect(keys(moveRow(rows, 'b', 1))).toBe('acb');
  expect(moveRow(rows, 'a', -1)).toBe(rows);
  expect(moveRow(rows, 'c', 1)).toBe(rows);
  expect(moveRow(rows, 'nowhere', 1)).toBe(rows);
});

test('a new row comes below the one it was asked from, else last', () => {
  expect(keys(addRow(rows, 'a', { rowKey: 'n' }))).toBe('anbc');
  expect(keys(addRow(rows, null, { rowKey: 'n' }))).toBe('abcn');
  expect(keys(addRow(rows, 'nowhere', { rowKey: 'n' }))).toBe('abcn');
});

test('the focus goes to the next row when one is removed, at the end to the one before', () => {
  expect(neighbourOf(rows, 'b')).toBe('c');
  expect(neighbourOf(rows, 'c')).toBe('b');
  expect(neighbourOf(rows.slice(0, 1), 'a')).toBeNull();
});
