import { expect, test } from 'vitest';
import { asPanelMember, permitted, session } from '../../../shared/contract/procedure';
import { authorise, exercisedRole } from '../../../electron/service/rpc/authorise';
import { recordOf } from '../../support/framework';
import { makeTwoUnits } from './two-units';

const now = { moment: new Date('2026-03-14T10:00:00.000Z'), zone: 'Europe/Berlin' };
const assessor = { personId: 'uwe', grants: [{ role: 'assessor' as const, unitId: 'north' }] };
const denied = { ok: false, failure: { code: 'NotPermitted', data: { permission: 'people.read' } } };

test('a right that reaches some units allows nothing that is about the whole site', async () => {
  const db = recordOf(await makeTwoUnits());
  expect(await authorise(db, permitted('people.read', 'site'), assessor, undefined, now)).toEqual(denied);
  expect(await authorise(db, permitted('people.read', 'visible'), assessor, undefined, now)).toEqual({
    ok: true,
    value: { kind: 'limited', unitIds: ['north', 'north-line'], ownPersonId: null },
  });
});

test('a right reaches who holds a position in the unit on the day, and nobody who did or will', async () => {
  const site = await makeTwoUnits();
  const db = recordOf(site);
  const asked = (personId: string, day: string) =>
    authorise(db, permitted('people.read', 'person'), assessor, { personId }, { ...now, moment: new Date(`${day}T10:00:00.000Z`) });
  expect(await asked('pia', '2026-03-14')).toMatchObject({ ok: true });
  expect(await asked('kai', '2026-03-14')).toMatchObject({ ok: true });
  expect(await asked('pia', '2019-12-31')).toEqual(denied);
  expect(await asked('sam', '2026-03-14')).toEqual(denied);
});

test('the log names the role in which something is done: of a panel that of an assessor, for whoever is one', () => {
  const grantOf = (role: 'administrator' | 'assessor' | 'employee') => ({ role, unitId: null });
  const both = { personId: null, grants: [grantOf('administrator'), grantOf('assessor')] };
  expect(exercisedRole(asPanelMember, both)).toBe('assessor');
  expect(exercisedRole(asPanelMember, { personId: null, grants: [grantOf('employee')] })).toBe('employee');
  expect(exercisedRole(session, both)).toBe('administrator');
  expect(exercisedRole(permitted('users.manage', 'site'), both)).toBe('administrator');
  expect(exercisedRole(asPanelMember, { personId: null, grants: [] })).toBe('none');
});
