import { expect, test } from 'vitest';
import { arrangeRows, nextSort } from '../../renderer/ui/data-table/arrange-rows';
import type { Column } from '../../renderer/ui/data-table/column';

type Person = { readonly name: string; readonly level: number | null; readonly until: string | null };

const columns: readonly Column<Person>[] = [
  { key: 'name', title: 'Name', width: 100, value: (row) => row.name },
  { key: 'level', title: 'Level', width: 60, align: 'right', value: (row) => row.level },
  { key: 'until', title: 'Valid through', width: 100, value: (row) => row.until },
];
const rows: readonly Person[] = [
  { name: 'Brown, Mia', level: 3, until: '2026-03-14' },
  { name: 'Åkerlund, Zoë', level: null, until: null },
  { name: 'alvarez, Jo', level: 10, until: '2025-12-31' },
  { name: 'Line 10', level: 2, until: '2026-03-14' },
  { name: 'Line 9', level: 2, until: '2027-01-01' },
];

function namesOf(filters: Readonly<Record<string, string>>, sort: Parameters<typeof arrangeRows>[3] = null) {
  return arrangeRows(rows, columns, filters, sort).map((row) => row.name);
}

test('without filter and sort the rows come as they are', () => {
  expect(arrangeRows(rows, columns, {}, null)).toBe(rows);
});

test('texts sort without regard to case and accents, and numbers inside them by value', () => {
  expect(namesOf({}, { column: 'name', direction: 'ascending' })).toEqual([
    'Åkerlund, Zoë',
    'alvarez, Jo',
    'Brown, Mia',
    'Line 9',
    'Line 10',
  ]);
});

test('a column with an order of its own sorts by it, and still filters by its words', () => {
  const rank = ['expired', 'qualified'];
  const state: Column<{ readonly state: string }> = {
    key: 'state',
    title: 'State',
    width: 100,
    value: (row) => row.state,
    order: (row) => rank.length - rank.indexOf(row.state),
  };
  const standings = [{ state: 'expired' }, { state: 'qualified' }];
  expect(arrangeRows(standings, [state], {}, { column: 'state', direction: 'ascending' })).toEqual([
    { state: 'qualified' },
    { state: 'expired' },
  ]);
  expect(arrangeRows(standings, [state], { state: 'qual' }, null)).toEqual([{ state: 'qualified' }]);
});

test('numbers sort by value and empty cells come last in both directions', () => {
  expect(namesOf({}, { column: 'level', direction: 'ascending' })).toEqual([
    'Line 10',
    'Line 9',
    'Brown, Mia',
    'alvarez, Jo',
    'Åkerlund, Zoë',
  ]);
  expect(namesOf({}, { column: 'level', direction: 'descending' })).toEqual([
    'alvarez, Jo',
    'Brown, Mia',
    'Line 10',
    'Line 9',
    'Åkerlund, Zoë',
  ]);
});

test('a filter finds a part of the text without regard to case and accents', () => {
  expect(namesOf({ name: ' akerlund ' })).toEqual(['Åkerlund, Zoë']);
});

test('a filter compares numbers', () => {
  expect(namesOf({ level: '> 2' })).toEqual(['Brown, Mia', 'alvarez, Jo']);
  expect(namesOf({ level: '<=3' })).toEqual(['Brown, Mia', 'Line 10', 'Line 9']);
  expect(namesOf({ level: '=2' })).toEqual(['Line 10', 'Line 9']);
});

test('a filter compares dates', () => {
  expect(namesOf({ until: '<2026-01-01' })).toEqual(['alvarez, Jo']);
  expect(namesOf({ until: '>=2026-03-14' })).toEqual(['Brown, Mia', 'Line 10', 'Line 9']);
});

test('several filters must all match', () => {
  expect(namesOf({ name: 'line', level: '2', until: '2027' })).toEqual(['Line 9']);
});

test('clicking a title sorts ascending, then descending, then not at all', () => {
  const first = nextSort(null, 'name');
  const second = nextSort(first, 'name');
  expect(first).toEqual({ column: 'name', direction: 'ascending' });
  expect(second).toEqual({ column: 'name', direction: 'descending' });
  expect(nextSort(second, 'name')).toBeNull();
  expect(nextSort(second, 'level')).toEqual({ column: 'level', direction: 'ascending' });
});
