import { expect, test } from 'vitest';
import { makeCompetency, makeJobRole, makePersonInRole, makeScale } from '../../support/framework';
import { makeTestSite } from '../../support/site';

test('roles are listed by name with the people in them today and what they require', async () => {
  const site = await makeTestSite();
  const scaleId = await makeScale(site);
  await makeJobRole(site, 'role-1', 'Fitter');
  await makeJobRole(site, 'role-2', 'Electrician');
  await makePersonInRole(site, 'pia', 'role-1');
  await makePersonInRole(site, 'quentin', 'role-1');
  await makePersonInRole(site, 'rosa', 'role-1', { validTo: '2026-01-31' });
  for (const code of ['A', 'B']) {
    const { competencyId } = await makeCompetency(site, scaleId, { code });
    await site.client.requirements.set({
      roleId: 'role-1',
      competencyId,
      level: 2,
      validityMonths: null,
      isMandatory: true,
      validFrom: '2026-01-01',
      reason: 'risk review',
    });
    await site.client.requirements.set({
      roleId: 'role-1',
      competencyId,
      level: 1,
      validityMonths: null,
      isMandatory: true,
      validFrom: '2026-08-01',
      reason: 'new machine',
    });
  }
  expect(await site.client.jobRoles.list()).toEqual({
    roles: [
      { roleId: 'role-2', name: 'Electrician', people: 0, requirements: 0 },
      { roleId: 'role-1', name: 'Fitter', people: 2, requirements: 2 },
    ],
  });
});

test('a role that does not exist is not found', async () => {
  const site = await makeTestSite();
  await expect(site.client.jobRoles.get({ roleId: 'nowhere' })).rejects.toMatchObject({ code: 'RoleNotFound' });
});

test('every role of the application reads the framework, a locked site shows none of it', async () => {
  const site = await makeTestSite({ roles: ['administrator'] });
  expect(await site.client.jobRoles.list()).toEqual({ roles: [] });
  await site.client.session.lock();
  await expect(site.client.jobRoles.list()).rejects.toMatchObject({ code: 'NotUnlocked' });
});
