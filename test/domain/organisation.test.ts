import { expect, test } from 'vitest';
import { departmentOf, kindsBelow, unitAtOrAbove, unitKinds, type OrgUnit } from '../../shared/domain/organisation';
import { chainsOf, cycleOf, type UnitPlaces } from '../../shared/domain/unit-chain';

const places: UnitPlaces = new Map([
  ['plant', [{ from: '2020-01-01', parentId: null }]],
  ['north', [{ from: '2020-01-01', parentId: 'plant' }]],
  ['south', [{ from: '2020-01-01', parentId: 'plant' }]],
  [
    'unit',
    [
      { from: '2020-01-01', parentId: 'north' },
      { from: '2026-04-01', parentId: 'south' },
    ],
  ],
  [
    'line',
    [
      { from: '2021-01-01', parentId: 'unit' },
      { from: '2025-01-01', parentId: 'unit' },
    ],
  ],
]);

test('what a unit lies under changes on the day on which something above it moves, and not on that of a new name', () => {
  expect(chainsOf(places, 'line')).toEqual([
    { from: null, to: '2026-03-31', unitIds: ['line', 'unit', 'north', 'plant'] },
    { from: '2026-04-01', to: null, unitIds: ['line', 'unit', 'south', 'plant'] },
  ]);
  expect(chainsOf(places, 'north')).toEqual([{ from: null, to: null, unitIds: ['north', 'plant'] }]);
  expect(chainsOf(new Map(), 'line')).toEqual([{ from: null, to: null, unitIds: ['line'] }]);
});

test('a loop is found on the day on which it would close, and an open way is none', () => {
  const looping: UnitPlaces = new Map([
    ...places,
    [
      'south',
      [
        { from: '2020-01-01', parentId: 'plant' },
        { from: '2026-01-01', parentId: 'line' },
      ],
    ],
  ]);
  expect(cycleOf(looping, 'south', '2026-01-01')).toEqual(['south', 'line', 'unit', 'south']);
  expect(cycleOf(places, 'unit', '2026-01-01')).toBeNull();
  expect(chainsOf(looping, 'line').at(-1)?.unitIds).toEqual(['line', 'unit', 'south']);
});

test('below what the HRIS owns lie only kinds that it knows nothing of', () => {
  expect(kindsBelow(null)).toEqual(['site', 'department']);
  expect(kindsBelow({ kind: 'department', isOwnedByHris: false })).toEqual(unitKinds.filter((kind) => kind !== 'site'));
  expect(kindsBelow({ kind: 'unit', isOwnedByHris: true })).toEqual(['team', 'line', 'station', 'shift', 'crew']);
  expect(kindsBelow({ kind: 'crew', isOwnedByHris: false })).toEqual([]);
});

test('the department and the unit of a station are found above it', () => {
  const unit = (unitId: string, kind: OrgUnit['kind'], parentId: string | null): [string, OrgUnit] => [
    unitId,
    { unitId, kind, parentId, name: unitId },
  ];
  const byId = new Map([unit('d', 'department', null), unit('u', 'unit', 'd'), unit('l', 'line', 'u'), unit('s', 'station', 'l')]);
  expect(departmentOf(byId, 's')?.unitId).toBe('d');
  expect(unitAtOrAbove(byId, 's', 'unit')?.unitId).toBe('u');
  expect(unitAtOrAbove(byId, 'd', 'unit')).toBeNull();
});
