import { beforeEach, expect, test } from 'vitest';
import { makeWorks } from '../../support/assessments';
import { ask, authorise } from '../../support/authorities';
import { makePerson, makeUnit } from '../../support/people';
import { makeTestSite, type TestSite } from '../../support/site';
import { addUser, enrol, signIn } from '../../support/users';

const reason = 'asked by a test';
const asked = { personId: 'pia', competencyId: 'loto', level: 2, kind: 'practical', performedOn: '2026-03-14' } as const;
const assessor = { grants: [{ role: 'assessor' as const, unitId: null }] };

let site: TestSite;
let cleo: string;

beforeEach(async () => {
  site = await makeTestSite();
  await makeWorks(site);
  await makeUnit(site, 'elsewhere');
  await makePerson(site, 'cleo', { roleId: 'worker', unitId: 'works' });
  cleo = await enrol(site, 'cleo', { ...assessor, personId: 'cleo' });
});

const names = async (): Promise<readonly string[]> => (await site.client.assessors.forAssessment(asked)).others.map(({ login }) => login);

test('without rules nobody lacks anything, and everybody whose signature would be accepted is named', async () => {
  await addUser(site, 'newcomer', assessor);
  await enrol(site, 'faraway', { grants: [{ role: 'assessor', unitId: 'elsewhere' }] });
  await enrol(site, 'nearby', { grants: [{ role: 'assessor', unitId: 'works' }] });
  await enrol(site, 'pia', { ...assessor, personId: 'pia' });
  await enrol(site, 'helen', { grants: [{ role: 'hrPartner', unitId: null }] });
  expect(await site.client.assessors.forAssessment(asked)).toEqual({
    items: [],
    independence: { rule: 'allow', why: [] },
    others: [
      { name: 'Ben Birch', login: 'ben', needsReason: false },
      { name: 'Person cleo', login: 'cleo', needsReason: false },
      { name: 'Person nearby', login: 'nearby', needsReason: false },
    ],
  });
});

test('what the session’s person lacks is what the signature would be refused for, and only who lacks nothing is named instead', async () => {
  await ask(site, { requiresAuthority: true, requiresTraining: true });
  expect(await names()).toEqual([]);
  await authorise(site, cleo);
  expect(await names()).toEqual(['cleo']);
  await signIn(site, 'cleo');
  expect((await site.client.assessors.forAssessment(asked)).items).toEqual([]);
  await signIn(site, 'ada');
  expect((await site.client.assessors.forAssessment(asked)).items).toEqual(['not authorised for this competency']);
  await authorise(site, cleo, { highestLevel: 1 });
  expect(await site.client.assessors.forAssessment({ ...asked, level: 3 })).toMatchObject({ others: [{ login: 'cleo' }] });
});

test('a lapse between the day of the work and today is named, and a day before the authorisation as well', async () => {
  await ask(site, { requiresAuthority: true });
  await authorise(site, cleo, { from: '2026-03-14' });
  await signIn(site, 'cleo');
  expect((await site.client.assessors.forAssessment(asked)).items).toEqual([]);
  expect((await site.client.assessors.forAssessment({ ...asked, performedOn: '2026-03-13' })).items).toEqual([
    'not authorised for this competency',
  ]);
});

test('who could be swayed is named last with the mark that they need a reason, and who is forbidden is not named', async () => {
  await ask(site, { conflicts: { lineManager: 'allow', declared: 'reason', trainer: 'allow' } });
  await site.client.relations.declare({
    personId: 'pia',
    otherPersonId: 'cleo',
    kind: 'relative',
    note: '',
    from: '2026-01-01',
    until: null,
    reason,
  });
  expect((await site.client.assessors.forAssessment(asked)).others).toEqual([
    { name: 'Ben Birch', login: 'ben', needsReason: false },
    { name: 'Person cleo', login: 'cleo', needsReason: true },
  ]);
  await signIn(site, 'cleo');
  expect((await site.client.assessors.forAssessment(asked)).independence).toEqual({ rule: 'reason', why: ['is a relative of the person'] });
  await signIn(site, 'ada');
  await ask(site, { conflicts: { lineManager: 'allow', declared: 'refuse', trainer: 'allow' } });
  expect(await names()).toEqual(['ben']);
});

test.each([
  [{ competencyId: 'none' }, 'CompetencyNotFound'],
  [{ performedOn: '2026-02-30' }, 'NotADate'],
])('%o is refused', async (part, code) => {
  await expect(site.client.assessors.forAssessment({ ...asked, ...part })).rejects.toMatchObject({ code });
});
