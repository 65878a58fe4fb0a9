import { beforeEach, expect, test } from 'vitest';
import { signInput } from '../../support/assessments';
import { levelsNow, makeObservedWorks } from '../../support/observed';
import { signatureBy } from '../../support/passphrase-of';
import { makePerson } from '../../support/people';
import { makeTestSite, type TestSite } from '../../support/site';
import { enrol, signIn } from '../../support/users';

let site: TestSite;
beforeEach(async () => {
  site = await makeTestSite();
  await makeObservedWorks(site);
});

const rate = (part = {}) =>
  site.client.selfRatings.rate({
    personId: 'pia',
    competencyId: 'loto',
    level: 3,
    comment: 'I teach it.',
    signature: signatureBy('pia'),
    ...part,
  });
const listed = async () => (await site.client.selfRatings.list({ personId: 'pia' })).ratings;

test('one’s own view is kept in place beside the derived level, as a history, and moves no level', async () => {
  await site.client.assessments.sign(await signInput(site));
  const before = await levelsNow(site);
  await rate();
  await rate({ level: 1, comment: 'I was too sure.' });
  expect(await listed()).toMatchObject([
    { levelCode: '1', levelName: 'Assists', comment: 'I was too sure.', by: 'Person pia', isNewest: true, heldLevelCode: '2' },
    { levelCode: '3', comment: 'I teach it.', isNewest: false, heldLevelCode: '2' },
  ]);
  expect(await levelsNow(site)).toBe(before);
});

test('nobody gives another’s own view, whatever their role', async () => {
  for (const login of ['ada', 'ben']) await expect(rate({ signature: signatureBy(login) })).rejects.toMatchObject({ code: 'NotPermitted' });
  await makePerson(site, 'olga', { roleId: 'worker', unitId: 'works' });
  await enrol(site, 'olga', { grants: [{ role: 'employee', unitId: null }], personId: 'olga' });
  await signIn(site, 'olga');
  await expect(rate({ signature: signatureBy('olga') })).rejects.toMatchObject({ code: 'NotPermitted' });
  expect(await rate({ personId: 'olga', signature: signatureBy('olga') })).toMatchObject({});
});

test.each([
  ['CompetencyNotFound', { competencyId: 'none' }],
  ['LevelNotFound', { level: 8 }],
] as const)('%s: nothing is recorded', async (code, part) => {
  await expect(rate(part)).rejects.toMatchObject({ code });
  expect(await listed()).toEqual([]);
});
