import { expect, it } from 'vitest';
import { unitChoices, unitsAbove, unitsWithin } from '../../renderer/lib/unit-tree';

const unit = (unitId: string, parentId: string | null) => ({ unitId, parentId, kind: 'unit' as const, name: unitId });

it('lists each unit below the one it belongs to, with its depth beside its name, in the order of names', () => {
  const choices = unitChoices([
    unit('Packing', 'Production'),
    unit('Production', 'Works'),
    unit('Works', null),
    unit('Filling', 'Production'),
  ]);
  expect(choices.map(({ label, depth }) => [label, depth])).toEqual([
    ['Works', 0],
    ['Production', 1],
    ['Filling', 2],
    ['Packing', 2],
  ]);
});

it('takes the topmost units that are visible for roots', () => {
  expect(unitChoices([unit('Filling', 'Production'), unit('Sterile room', 'Filling')]).map(({ depth }) => depth)).toEqual([0, 1]);
});

it('knows what lies in a unit and what it lies in, the nearest first', () => {
  const units = [unit('Works', null), unit('Production', 'Works'), unit('Filling', 'Production'), unit('Office', 'Works')];
  expect([...unitsWithin(units, 'Production')].toSorted()).toEqual(['Filling', 'Production']);
  expect(unitsAbove(units, 'Filling').map(({ name }) => name)).toEqual(['Production', 'Works']);
  expect(unitsAbove(units, 'Works')).toEqual([]);
});
