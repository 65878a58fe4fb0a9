import { expect, test } from 'vitest';
import { packedBytes, lookOf } from '../../shared/domain/packed-standings';
import { arrangeMatrix, type MatrixView } from '../../renderer/features/readiness/matrix/arrange-matrix';
import { gapIn, matrixContent } from '../../renderer/features/readiness/matrix/matrix-content';
import { laidOut } from '../../renderer/features/readiness/matrix/matrix-data';
import { frameOf, NO_LOOK } from '../../renderer/ui/matrix/matrix-frame';
import { linesOf } from '../../renderer/ui/matrix/matrix-content';
import { sizeByDensity } from '../../renderer/ui/matrix/matrix-size';

const levels = [1, 2, 3].map((level) => ({
  level,
  code: `L${level}`,
  name: `Level ${level}`,
  anchor: '',
  colour: '#000000',
  pattern: 'solid' as const,
}));
const person = (personId: string, name: string, unitId: string, roleId: string, shift: string | null) => ({
  personId,
  name,
  employeeNumber: `N-${personId}`,
  unitId,
  roleId,
  shift,
});

/** Three people of two units against three competencies; who is required nothing has no cell there. */
const data = await laidOut({
  asOf: '2026-03-14',
  total: 3,
  people: [
    person('a', 'Ähre, Ann', 'south', 'fitter', 'C'),
    person('b', 'Bond, Bo', 'north', 'fitter', null),
    person('c', 'Cole, Cy', 'south', 'welder', 'A'),
  ],
  units: [
    { unitId: 'north', name: 'North', departmentName: null },
    { unitId: 'south', name: 'South', departmentName: 'Works' },
  ],
  roles: [
    { roleId: 'fitter', name: 'Fitter' },
    { roleId: 'welder', name: 'Welder' },
  ],
  competencies: [
    { competencyId: 'gas', code: 'GAS', title: 'Gas', type: 'skill', scaleId: 'scale' },
    { competencyId: 'loto', code: 'LOTO', title: 'Lock out', type: 'knowledge', scaleId: 'scale' },
    { competencyId: 'weld', code: 'WELD', title: 'Weld', type: 'skill', scaleId: 'scale' },
  ],
  scales: [{ scaleId: 'scale', levels }],
  cells: new Blob([
    packedBytes({
      starts: Uint32Array.of(0, 2, 3, 5),
      columns: Uint16Array.of(0, 1, 1, 0, 2),
      looks: Uint16Array.of(
        lookOf('qualified', 2, 3, true),
        lookOf('expired', 2, 2, true),
        lookOf('neverAssessed', 3, null, false),
        lookOf('expiring', 2, 2, false),
        lookOf('belowLevel', 3, 1, true),
      ),
      lastDays: Uint16Array.of(21_000, 0, 0, 20_600, 0),
    }),
  ]),
});
const view: MatrixView = { group: null, sort: 'name', isDescending: false, states: null, type: null, person: '', competency: '' };
const rowsOf = (part: Partial<MatrixView>): string =>
  arrangeMatrix(data, { ...view, ...part }, 'no shift')
    .rows.map((row) => data.people[row]?.personId)
    .join('');

test('the matrix is laid out with what is required and met, and which states occur', () => {
  expect([data.required, data.ready, data.states]).toEqual([5, 2, ['qualified', 'expiring', 'expired', 'belowLevel', 'neverAssessed']]);
});

test('people are sorted, grouped and narrowed, ties by name', () => {
  expect(rowsOf({})).toBe('abc');
  expect(rowsOf({ isDescending: true })).toBe('cba');
  expect(rowsOf({ sort: 'unit' })).toBe('bac');
  expect(rowsOf({ sort: 'lapse' })).toBe('cab');
  expect(rowsOf({ sort: 'worst' })).toHaveLength(3);
  expect(rowsOf({ group: 'shift' })).toBe('cab');
  expect(rowsOf({ group: 'unit', isDescending: true })).toBe('bca');
  expect(rowsOf({ states: ['belowLevel'] })).toBe('c');
  expect(rowsOf({ states: ['belowLevel'], type: 'knowledge' })).toBe('');
  expect(rowsOf({ person: 'ANN ahre' })).toBe('a');
  expect(rowsOf({ person: 'n-b' })).toBe('b');
  const { columns, groupOf } = arrangeMatrix(data, { ...view, competency: 'we', group: 'department' }, 'no shift');
  expect(columns).toEqual([2]);
  expect([groupOf?.(0), groupOf?.(1)]).toEqual(['Works', 'North']);
});

test('a cell says, shows and copies its standing by the mode', () => {
  const arranged = arrangeMatrix(data, { ...view, isDescending: true }, 'no shift');
  const copied = (mode: 'state' | 'gap' | 'lapse') => {
    const content = matrixContent(data, arranged, mode, () => '');
    return content.rows.map((_row, row) => content.columns.map((_column, column) => content.copied(row, column)));
  };
  expect(copied('state')).toEqual([
    ['Expiring soon L2/L2', null, 'Below level L1/L3'],
    [null, 'Never assessed –/L3', null],
    ['Qualified L3/L2', 'Expired L2/L2', null],
  ]);
  expect(copied('gap')).toEqual([
    ['0', null, '2'],
    [null, '3', null],
    ['0', '0', null],
  ]);
  expect(copied('lapse')[0]).toEqual(['2026-05-27', null, null]);
  expect(gapIn(lookOf('neverAssessed', 2, null, false))).toBe(2);
  const content = matrixContent(data, arranged, 'state', () => '');
  expect(content.describe(2, 0)).toMatch(/^Qualified.*L2.*L3.*2027-07-01/);
  expect(content.glyph(content.glyphAt(1, 1) ?? 0)).toMatchObject({ token: { letter: '–' }, text: '–/L3' });
});

test('a picture holds what is in view and each look once', () => {
  const arranged = arrangeMatrix(data, { ...view, group: 'unit' }, 'no shift');
  const content = matrixContent(data, arranged, 'state', () => '');
  const size = sizeByDensity.standard;
  const scene = {
    content,
    lines: linesOf(content.rows),
    look: {
      size,
      ratio: 1,
      colours: { surface: '#ffffff', text: '#1b1e22', line: '#dfe3e8', frame: '#eee', dimmed: '#777', accent: '#00f' },
    },
    active: { row: 1, column: 0 },
    selected: { top: 0, bottom: 1, left: 0, right: 1 },
    hasFocus: true,
    sorted: { column: 2, isDescending: true },
  } as const;
  const sent = new Set<number>();
  const all = frameOf(scene, { left: 0, top: 0, width: 1000, height: 1000 }, sent);
  expect(all.lines.map(({ title, isHeading, isActive }) => [title, isHeading, isActive])).toEqual([
    ['North (1)', true, false],
    ['Bond, Bo', false, false],
    ['South (2)', true, false],
    ['Ähre, Ann', false, true],
    ['Cole, Cy', false, false],
  ]);
  expect(all.columns.map(({ code, isStrong }) => [code, isStrong])).toEqual([
    ['GAS', true],
    ['LOTO', false],
    ['↓ WELD', true],
  ]);
  expect([...all.looks].map((look) => look !== NO_LOOK)).toEqual([
    false,
    false,
    false,
    false,
    true,
    false,
    false,
    false,
    false,
    true,
    true,
    false,
    true,
    false,
    true,
  ]);
  expect(all.added).toHaveLength(5);
  // the heading between the two rows lies within the selection
  expect(all.selection).toEqual([0, size.row, 2 * size.column, 3 * size.row]);
  expect(all.cursor).toEqual([0, 3 * size.row, size.column, size.row]);
  const part = frameOf(scene, { left: size.column + 1, top: 3 * size.row, width: 10, height: size.row }, sent);
  expect([part.firstLine, part.firstColumn, part.lines.length, part.columns.length, part.added]).toEqual([3, 1, 1, 1, []]);
  expect([...part.looks]).toEqual([all.looks[3 * 3 + 1]]);
});
