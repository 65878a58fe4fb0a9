import { expect, test } from 'vitest';
import { approveItems, makeDraft, makeLibrary } from '../../support/framework';
import { competencyItem, scaleItem } from '../../support/people';
import { makeTestSite } from '../../support/site';

test('the tree of a draft says what was added, changed and retired, and what is as approved', async () => {
  const site = await makeTestSite();
  const frameworkId = await makeLibrary(site);
  const scale = scaleItem('scale');
  const [weld, cut, grind] = ['weld', 'cut', 'grind'].map((itemId) => ({ ...competencyItem(itemId, { scaleId: 'scale' }), frameworkId }));
  if (weld === undefined || cut === undefined || grind === undefined) throw new Error('three were made');
  await approveItems(site, frameworkId, [scale, weld, cut, grind]);
  const draftId = await makeDraft(site, frameworkId, [
    { ...weld, title: 'Welds pipes', parentId: 'cut' },
    { ...cut, isRetired: true },
    competencyItem('braze', { scaleId: 'scale' }),
  ]);
  const { items, draft, undo } = await site.client.framework.tree({ frameworkId, draftId });
  const byId = new Map(items.map((item) => [item.itemId, item]));
  expect(Object.fromEntries(items.map(({ itemId, change }) => [itemId, change]))).toEqual({
    braze: 'added',
    cut: 'retired',
    grind: null,
    scale: null,
    weld: 'changed',
  });
  expect(byId.get('weld')).toMatchObject({ title: 'Welds pipes', parentId: 'cut', isRetired: false, ordinal: 0, fromId: null });
  expect(byId.get('cut')).toMatchObject({ isRetired: true, parentId: null });
  expect([draft?.changes, undo]).toEqual([3, 'Add']);
});

test('several items are read at once as the draft has them, with what they were', async () => {
  const site = await makeTestSite();
  const frameworkId = await makeLibrary(site);
  const weld = { ...competencyItem('weld', { scaleId: 'scale' }), frameworkId };
  await approveItems(site, frameworkId, [scaleItem('scale'), weld]);
  const draftId = await makeDraft(site, frameworkId, [{ ...weld, title: 'Welds pipes' }, competencyItem('braze', { scaleId: 'scale' })]);
  const { items } = await site.client.framework.items({ draftId, itemIds: ['braze', 'weld', 'nowhere', 'scale'] });
  expect(items.map(({ item, former }) => [item.title, former?.title ?? null])).toEqual([
    ['Competency braze', null],
    ['Welds pipes', 'Competency weld'],
    ['Scale scale', 'Scale scale'],
  ]);
  await expect(site.client.framework.items({ draftId: 'none', itemIds: [] })).rejects.toMatchObject({ code: 'DraftNotFound' });
});
