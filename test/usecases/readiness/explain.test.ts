import { beforeEach, expect, test } from 'vitest';
import { makeAssessment, recordOf } from '../../support/framework';
import { makeCompetency, makePerson, makeRequirement, makeRole, makeUnit } from '../../support/people';
import { makeTestSite, type TestSite } from '../../support/site';
import { enrol, signIn } from '../../support/users';

let site: TestSite;

beforeEach(async () => {
  site = await makeTestSite();
  await makeUnit(site, 'hall');
  await makeRole(site, 'fitter', 'Fitter');
  await makeCompetency(site, 'weld');
  await makePerson(site, 'pia', { roleId: 'fitter', unitId: 'hall' });
  await makePerson(site, 'tom', { roleId: 'fitter', unitId: 'hall' });
  await makeAssessment(site, 'pia', 'weld', { performedOn: '2026-01-15' });
  await makeRequirement(site, { roleId: 'fitter', competencyId: 'weld' });
});

test('the answer to why names the role, the level by its code and the assessment, and opens each', async () => {
  const { state, until, reasons } = await site.client.readiness.explain({ personId: 'pia', competencyId: 'weld', asOf: null });
  expect(state).toBe('qualified');
  expect(until).toBe('2026-11-15');
  expect(reasons).toMatchObject({
    verdict: 'met',
    text: 'Qualified: level 2 is required and held through 2027-01-15.',
    children: [
      {
        verdict: 'info',
        children: [
          { text: expect.stringContaining('Fitter requires level 2, mandatory'), record: { entity: 'role', id: 'fitter' } },
          { text: 'The competency itself sets that a result counts for 12 months.' },
        ],
      },
      { verdict: 'met', record: { entity: 'assessment', id: 'assessment-pia' } },
    ],
  });
});

test('the same question about another day has the answer of that day', async () => {
  const on = (asOf: string) => site.client.readiness.explain({ personId: 'pia', competencyId: 'weld', asOf });
  expect(await on('2026-01-14')).toMatchObject({ state: 'neverAssessed', until: '2026-01-14', reasons: { verdict: 'unmet' } });
  expect(await on('2027-01-15')).toMatchObject({ state: 'expiring', until: '2027-01-15', reasons: { verdict: 'met' } });
  expect(await on('2027-01-16')).toMatchObject({ state: 'expired', until: null, reasons: { verdict: 'unmet' } });
  expect(await on('2019-12-31')).toMatchObject({
    state: 'notRequired',
    until: null,
    reasons: { text: 'No position requires this competency on 2019-12-31.' },
  });
});

test('a competency that nothing connects with the person is not required', async () => {
  await makeCompetency(site, 'lift');
  expect(await site.client.readiness.explain({ personId: 'tom', competencyId: 'lift', asOf: null })).toMatchObject({
    state: 'notRequired',
    reasons: { children: [] },
  });
});

test('an unknown person and an unknown competency are told apart', async () => {
  await expect(site.client.readiness.explain({ personId: 'nobody', competencyId: 'weld', asOf: null })).rejects.toMatchObject({
    code: 'PersonNotFound',
  });
  await expect(site.client.readiness.explain({ personId: 'pia', competencyId: 'nothing', asOf: null })).rejects.toMatchObject({
    code: 'CompetencyNotFound',
  });
});

test('an employee may ask about themselves and about nobody else', async () => {
  await enrol(site, 'eve', { grants: [{ role: 'employee', unitId: null }], personId: 'pia' });
  await signIn(site, 'eve');
  await expect(site.client.readiness.explain({ personId: 'tom', competencyId: 'weld', asOf: null })).rejects.toMatchObject({
    code: 'NotPermitted',
  });
  expect(await site.client.readiness.explain({ personId: 'pia', competencyId: 'weld', asOf: null })).toMatchObject({ state: 'qualified' });
});

test('who asked why about whom is kept in the access log', async () => {
  await site.client.readiness.explain({ personId: 'tom', competencyId: 'weld', asOf: null });
  const accesses = await recordOf(site).selectFrom('access_log').select(['personId', 'procedure', 'role']).execute();
  expect(accesses).toEqual([{ personId: 'tom', procedure: 'readiness.explain', role: 'administrator' }]);
});
