import { expect, test } from 'vitest';
import { guestFault, withTypedGuest } from '../../renderer/features/calibrate/sessions/set-up-text';

const rhea = { partnerId: 'south', name: 'Rhea' };

test('a guest whose name was left in its field is taken with the set-up, and one who is not whole keeps it from being saved', () => {
  expect(withTypedGuest([rhea], { partnerId: 'south', name: ' Seth ' })).toEqual([rhea, { partnerId: 'south', name: 'Seth' }]);
  expect(guestFault([rhea], { partnerId: 'south', name: 'Seth' })).toBeNull();
  expect(guestFault([rhea], { partnerId: null, name: 'Seth' })).toBe('missing');
  expect(guestFault([rhea], { partnerId: 'south', name: 'rhea' })).toBe('twice');
  expect(guestFault([rhea], { partnerId: 'north', name: 'Rhea' })).toBeNull();
  // Nobody typed: a site that was chosen alone asks for nothing.
  expect(guestFault([rhea], { partnerId: 'north', name: ' ' })).toBeNull();
  expect(withTypedGuest([rhea], { partnerId: 'north', name: ' ' })).toEqual([rhea]);
});
