import { expect, test } from 'vitest';
import { addDays } from '../../../shared/domain/calendar';
import { makeCompetency, makePerson, makeRequirement, makeRole, makeUnit } from '../../support/people';
import { makeAssessment, makePersonInRole } from '../../support/framework';
import { makeRandomWorks } from '../../support/random-works';
import { makeTestSite } from '../../support/site';
import { enrol, signIn } from '../../support/users';

test.each(['2025-09-01', '2026-03-14', '2026-08-01'])('every number counts the list that it opens (as of %s)', async (asOf) => {
  const site = await makeTestSite();
  await makeRandomWorks(site, 7);
  const { figures, required, ready } = await site.client.readiness.today({ asOf });
  expect(figures.map((figure) => figure.key)).toEqual([
    'ready',
    'expired',
    'neverAssessed',
    'belowLevel',
    'expiring30',
    'expiring60',
    'expiring90',
  ]);
  for (const { key, count, of, filter } of figures) {
    const list = {
      asOf,
      unitId: null,
      competencyId: null,
      personId: null,
      departmentId: null,
      mandatoryOnly: false,
      ...filter,
      limit: 2000,
    };
    expect([key, (await site.client.readiness.cell(list)).total]).toEqual([key, count]);
    expect(of).toBe(key.startsWith('expiring') ? ready : required);
  }
  expect(required).toBeGreaterThan(0);
});

test('a definition names numerator, denominator and the days of the count', async () => {
  const site = await makeTestSite();
  const { figures } = await site.client.readiness.today({ asOf: null });
  const definition = (key: string): string => figures.find((figure) => figure.key === key)?.definition ?? '';
  expect(definition('expired')).toBe(
    'Counts where the state on 2026-03-14 is expired. Out of every competency that a position requires of somebody on that day. One person and one competency count once, however many positions require it.',
  );
  expect(definition('expiring30')).toContain('no later than 2026-04-13');
  expect(definition('expiring30')).toContain('Out of those that are ready on that day');
  expect(definition('expiring90')).toContain(`no later than ${addDays('2026-03-14', 90)}`);
});

test('a result that runs out in 30 days is counted from the day it comes within 30 days to its last day', async () => {
  const site = await makeTestSite();
  await makeUnit(site, 'unit-1');
  await makeRole(site, 'fitter');
  await makeCompetency(site, 'weld');
  await makePersonInRole(site, 'pia', 'fitter');
  await makeAssessment(site, 'pia', 'weld', { performedOn: '2025-05-10' });
  await makeRequirement(site, { roleId: 'fitter', competencyId: 'weld' });
  const within30 = async (asOf: string) =>
    (await site.client.readiness.today({ asOf })).figures.find((figure) => figure.key === 'expiring30')?.count;
  // Twelve months from 2025-05-10: the last day is 2026-05-10.
  expect(await within30('2026-04-09')).toBe(0);
  expect(await within30('2026-04-10')).toBe(1);
  expect(await within30('2026-05-10')).toBe(1);
  expect(await within30('2026-05-11')).toBe(0);
});

test('a line manager counts their people and an employee only themselves', async () => {
  const site = await makeTestSite();
  await makeUnit(site, 'hall');
  await makeUnit(site, 'yard');
  await makeRole(site, 'fitter');
  await makeCompetency(site, 'weld');
  await makePerson(site, 'pia', { roleId: 'fitter', unitId: 'hall' });
  await makePerson(site, 'tom', { roleId: 'fitter', unitId: 'yard' });
  await makePerson(site, 'uma', { roleId: 'fitter', unitId: 'yard' });
  await makeRequirement(site, { roleId: 'fitter', competencyId: 'weld' });
  await enrol(site, 'mia', { grants: [{ role: 'lineManager', unitId: 'yard' }] });
  await enrol(site, 'eve', { grants: [{ role: 'employee', unitId: null }], personId: 'pia' });
  expect(await site.client.readiness.today({ asOf: null })).toMatchObject({ people: 3, required: 3, ready: 0 });
  await signIn(site, 'mia');
  expect(await site.client.readiness.today({ asOf: null })).toMatchObject({ people: 2, required: 2 });
  await signIn(site, 'eve');
  expect(await site.client.readiness.today({ asOf: null })).toMatchObject({ people: 1, required: 1 });
});

test('whoever may not read readiness gets no number', async () => {
  const site = await makeTestSite();
  await enrol(site, 'hugo', { grants: [{ role: 'hrPartner', unitId: null }] });
  await signIn(site, 'hugo');
  await expect(site.client.readiness.today({ asOf: null })).rejects.toMatchObject({ code: 'NotPermitted' });
});

test('the first steps of a site are taken one after the other', async () => {
  const site = await makeTestSite();
  const steps = () => site.client.readiness.firstSteps();
  const none = { hasPeople: false, hasCompetencies: false, hasRequirements: false, hasAssessments: false };
  expect(await steps()).toEqual(none);
  await makeRole(site, 'fitter');
  await makePersonInRole(site, 'pia', 'fitter');
  expect(await steps()).toEqual({ ...none, hasPeople: true });
  await makeCompetency(site, 'weld');
  expect(await steps()).toEqual({ ...none, hasPeople: true, hasCompetencies: true });
  await makeRequirement(site, { roleId: 'fitter', competencyId: 'weld' });
  await makeAssessment(site, 'pia', 'weld');
  expect(await steps()).toEqual({ hasPeople: true, hasCompetencies: true, hasRequirements: true, hasAssessments: true });
});
