import { expect, test } from 'vitest';
import { approveDraft, approveItems, libraryInput, makeDraft, makeLibrary, recordOf } from '../../support/framework';
import { competencyItem, scaleItem } from '../../support/people';
import { makeTestSite, type TestSite } from '../../support/site';
import { enrol, signIn } from '../../support/users';

const adaOf = async (site: TestSite): Promise<string> => (await site.client.users.own()).userId;

test('an item says which revision made it, who looks after it and when it is to be looked at again', async () => {
  const site = await makeTestSite();
  const library = await makeLibrary(site);
  const grip = competencyItem('grip', { scaleId: 'scale', stewardUserId: await adaOf(site), reviewMonths: 6 });
  await approveItems(site, library, [scaleItem('scale'), grip]);
  expect(await site.client.catalogue.origin({ itemId: 'grip' })).toMatchObject({
    libraryName: 'Works library',
    validFrom: '2026-03-14',
    revision: { number: 1, title: 'Next revision' },
    steward: 'Ada Alder',
    lastReviewedOn: null,
    nextReviewOn: '2026-09-14',
    replacedBy: null,
  });
  await recordOf(site)
    .insertInto('item_review')
    .values({ itemId: 'grip', reviewedOn: '2026-05-01', reviewedBy: 'ada', remark: 'still so', entryNumber: 1 })
    .execute();
  expect(await site.client.catalogue.origin({ itemId: 'grip' })).toMatchObject({
    lastReviewedOn: '2026-05-01',
    nextReviewOn: '2026-11-01',
  });
});

test('what is retired names what takes its place, and is not to be reviewed', async () => {
  const site = await makeTestSite();
  const library = await makeLibrary(site);
  const grip = competencyItem('grip', { scaleId: 'scale', reviewMonths: 6 });
  const hold = competencyItem('hold', { scaleId: 'scale' });
  await approveItems(site, library, [scaleItem('scale'), grip, hold]);
  await approveDraft(site, await makeDraft(site, library, [{ ...grip, isRetired: true, replacedById: 'hold' }]), {
    effectiveFrom: '2026-04-01',
  });
  expect(await site.client.catalogue.origin({ itemId: 'grip', asOf: '2026-04-01' })).toMatchObject({
    isRetired: true,
    nextReviewOn: null,
    replacedBy: { itemId: 'hold', kind: 'competency', code: 'HOLD', title: 'Competency hold', isRetired: false },
    revision: { number: 2 },
  });
  expect(await site.client.catalogue.origin({ itemId: 'grip', asOf: '2026-03-31' })).toMatchObject({
    isRetired: false,
    revision: { number: 1 },
  });
});

test('an item that there is not has no origin', async () => {
  const site = await makeTestSite();
  await expect(site.client.catalogue.origin({ itemId: 'nothing' })).rejects.toMatchObject({ code: 'ItemNotFound' });
});

test('who may edit the framework can be named as its steward; who was named and may no longer is still told by name', async () => {
  const site = await makeTestSite();
  const sam = await enrol(site, 'sam', { grants: [{ role: 'frameworkSteward', unitId: null }] });
  const kim = await enrol(site, 'kim', { grants: [{ role: 'assessor', unitId: null }] });
  await signIn(site, 'ada');
  await site.client.framework.saveLibrary({ ...libraryInput(), stewardUserIds: [kim, await adaOf(site)] });
  const { stewards } = await site.client.catalogue.stewards();
  expect(stewards).toContainEqual({ userId: sam, name: 'Person sam', isActive: true });
  expect(stewards).toContainEqual({ userId: kim, name: 'Person kim', isActive: false });
  expect((await site.client.users.list()).users.length).toBeGreaterThan(stewards.filter(({ isActive }) => isActive).length);
});
