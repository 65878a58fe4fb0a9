import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { makeCompetency, makeJobRole, makeScale, newestEntry, recordOf } from '../../support/framework';
import { makeTestSite } from '../../support/site';

const required = { level: 2, validityMonths: 12, isMandatory: true, validFrom: '2026-03-01', reason: 'risk review' };

test('the list counts indicators, steps and the roles that require each competency', async () => {
  const site = await makeTestSite();
  const scaleId = await makeScale(site);
  const { competencyId } = await makeCompetency(site, scaleId);
  await makeCompetency(site, scaleId, { code: 'CSE-01', title: 'Confined space entry', indicators: [], steps: [] });
  for (const roleId of ['fitter', 'electrician']) {
    await makeJobRole(site, roleId);
    await site.client.requirements.set({ ...required, roleId, competencyId });
  }
  const { competencies } = await site.client.competencies.list();
  expect(competencies).toMatchObject([
    { code: 'CSE-01', indicatorCount: 0, stepCount: 0, requiredByRoles: 0 },
    { code: 'LOTO-01', indicatorCount: 2, stepCount: 3, requiredByRoles: 2, scaleName: 'Proficiency', isRetired: false },
  ]);
});

test('a competency names the roles that require it now or later, not those that did', async () => {
  const site = await makeTestSite();
  const { competencyId } = await makeCompetency(site, await makeScale(site));
  for (const roleId of ['fitter', 'electrician', 'painter']) await makeJobRole(site, roleId);
  await site.client.requirements.set({ ...required, roleId: 'fitter', competencyId });
  await site.client.requirements.set({ ...required, roleId: 'electrician', competencyId, level: 1, validFrom: '2026-09-01' });
  const { requirementId } = await site.client.requirements.set({ ...required, roleId: 'painter', competencyId });
  await site.client.requirements.end({ requirementId, lastDay: '2026-03-13', reason: 'painting is contracted out' });
  const { requiredBy } = await site.client.competencies.get({ competencyId });
  expect(requiredBy.map(({ roleName, level, validFrom, validTo }) => ({ roleName, level, validFrom, validTo }))).toEqual([
    { roleName: 'electrician', level: 1, validFrom: '2026-09-01', validTo: null },
    { roleName: 'fitter', level: 2, validFrom: '2026-03-01', validTo: null },
  ]);
  expect((await site.client.competencies.list()).competencies).toMatchObject([{ requiredByRoles: 2 }]);
});

test('a competency that does not exist is not found', async () => {
  const site = await makeTestSite();
  await expect(site.client.competencies.get({ competencyId: 'nowhere' })).rejects.toMatchObject({ code: 'CompetencyNotFound' });
  await expect(site.client.competencies.retire({ competencyId: 'nowhere', reason: 'unused' })).rejects.toMatchObject({
    code: 'CompetencyNotFound',
  });
});

test('a retired competency stays readable, and the log shows it before and after', async () => {
  const site = await makeTestSite();
  const { competencyId } = await makeCompetency(site, await makeScale(site));
  await site.client.competencies.retire({ competencyId, reason: 'the machine was sold' });
  expect(await site.client.competencies.get({ competencyId })).toMatchObject({ isRetired: true, code: 'LOTO-01', steps: [{}, {}, {}] });
  const entry = await newestEntry(site);
  expect(entry).toMatchObject({ action: 'competencies.retire', entityId: competencyId, reason: { text: 'the machine was sold' } });
  expect(entry.changes).toMatchObject([{ old: { record: { isRetired: 0 } }, new: { record: { isRetired: 1 } } }]);
  await expect(site.client.competencies.retire({ competencyId, reason: 'once more' })).rejects.toMatchObject({ code: 'CompetencyRetired' });
});

test('a competency is not retired while a role requires it, now or later', async () => {
  const site = await makeTestSite();
  const { competencyId } = await makeCompetency(site, await makeScale(site));
  await makeJobRole(site, 'fitter', 'Fitter');
  const { requirementId } = await site.client.requirements.set({ ...required, roleId: 'fitter', competencyId, validFrom: '2026-12-01' });
  await expect(site.client.competencies.retire({ competencyId, reason: 'unused' })).rejects.toMatchObject({
    code: 'StillRequired',
    data: { roles: ['Fitter'] },
  });
  await site.client.requirements.end({ requirementId, lastDay: '2026-12-01', reason: 'unused' });
  site.clock.now = new Date('2026-12-02T10:00:00.000Z');
  await expect(site.client.competencies.retire({ competencyId, reason: 'unused' })).resolves.toEqual({});
});

test('an administrator who is no framework steward does not retire a competency', async () => {
  const site = await makeTestSite({ roles: ['administrator'] });
  await expect(site.client.competencies.retire({ competencyId: 'any', reason: 'unused' })).rejects.toMatchObject({ code: 'NotPermitted' });
  expect(await site.client.competencies.list()).toEqual({ competencies: [] });
});

test('a locked site shows nothing of its framework', async () => {
  const site = await makeTestSite();
  await site.client.session.lock();
  await expect(site.client.competencies.list()).rejects.toMatchObject({ code: 'NotUnlocked' });
});

test('whatever SQL is sent, no row of the framework goes away or changes its words', async () => {
  const site = await makeTestSite();
  const { competencyId } = await makeCompetency(site, await makeScale(site));
  await makeJobRole(site, 'fitter');
  await site.client.requirements.set({ ...required, roleId: 'fitter', competencyId });
  const db = recordOf(site);
  const words = { scale: 'name', competency: 'title', indicator: 'text', checklist_step: 'text', requirement: 'roleId' } as const;
  for (const [table, column] of Object.entries(words)) {
    await expect(sql`DELETE FROM ${sql.table(table)}`.execute(db), table).rejects.toThrow('keeps every version');
    await expect(sql`UPDATE ${sql.table(table)} SET ${sql.ref(column)} = 'x'`.execute(db), table).rejects.toThrow('keeps every version');
    await expect(sql`UPDATE ${sql.table(table)} SET recordedTo = 99, ${sql.ref(column)} = 'x'`.execute(db), table).rejects.toThrow(
      'keeps every version',
    );
  }
  expect(await site.client.competencies.get({ competencyId })).toMatchObject({ title: 'Lockout-tagout' });
});
