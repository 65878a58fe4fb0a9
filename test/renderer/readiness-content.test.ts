import { expect, test } from 'vitest';
import { heatmapContent, statesShown } from '../../renderer/features/readiness/heatmap-content';
import { filterInWords, statesOf } from '../../renderer/features/readiness/standing-filter';
import type { Heatmap } from '../../renderer/features/readiness/queries';
import { confidenceMarks, lookOfMode } from '../../renderer/features/readiness/mode-marks';
import { markOfLevel } from '../../renderer/lib/level-mark';
import { columnGroups } from '../../renderer/ui/heatmap/heatmap-cell';
import type { HeatmapMode } from '../../shared/domain/heatmap';
import { readyStates } from '../../shared/domain/state';

const heatmap: Heatmap = {
  asOf: '2026-03-14',
  required: 7,
  ready: 3,
  confidence: null,
  departments: [],
  columns: [
    { columnId: 'loose', name: 'Loose', groupName: null, hasMore: false },
    { columnId: 'u1', name: 'Boiler house', groupName: 'Energy', hasMore: true },
    { columnId: 'u2', name: 'Turbine hall', groupName: 'Energy', hasMore: false },
  ],
  competencies: [{ competencyId: 'c1', code: 'LOTO-01', title: 'Lockout-tagout' }],
  cells: [
    {
      columnId: 'u1',
      competencyId: 'c1',
      worst: 'expired',
      people: 5,
      ready: 1,
      countByState: { qualified: 1, expired: 3, neverAssessed: 1 },
      buckets: null,
    },
    {
      columnId: 'u2',
      competencyId: 'c1',
      worst: 'expiring',
      people: 2,
      ready: 2,
      countByState: { qualified: 1, expiring: 1 },
      buckets: null,
    },
  ],
};

const byUnit = {
  by: 'unit',
  mode: 'state',
  markOfLevel: (_id: string, level: number) => markOfLevel({ ...plainLevel, code: `${level}` }),
} as const;
const plainLevel = { name: 'Level', colour: '#FFFFFF', pattern: 'outline' } as const;

/** The cell of somewhere, counted by another mode. */
function shownAs(mode: HeatmapMode, buckets: readonly number[]) {
  const [first] = heatmap.cells;
  if (first === undefined) throw new Error('there is no cell');
  return heatmapContent({ ...heatmap, cells: [{ ...first, buckets: [...buckets] }] }, { ...byUnit, mode }).cell('c1', 'u1');
}

test('each mode shows the worst that anybody is in by a sign of its own, and counts whom it concerns', () => {
  const { cell } = heatmapContent(heatmap, { ...byUnit, mode: 'cover' });
  expect(cell('c1', 'u1')).toMatchObject({ token: { letter: '1', pattern: 'vertical' }, count: null, label: '1 of 5 ready.' });
  expect(cell('c1', 'u2')).toMatchObject({ token: { letter: '', pattern: 'solid' }, count: 2, label: '2 of 2 ready.' });
  expect(shownAs('level', [1, 0, 1, 3])).toMatchObject({ token: { letter: '2' }, count: 1 });
  expect(shownAs('level', [3, 0, 2])).toMatchObject({ token: { letter: '–' }, count: 3 });
  expect(shownAs('gap', [3, 1, 1])).toMatchObject({ token: { letter: '2', pattern: 'vertical' }, count: 2 });
  expect(shownAs('gap', [3, 2, 0, 0, 0, 0, 0, 0, 0, 0, 1])).toMatchObject({ token: { letter: '1' }, count: 3 });
  expect(shownAs('gap', [3])).toMatchObject({ token: { letter: '0' }, count: null });
  expect(shownAs('gap', [3, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1])).toMatchObject({ token: { letter: '–', pattern: 'outline' }, count: 2 });
  expect(shownAs('lapse', [2, 0, 1, 1, 1])).toMatchObject({ token: { letter: '60' }, count: 2 });
  expect(shownAs('lapse', [5])).toMatchObject({ token: { letter: '–' }, count: null });
  const half = '50 % by calibrated assessors: 1 calibrated, 1 not calibrated, 0 not known, 2 not ready by a result.';
  expect(shownAs('confidence', [2, 1, 1, 0])).toMatchObject({ token: { letter: '≥' }, count: 50, label: half });
  expect(shownAs('confidence', [0, 199, 1, 0])).toMatchObject({ token: { letter: '≥' }, count: 99 });
  expect(shownAs('confidence', [0, 1, 2, 0])).toMatchObject({ token: { letter: '<', pattern: 'cross' }, count: 33 });
  expect(shownAs('confidence', [0, 0, 2, 0])).toMatchObject({ token: { letter: '<' }, count: 0 });
  expect(shownAs('confidence', [1, 2, 0, 0])).toMatchObject({ token: { letter: 'C', pattern: 'solid' }, count: null });
  // All of whom it is known, and not all: nobody may read it as certain.
  expect(shownAs('confidence', [0, 2, 0, 1])).toMatchObject({ token: { letter: '≥' }, count: null });
  expect(shownAs('confidence', [0, 1, 0, 2])).toMatchObject({ token: { letter: '?', pattern: 'dots' }, count: null });
  expect(shownAs('confidence', [0, 0, 0, 2])).toMatchObject({ token: { letter: '?' }, count: null });
  expect(shownAs('confidence', [3, 0, 0, 0])).toMatchObject({ token: { letter: '–', pattern: 'outline' }, count: null });
  expect(shownAs('age', [1, 2, 0, 1, 0, 1])).toMatchObject({
    token: { letter: '3+', pattern: 'cross' },
    count: 2,
    label:
      '2 of 5; shown: result more than 3 years old. 1 rests on no result, 2 result of the last half year, 1 result up to 2 years old, 1 result more than 3 years old.',
  });
});

test('of one mode no two signs share a letter, nor a pattern, so that none is told by its colour alone', () => {
  for (const marks of [confidenceMarks, ...Object.values(lookOfMode).map((look) => look.marks)]) {
    expect(new Set(marks.map(({ letter }) => letter)).size).toBe(marks.length);
    expect(new Set(marks.map(({ pattern }) => pattern)).size).toBe(marks.length);
  }
});

test('a column that can be looked into says so', () => {
  const { columns } = heatmapContent(heatmap, { ...byUnit, by: 'branch' });
  expect(columns.map(({ opens }) => opens)).toEqual([undefined, 'Look into Boiler house', undefined]);
});

test('a cell shows the worst state and how many are not ready, and says it all in a sentence', () => {
  const { rows, columns, cell } = heatmapContent(heatmap, byUnit);
  expect(rows).toEqual([{ key: 'c1', title: 'LOTO-01 Lockout-tagout' }]);
  expect(cell('c1', 'u1')).toMatchObject({
    token: { letter: 'X' },
    count: 4,
    label: '4 of 5 not ready; worst: expired. 1 qualified, 3 expired, 1 never assessed.',
  });
  expect(cell('c1', 'u2')).toMatchObject({
    token: { letter: 'E' },
    count: null,
    label: 'All 2 ready; worst: expiring soon. 1 qualified, 1 expiring soon.',
  });
  expect(cell('c1', 'loose')).toBeNull();
  expect(columnGroups(columns)).toEqual([
    { key: 'loose', title: '', columns: 1 },
    { key: 'u1', title: 'Energy', columns: 2 },
  ]);
  expect(statesShown(heatmap)).toEqual(['qualified', 'expiring', 'expired', 'neverAssessed']);
});

test('columns of a site without departments have no groups', () => {
  const { columns } = heatmapContent({ ...heatmap, columns: heatmap.columns.map((column) => ({ ...column, groupName: null })) }, byUnit);
  expect(columnGroups(columns)).toEqual([]);
});

test('an address names states, unknown ones are left out, and a list says what it shows', () => {
  expect(statesOf('expired,neverAssessed')).toEqual(['expired', 'neverAssessed']);
  expect(statesOf('expired,nonsense')).toEqual(['expired']);
  expect(statesOf('nonsense')).toBeNull();
  expect(statesOf(undefined)).toBeNull();
  expect(filterInWords(null, null)).toBe('Everything required, worst first');
  expect(filterInWords(['expired', 'belowLevel'], null)).toBe('In state Expired, Below level');
  expect(filterInWords([...readyStates], null)).toBe('Ready');
  expect(filterInWords([...readyStates], '2026-04-13')).toContain('2026-04-13');
});
