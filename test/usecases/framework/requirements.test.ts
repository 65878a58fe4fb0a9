import { beforeEach, expect, test } from 'vitest';
import { makeCompetency, makeJobRole, makePersonInRole, makeScale, newestEntry, recordOf } from '../../support/framework';
import { makeTestSite, type TestSite } from '../../support/site';

let site: TestSite;
let competencyId: string;

beforeEach(async () => {
  site = await makeTestSite();
  ({ competencyId } = await makeCompetency(site, await makeScale(site)));
  await makeJobRole(site, 'fitter', 'Fitter');
});

const set = (
  overrides: {
    level?: number;
    validFrom?: string;
    validityMonths?: number | null;
    isMandatory?: boolean;
    roleId?: string;
    competencyId?: string;
  } = {},
) =>
  site.client.requirements.set({
    roleId: 'fitter',
    competencyId,
    level: 2,
    validityMonths: 12,
    isMandatory: true,
    validFrom: '2026-03-01',
    reason: 'risk review',
    ...overrides,
  });

const lines = () =>
  recordOf(site)
    .selectFrom('requirement')
    .select(['level', 'validFrom', 'validTo', 'recordedTo'])
    .orderBy('recordedFrom')
    .orderBy('validFrom')
    .execute();

test('a requirement is listed with its role and says how many people it reaches today', async () => {
  await makePersonInRole(site, 'pia', 'fitter');
  await makePersonInRole(site, 'quentin', 'fitter', { validTo: '2026-03-13' });
  await makePersonInRole(site, 'rosa', 'fitter', { validFrom: '2026-03-15' });
  const { requirementId, peopleAffected } = await set();
  expect(peopleAffected).toBe(1);
  expect(await site.client.jobRoles.get({ roleId: 'fitter' })).toMatchObject({
    name: 'Fitter',
    people: 1,
    requirements: [
      {
        requirementId,
        competencyId,
        competencyCode: 'LOTO-01',
        level: 2,
        validityMonths: 12,
        isMandatory: true,
        validFrom: '2026-03-01',
        validTo: null,
        scale: { qualifyingLevel: 2 },
      },
    ],
  });
});

test('a change from a later day ends the line before and leaves one open line', async () => {
  const first = await set();
  const second = await set({ level: 1, validFrom: '2026-06-01' });
  expect(second.requirementId).not.toBe(first.requirementId);
  const { requirements } = await site.client.jobRoles.get({ roleId: 'fitter' });
  expect(requirements).toMatchObject([
    { requirementId: first.requirementId, level: 2, validFrom: '2026-03-01', validTo: '2026-05-31' },
    { requirementId: second.requirementId, level: 1, validFrom: '2026-06-01', validTo: null },
  ]);
  const entry = await newestEntry(site);
  expect(entry).toMatchObject({
    action: 'requirements.set',
    entity: 'requirement',
    entityId: second.requirementId,
    validFrom: '2026-06-01',
    reason: { text: 'risk review' },
  });
  expect(entry.changes).toMatchObject([
    { entityId: first.requirementId, old: { record: { validTo: null } }, new: { record: { validTo: '2026-05-31' } } },
    { entityId: second.requirementId, old: { state: 'absent' }, new: { record: { level: 1 } } },
  ]);
});

test('a change from the same day replaces the line and keeps the former version', async () => {
  const first = await set();
  const second = await set({ level: 1 });
  expect(second.requirementId).toBe(first.requirementId);
  expect(await lines()).toMatchObject([
    { level: 2, validFrom: '2026-03-01', recordedTo: expect.any(Number) },
    { level: 1, validFrom: '2026-03-01', recordedTo: null },
  ]);
});

test('a change from an earlier day withdraws what was to begin later', async () => {
  await set({ validFrom: '2026-01-01' });
  await set({ level: 1, validFrom: '2026-06-01' });
  await set({ level: 0, validFrom: '2026-09-01' });
  await set({ level: 2, validFrom: '2026-05-01', isMandatory: false });
  const known = (await lines()).filter((line) => line.recordedTo === null);
  expect(known).toMatchObject([
    { level: 2, validFrom: '2026-01-01', validTo: '2026-04-30' },
    { level: 2, validFrom: '2026-05-01', validTo: null },
  ]);
});

test('requiring what is required already leaves the line as it is', async () => {
  const first = await set();
  const again = await set({ validFrom: '2026-05-01' });
  expect(again.requirementId).toBe(first.requirementId);
  expect(await lines()).toEqual([{ level: 2, validFrom: '2026-03-01', validTo: null, recordedTo: null }]);
});

test('the standings of everybody in the role follow in the same transaction', async () => {
  const personId = await makePersonInRole(site, 'pia', 'fitter');
  const standings = () =>
    recordOf(site)
      .selectFrom('standing')
      .select(['fromDate', 'untilDate', 'requiredLevel', 'state'])
      .where('personId', '=', personId)
      .orderBy('fromDate')
      .execute();
  expect(await standings()).toEqual([]);
  const { requirementId } = await set();
  expect(await standings()).toMatchObject([{ fromDate: '2026-03-01', untilDate: null, requiredLevel: 2, state: 'neverAssessed' }]);
  await site.client.requirements.end({ requirementId, lastDay: '2026-12-31', reason: 'contracted out' });
  expect(await standings()).toMatchObject([{ fromDate: '2026-03-01', untilDate: '2026-12-31' }]);
});

test('an ended requirement is no longer listed after its last day, and the log shows the day set', async () => {
  const { requirementId } = await set();
  expect(await site.client.requirements.end({ requirementId, lastDay: '2026-03-31', reason: 'contracted out' })).toEqual({
    peopleAffected: 0,
  });
  const entry = await newestEntry(site);
  expect(entry).toMatchObject({
    action: 'requirements.end',
    entityId: requirementId,
    validFrom: '2026-04-01',
    reason: { text: 'contracted out' },
  });
  expect(entry.changes).toMatchObject([{ old: { record: { validTo: null } }, new: { record: { validTo: '2026-03-31' } } }]);
  const listed = async () => (await site.client.jobRoles.get({ roleId: 'fitter' })).requirements.length;
  expect(await listed()).toBe(1);
  site.clock.now = new Date('2026-04-01T10:00:00.000Z');
  expect(await listed()).toBe(0);
});

test('the last day can be drawn nearer and not put off', async () => {
  const { requirementId } = await set();
  const end = (lastDay: string) => site.client.requirements.end({ requirementId, lastDay, reason: 'contracted out' });
  await expect(end('2026-02-28')).rejects.toMatchObject({ code: 'EndsBeforeItBegins', data: { validFrom: '2026-03-01' } });
  await end('2026-06-30');
  await expect(end('2026-07-01')).rejects.toMatchObject({ code: 'EndsAlready', data: { lastDay: '2026-06-30' } });
  await end('2026-05-31');
  expect((await lines()).at(-1)).toMatchObject({ validTo: '2026-05-31', recordedTo: null });
});

test('what cannot be required is refused by name', async () => {
  await expect(set({ roleId: 'nowhere' })).rejects.toMatchObject({ code: 'RoleNotFound' });
  await expect(set({ competencyId: 'nowhere' })).rejects.toMatchObject({ code: 'CompetencyNotFound' });
  await expect(set({ level: 4 })).rejects.toMatchObject({ code: 'LevelNotOnScale', data: { level: 4 } });
  await expect(set({ validFrom: '2026-02-30' })).rejects.toMatchObject({ code: 'NotADate' });
  await expect(site.client.requirements.end({ requirementId: 'nowhere', lastDay: '2026-03-31', reason: 'unused' })).rejects.toMatchObject({
    code: 'RequirementNotFound',
  });
  await expect(site.client.requirements.end({ requirementId: 'nowhere', lastDay: '2026-04-31', reason: 'unused' })).rejects.toMatchObject({
    code: 'NotADate',
  });
  await site.client.competencies.retire({ competencyId, reason: 'replaced' });
  await expect(set()).rejects.toMatchObject({ code: 'CompetencyRetired' });
  expect(await lines()).toEqual([]);
});

test('nobody but the framework steward sets or ends a requirement', async () => {
  const { requirementId } = await set();
  site = await makeTestSite({ roles: ['administrator', 'lineManager'] });
  await expect(set()).rejects.toMatchObject({ code: 'NotPermitted' });
  await expect(site.client.requirements.end({ requirementId, lastDay: '2026-03-31', reason: 'unused' })).rejects.toMatchObject({
    code: 'NotPermitted',
  });
});
