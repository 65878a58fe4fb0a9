import { expect, test } from 'vitest';
import { approveItems, makeAssessment, makeLibrary, recordOf } from '../../support/framework';
import { competencyItem, makePerson, requirementItem, scaleItem } from '../../support/people';
import { makeRole, makeUnit } from '../../support/people';
import { makeTestSite, type TestSite } from '../../support/site';
import { derivedContent } from '../../../electron/service/db/sql/standing-history';
import { addUser } from '../../support/users';

const reason = 'asked by a test';

/** Two records of one person: the one has the position, the other was assessed. */
async function makeTwo(): Promise<TestSite> {
  const site = await makeTestSite();
  await makeRole(site, 'fitter');
  await makeUnit(site, 'works');
  const library = await makeLibrary(site);
  await makePerson(site, 'one', { roleId: 'fitter', unitId: 'works' });
  await makePerson(site, 'two');
  await approveItems(site, library, [
    scaleItem('scale'),
    competencyItem('loto', { scaleId: 'scale' }),
    requirementItem({ roleId: 'fitter', competencyId: 'loto', level: 2 }),
  ]);
  await makeAssessment(site, 'two', 'loto', { performedOn: '2026-03-01' });
  return site;
}

const stateOf = async ({ client }: TestSite, personId: string) =>
  (await client.people.get({ personId, asOf: null })).standings.map(({ state }) => state);
const namesOf = async ({ client }: TestSite) =>
  (await client.people.list({ asOf: null, unitId: null, includeLeavers: true })).people.map(({ personId }) => personId).toSorted();
const standings = async (site: TestSite) =>
  (await recordOf(site).selectFrom('standing').selectAll().orderBy('personId').orderBy('competencyId').orderBy('fromDate').execute()).map(
    derivedContent,
  );

test('what was shown under either record counts for the person, and a merge taken back leaves everything as it was', async () => {
  const site = await makeTwo();
  const before = await standings(site);
  expect(await stateOf(site, 'one')).toEqual(['neverAssessed']);
  await site.client.identity.merge({ keptPersonId: 'one', otherPersonId: 'two', reason });
  expect(await stateOf(site, 'one')).toEqual(['qualified']);
  expect(await stateOf(site, 'two')).toEqual([]);
  expect(await namesOf(site)).toEqual(['one']);
  expect(await site.client.people.get({ personId: 'two', asOf: null })).toMatchObject({ mergedInto: { personId: 'one' } });
  expect(await site.client.people.get({ personId: 'one', asOf: null })).toMatchObject({ merged: [{ personId: 'two' }] });
  await site.client.identity.unmerge({ personId: 'two', reason });
  expect(await standings(site)).toEqual(before);
  expect(await namesOf(site)).toEqual(['one', 'two']);
});

test('an assessment of what is merged is refused under the other record, and derives the person anew', async () => {
  const site = await makeTwo();
  await site.client.identity.merge({ keptPersonId: 'one', otherPersonId: 'two', reason });
  await expect(site.client.identity.merge({ keptPersonId: 'one', otherPersonId: 'two', reason })).rejects.toMatchObject({
    code: 'AlreadyMerged',
  });
  await makePerson(site, 'three');
  await expect(site.client.identity.merge({ keptPersonId: 'three', otherPersonId: 'one', reason })).rejects.toMatchObject({
    code: 'AlreadyMerged',
  });
  await expect(site.client.identity.merge({ keptPersonId: 'one', otherPersonId: 'one', reason })).rejects.toMatchObject({
    code: 'SamePerson',
  });
});

test('the record that an account stands for is the one that is kept', async () => {
  const site = await makeTwo();
  await addUser(site, 'cora', { personId: 'two' });
  await expect(site.client.identity.merge({ keptPersonId: 'one', otherPersonId: 'two', reason })).rejects.toMatchObject({
    code: 'OtherHasAccount',
    data: { logins: ['cora'] },
  });
  await site.client.identity.merge({ keptPersonId: 'two', otherPersonId: 'one', reason });
  expect(await stateOf(site, 'two')).toEqual(['qualified']);
});

test('a merge leaves a decided question, and unmerging decides it the other way', async () => {
  const site = await makeTwo();
  await site.client.identity.merge({ keptPersonId: 'one', otherPersonId: 'two', reason });
  const ask = async () => site.client.identity.duplicates({ includeDecided: true, offset: 0, limit: 10 });
  expect(await ask()).toMatchObject({ open: 0, total: 1, cases: [{ state: 'merged', decision: { by: 'Ada Alder', reason } }] });
  await site.client.identity.unmerge({ personId: 'two', reason: 'two people after all' });
  expect(await ask()).toMatchObject({ cases: [{ state: 'distinct', decision: { reason: 'two people after all' } }] });
});
