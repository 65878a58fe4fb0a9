import { expect, test } from 'vitest';
import { heatmapContent, statesShown } from '../../renderer/features/readiness/heatmap-content';
import { filterInWords, statesOf } from '../../renderer/features/readiness/standing-filter';
import type { Heatmap } from '../../renderer/features/readiness/queries';
import { columnGroups } from '../../renderer/ui/heatmap/heatmap-cell';
import { readyStates } from '../../shared/domain/state';

const heatmap: Heatmap = {
  asOf: '2026-03-14',
  required: 7,
  ready: 3,
  departments: [],
  units: [
    { unitId: 'loose', name: 'Loose', departmentName: null },
    { unitId: 'u1', name: 'Boiler house', departmentName: 'Energy' },
    { unitId: 'u2', name: 'Turbine hall', departmentName: 'Energy' },
  ],
  competencies: [{ competencyId: 'c1', code: 'LOTO-01', title: 'Lockout-tagout' }],
  cells: [
    {
      unitId: 'u1',
      competencyId: 'c1',
      worst: 'expired',
      people: 5,
      ready: 1,
      countByState: { qualified: 1, expired: 3, neverAssessed: 1 },
    },
    { unitId: 'u2', competencyId: 'c1', worst: 'expiring', people: 2, ready: 2, countByState: { qualified: 1, expiring: 1 } },
  ],
};

test('a cell shows the worst state and how many are not ready, and says it all in a sentence', () => {
  const { rows, columns, cell } = heatmapContent(heatmap);
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
  const { columns } = heatmapContent({ ...heatmap, units: heatmap.units.map((unit) => ({ ...unit, departmentName: null })) });
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
