import { expect, test } from 'vitest';
import { hrRoles } from '../../../renderer/features/framework/draft/hr-roles';
import type { Head } from '../../../renderer/features/framework/draft/queries';

const requirement = (roleId: string): Head => ({
  itemId: `requirement of ${roleId}`,
  frameworkId: 'f',
  kind: 'requirement',
  parentId: null,
  ordinal: 1024,
  fromId: roleId,
  toId: 'weld',
  code: '',
  title: '',
  isRetired: false,
  change: null,
});

test('roles of the HR system of which something is required stand before every item, by name', () => {
  const roles = [
    { roleId: 'a', name: 'Welder' },
    { roleId: 'b', name: 'boiler operator' },
    { roleId: 'c', name: 'Clerk' },
  ];
  const heads = hrRoles([requirement('a'), requirement('b')], 'f', roles).toSorted((a, b) => a.ordinal - b.ordinal);
  expect(heads.map(({ title }) => title)).toEqual(['boiler operator', 'Welder']);
  expect(heads.every(({ ordinal }) => ordinal < 0 && Number.isInteger(ordinal))).toBe(true);
});
