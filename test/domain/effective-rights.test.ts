import { expect, test } from 'vitest';
import { effectiveRights, needsLinkedPerson } from '../../shared/domain/effective-rights';
import { isHeldByUnit, permissions, roles, scopeOf, type RoleGrant } from '../../shared/domain/permissions';
import { createRandom } from '../../shared/domain/sample/random';

test('what is shown is what every call is checked against, for 300 random sets of grants', () => {
  const random = createRandom(20260314, 'grants');
  for (let round = 0; round < 300; round += 1) {
    const grants = Array.from({ length: random.int(0, 4) }, (): RoleGrant => {
      const role = random.pick(roles);
      return { role, unitId: isHeldByUnit(role) && random.chance(0.6) ? random.pick(['north', 'south']) : null };
    });
    const personId = random.chance(0.5) ? 'pia' : null;
    const rights = effectiveRights(grants, personId);
    for (const permission of permissions) {
      const right = rights.find((one) => one.permission === permission);
      expect(right?.scope ?? null).toEqual(scopeOf(grants, permission, personId));
      // The grants named are those that give it, and they alone give all of it.
      expect(right === undefined || right.from.length > 0).toBe(true);
      expect(scopeOf(right?.from ?? [], permission, personId)).toEqual(right?.scope ?? null);
    }
  }
});

test('an employee without a person on record can do nothing with their own record', () => {
  const grants = [{ role: 'employee', unitId: null }] as const;
  expect(effectiveRights(grants, null).map(({ permission }) => permission)).toEqual(['framework.read']);
  expect(effectiveRights(grants, 'pia').map(({ permission }) => permission)).toContain('assessments.read');
  expect(needsLinkedPerson(grants, null)).toBe(true);
  expect(needsLinkedPerson(grants, 'pia')).toBe(false);
  expect(needsLinkedPerson([{ role: 'administrator', unitId: null }], null)).toBe(false);
});
