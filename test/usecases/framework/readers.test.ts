import { expect, test } from 'vitest';
import { approveItems, makeAssessment, makeJobRole, makeLibrary, makePersonInRole, newestEntry, recordOf } from '../../support/framework';
import { competencyItem, requirementItem, scaleItem } from '../../support/people';
import { makeTestSite, type TestSite } from '../../support/site';
import { signIn } from '../../support/users';

const scale = scaleItem('scale', {}, 'Proficiency');
const loto = competencyItem('loto', {
  code: 'LOTO-01',
  scaleId: 'scale',
  indicators: [{ indicatorId: 'i1' }, { indicatorId: 'i2', level: 1 }],
  steps: [{ stepId: 's1' }, { stepId: 's2' }, { stepId: 's3' }],
});
const entry = competencyItem('entry', { code: 'CSE-01', scaleId: 'scale' });
const need = (roleId: string, level = 2) => requirementItem({ roleId, competencyId: 'loto', level });

async function makeSite(): Promise<{ readonly site: TestSite; readonly library: string }> {
  const site = await makeTestSite();
  return { site, library: await makeLibrary(site) };
}

test('scales are listed with their levels from lowest to highest, several side by side, and say whether anything is measured on them', async () => {
  const { site, library } = await makeSite();
  const [lowest, middle, highest] = scale.content.levels;
  if (lowest === undefined || middle === undefined || highest === undefined) throw new Error('the scale has three levels');
  const levels = [highest, lowest, middle];
  const iluo = { ...scaleItem('iluo', {}, 'ILUO'), content: { ...scale.content, qualifyingLevel: 3 } };
  await approveItems(site, library, [{ ...scale, content: { ...scale.content, levels } }, iluo, loto]);
  const listed = { levels: [lowest, middle, highest], isRetired: false };
  expect(await site.client.scales.list({})).toEqual({
    scales: [
      { ...listed, scaleId: 'iluo', name: 'ILUO', qualifyingLevel: 3, isInUse: false },
      { ...listed, scaleId: 'scale', name: 'Proficiency', qualifyingLevel: 2, isInUse: true },
    ],
  });
});

test('an approved scale stands in the log with its content and who approved it', async () => {
  const { site, library } = await makeSite();
  await approveItems(site, library, [scale]);
  const newest = await newestEntry(site);
  expect(newest).toMatchObject({ action: 'framework.approve', entity: 'framework_revision' });
  expect(newest.changes.find(({ entity }) => entity === 'framework_item')).toMatchObject({
    entityId: 'scale/2026-03-14/',
    old: { state: 'absent' },
    new: { state: 'open', record: { title: 'Proficiency', kind: 'scale', content: expect.stringContaining('"qualifyingLevel":2') } },
  });
});

test('the list of competencies counts indicators, steps and the roles that require each', async () => {
  const { site, library } = await makeSite();
  for (const role of ['fitter', 'electrician']) await makeJobRole(site, role);
  await approveItems(site, library, [scale, loto, entry, need('fitter'), need('electrician')]);
  const { competencies } = await site.client.competencies.list({});
  expect(competencies).toMatchObject([
    { code: 'CSE-01', indicatorCount: 0, stepCount: 0, requiredByRoles: 0 },
    { code: 'LOTO-01', indicatorCount: 2, stepCount: 3, requiredByRoles: 2, scaleName: 'Proficiency', isRetired: false },
  ]);
});

test('a competency names the roles that require it now or later, not those that did', async () => {
  const { site, library } = await makeSite();
  for (const role of ['fitter', 'electrician', 'painter']) await makeJobRole(site, role);
  await approveItems(site, library, [scale, loto, need('fitter'), need('painter')], '2026-03-01');
  await approveItems(site, library, [{ ...need('painter'), isRetired: true }], '2026-03-14');
  await approveItems(site, library, [need('electrician', 1)], '2026-09-01');
  const { requiredBy } = await site.client.competencies.get({ competencyId: 'loto' });
  expect(requiredBy.map(({ subjectName, level, validFrom, validTo }) => ({ subjectName, level, validFrom, validTo }))).toEqual([
    { subjectName: 'electrician', level: 1, validFrom: '2026-09-01', validTo: null },
    { subjectName: 'fitter', level: 2, validFrom: '2026-03-01', validTo: null },
  ]);
  expect((await site.client.competencies.list({})).competencies).toMatchObject([{ requiredByRoles: 2 }]);
  const painter = async (asOf: string) => (await site.client.jobRoles.get({ roleId: 'painter', asOf })).requirements.length;
  expect([await painter('2026-03-13'), await painter('2026-03-14')]).toEqual([1, 0]);
});

test('a role says what it requires, from when to when, and how many people it reaches on the day', async () => {
  const { site, library } = await makeSite();
  await makeJobRole(site, 'fitter', 'Fitter');
  await makeJobRole(site, 'electrician', 'Electrician');
  await makePersonInRole(site, 'pia', 'fitter');
  await makePersonInRole(site, 'quentin', 'fitter', { validTo: '2026-03-13' });
  await makePersonInRole(site, 'rosa', 'fitter', { validFrom: '2026-03-15' });
  await approveItems(
    site,
    library,
    [scale, loto, entry, need('fitter'), requirementItem({ roleId: 'fitter', competencyId: 'entry' })],
    '2026-03-01',
  );
  await approveItems(site, library, [need('fitter', 1)], '2026-08-01');
  expect((await site.client.jobRoles.list({})).roles).toMatchObject([
    { roleId: 'electrician', name: 'Electrician', people: 0, requirements: 0 },
    { roleId: 'fitter', name: 'Fitter', people: 1, requirements: 2 },
  ]);
  const role = await site.client.jobRoles.get({ roleId: 'fitter' });
  expect(role).toMatchObject({ name: 'Fitter', people: 1 });
  const lines = role.requirements.map(({ competencyCode, level, validFrom, validTo }) => [competencyCode, level, validFrom, validTo]);
  expect(lines).toEqual([
    ['CSE-01', 2, '2026-03-01', null],
    ['LOTO-01', 2, '2026-03-01', '2026-07-31'],
    ['LOTO-01', 1, '2026-08-01', null],
  ]);
});

test('the standings of everybody in the role follow in the same transaction', async () => {
  const { site, library } = await makeSite();
  await makeJobRole(site, 'fitter');
  await makePersonInRole(site, 'pia', 'fitter');
  const standings = () =>
    recordOf(site).selectFrom('standing').select(['fromDate', 'untilDate', 'requiredLevel', 'state']).orderBy('fromDate').execute();
  expect(await standings()).toEqual([]);
  await approveItems(site, library, [scale, loto, need('fitter')], '2026-03-01');
  expect(await standings()).toEqual([{ fromDate: '2026-03-01', untilDate: null, requiredLevel: 2, state: 'neverAssessed' }]);
  await approveItems(site, library, [{ ...need('fitter'), isRetired: true }], '2027-01-01');
  expect(await standings()).toEqual([{ fromDate: '2026-03-01', untilDate: '2026-12-31', requiredLevel: 2, state: 'neverAssessed' }]);
});

test('a shorter validity of a competency moves the expiry of those assessed from its day on, in the same entry', async () => {
  const { site, library } = await makeSite();
  await makeJobRole(site, 'fitter');
  await makePersonInRole(site, 'pia', 'fitter');
  await makeAssessment(site, 'pia', 'loto', { performedOn: '2026-01-15' });
  await approveItems(site, library, [scale, loto, need('fitter')], '2025-01-01');
  const expiry = () => recordOf(site).selectFrom('standing').select('fromDate').where('state', '=', 'expired').execute();
  expect(await expiry()).toEqual([{ fromDate: '2027-01-16' }]);
  await approveItems(site, library, [{ ...loto, content: { ...loto.content, validityMonths: 3 } }], '2026-04-01');
  expect(await expiry()).toEqual([{ fromDate: '2026-04-16' }]);
  await approveItems(site, library, [{ ...loto, content: { ...loto.content, validityMonths: 6 } }], '2026-05-01');
  // For a fortnight it had run out; from the longer validity on it counts again.
  expect(await expiry()).toEqual([{ fromDate: '2026-04-16' }, { fromDate: '2026-07-16' }]);
});

test('every role of the application reads the framework, and none but its stewards changes it', async () => {
  const { site, library } = await makeSite();
  await approveItems(site, library, [scale, loto]);
  const reader = await makeTestSite({ roles: ['administrator'] });
  expect(await reader.client.competencies.list({})).toEqual({ competencies: [] });
  await expect(makeLibrary(reader)).rejects.toMatchObject({ code: 'NotPermitted', data: { permission: 'framework.edit' } });
  await signIn(site, 'ben');
  expect((await site.client.competencies.list({})).competencies).toHaveLength(1);
});
