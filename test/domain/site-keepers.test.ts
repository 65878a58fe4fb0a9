import { expect, test } from 'vitest';
import { canKeepSite, type Keeper } from '../../shared/domain/site-keepers';

const keeper = (different: Partial<Keeper> = {}): Keeper => ({
  kind: 'opener',
  isActive: true,
  grants: [{ role: 'administrator' }],
  ...different,
});

test('a site is kept by two who can open it, of whom one is an administrator', () => {
  expect(canKeepSite([keeper(), keeper({ grants: [{ role: 'assessor' }] })])).toBe(true);
  expect(canKeepSite([keeper()])).toBe(false);
  expect(canKeepSite([keeper(), keeper({ isActive: false })])).toBe(false);
  expect(canKeepSite([keeper(), keeper({ kind: 'signer' })])).toBe(false);
  expect(canKeepSite([keeper({ grants: [{ role: 'assessor' }] }), keeper({ grants: [] }), keeper({ kind: 'signer' })])).toBe(false);
});
