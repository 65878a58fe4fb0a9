import { expect, test } from 'vitest';
import { approveItems, makeDraft, makeLibrary } from '../../support/framework';
import { competencyItem, makeRole, requirementItem, scaleItem } from '../../support/people';
import { makeTestSite, type TestSite } from '../../support/site';
import { signIn } from '../../support/users';

const scale = scaleItem('scale');
const weld = competencyItem('weld', { scaleId: 'scale' });

/** Drafts on the work list of whoever is signed in because they were given back. */
async function toMend({ client }: TestSite): Promise<string[]> {
  const asked = { kind: 'review', unitId: null, ownerPersonId: null, overdueOnly: false, dueBy: null, asOf: null } as const;
  const { duties } = await client.duties.list({ ...asked, whose: 'own' });
  return duties.flatMap(({ target }) => (target.at === 'draft' ? [target.draftId] : []));
}

test('a draft that was begun after another was given back and discarded does not pass for the one given back', async () => {
  const site = await makeTestSite();
  const { framework } = site.client;
  const frameworkId = await makeLibrary(site);
  const draftId = await makeDraft(site, frameworkId, [scale]);
  const { revisionId } = await framework.submit({ draftId, title: 'First', summary: '' });
  await signIn(site, 'ben');
  await framework.giveBack({ revisionId, remark: 'not now' });
  await signIn(site, 'ada');
  expect(await toMend(site)).toEqual([draftId]);
  await framework.discardDraft({ draftId });
  site.clock.now = new Date(site.clock.now.getTime() + 60_000);
  await makeDraft(site, frameworkId, [weld, scale]);
  expect(await toMend(site)).toEqual([]);
});

test('a revision tells each time that it was given back, by whom, when and what for, whatever became of it since', async () => {
  const site = await makeTestSite();
  const { framework } = site.client;
  const frameworkId = await makeLibrary(site);
  const draftId = await makeDraft(site, frameworkId, [scale]);
  const { revisionId } = await framework.submit({ draftId, title: 'Scale', summary: '' });
  for (const remark of ['say what for', 'say who']) {
    await signIn(site, 'ben');
    await framework.giveBack({ revisionId, remark });
    await signIn(site, 'ada');
    await framework.submit({ draftId, title: 'Scale', summary: remark });
  }
  const at = '2026-03-14T10:00:00.000Z';
  expect((await framework.revision({ revisionId })).revision).toMatchObject({
    state: 'inReview',
    returns: [
      { by: 'Ben Birch', at, remark: 'say what for' },
      { by: 'Ben Birch', at, remark: 'say who' },
    ],
  });
});

test('of what is decided only the changes that can concern people are told, and all of them when they are asked for', async () => {
  const site = await makeTestSite();
  const { framework } = site.client;
  await makeRole(site, 'worker');
  const frameworkId = await makeLibrary(site);
  await approveItems(site, frameworkId, [scale, weld]);
  const braze = competencyItem('braze', { scaleId: 'scale' });
  const changed = [braze, { ...weld, title: 'Welds' }, requirementItem({ roleId: 'worker', competencyId: 'weld' })];
  const draftId = await makeDraft(site, frameworkId, changed);
  const { revisionId } = await framework.submit({ draftId, title: 'Welding', summary: '' });
  const idsOf = async (changes: 'all' | 'toDecide') =>
    (await framework.revision({ revisionId, changes })).changes.map(({ item }) => item.itemId).toSorted();
  expect(await idsOf('all')).toEqual(['braze', 'weld', 'worker-needs-weld']);
  expect(await idsOf('toDecide')).toEqual(['weld', 'worker-needs-weld']);
});
