import { beforeEach, expect, test } from 'vitest';
import { makePerson, makeUnit } from '../../support/people';
import { makeTestSite, type TestSite } from '../../support/site';
import { addUser, enrol, signIn } from '../../support/users';

let site: TestSite;

beforeEach(async () => {
  site = await makeTestSite();
  await makeUnit(site, 'north', { name: 'North hall' });
  await makePerson(site, 'pia', { unitId: 'north' });
});

const accessOf = async (login: string) => {
  const found = (await site.client.access.rights()).users.find((user) => user.login === login);
  if (found === undefined) throw new Error(`no account ${login}`);
  return found;
};

test('each right of an account stands with its reach and the role it comes from', async () => {
  await addUser(site, 'pia', {
    personId: 'pia',
    grants: [
      { role: 'assessor', unitId: 'north' },
      { role: 'employee', unitId: null },
    ],
  });
  const { rights, grants, lacksPerson } = await accessOf('pia');
  expect(grants).toEqual([
    { role: 'assessor', unitId: 'north', unitName: 'North hall' },
    { role: 'employee', unitId: null, unitName: null },
  ]);
  expect(lacksPerson).toBe(false);
  expect(rights.find(({ permission }) => permission === 'assessments.sign')).toEqual({
    permission: 'assessments.sign',
    reach: { kind: 'limited', units: [{ unitId: 'north', name: 'North hall' }], own: false },
    from: [{ role: 'assessor', unitId: 'north', unitName: 'North hall' }],
  });
  expect(rights.find(({ permission }) => permission === 'assessments.read')).toMatchObject({
    reach: { kind: 'limited', units: [{ unitId: 'north' }], own: true },
    from: [{ role: 'assessor' }, { role: 'employee' }],
  });
  expect(rights.find(({ permission }) => permission === 'framework.read')).toMatchObject({ reach: { kind: 'site' } });
  expect(rights.map(({ permission }) => permission)).not.toContain('users.read');
});

test('an account without a person is told to lack one, and one that has ended has no rights', async () => {
  const { userId } = await addUser(site, 'max', { grants: [{ role: 'employee', unitId: null }] });
  expect(await accessOf('max')).toMatchObject({ lacksPerson: true, isActive: true });
  await site.client.users.deactivate({ userId, reason: 'has left' });
  expect(await accessOf('max')).toMatchObject({ isActive: false, rights: [], conflicts: [], lacksPerson: false });
});

test('the two who made the site hold their conflicting roles by an exception with a standard reason', async () => {
  const { conflicts } = await accessOf('ben');
  expect(conflicts.map(({ key }) => key)).toEqual([
    'administrator+frameworkSteward',
    'administrator+assessor',
    'frameworkSteward+assessor',
  ]);
  for (const { exception } of conflicts) {
    expect(exception?.reason).toContain('One of the two people who made this site');
    expect(exception?.givenBy).toBe('Ada Alder');
  }
});

test('a quality auditor sees it, a framework steward does not', async () => {
  await enrol(site, 'quinn', { grants: [{ role: 'qualityAuditor', unitId: null }] });
  await enrol(site, 'stella', { grants: [{ role: 'frameworkSteward', unitId: null }] });
  await signIn(site, 'quinn');
  expect((await site.client.access.rights()).users.map(({ login }) => login)).toEqual(['ada', 'ben', 'quinn', 'stella']);
  await signIn(site, 'stella');
  await expect(site.client.access.rights()).rejects.toMatchObject({ code: 'NotPermitted' });
});
