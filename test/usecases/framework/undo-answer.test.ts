import { expect, test } from 'vitest';
import { layHeads } from '../../../renderer/features/framework/draft/patch-heads';
import type { FrameworkItem } from '../../../shared/contract/framework-item';
import { approveItems, makeDraft, makeLibrary } from '../../support/framework';
import { competencyItem, scaleItem } from '../../support/people';
import { makeTestSite } from '../../support/site';

const item = (id: string, part: Partial<FrameworkItem> = {}): FrameworkItem =>
  Object.assign(competencyItem(id, { scaleId: 'scale' }), part);

test('what undo and redo answer with puts a tree right without its being asked for again', async () => {
  const site = await makeTestSite();
  const { framework } = site.client;
  const frameworkId = await makeLibrary(site);
  await approveItems(site, frameworkId, [
    scaleItem('scale'),
    item('kept'),
    item('changed'),
    item('retired'),
    item('back', { isRetired: true }),
  ]);
  const draftId = await makeDraft(site, frameworkId, [item('changed', { title: 'Once' })]);
  const own = (items: readonly FrameworkItem[]): FrameworkItem[] => items.map((one) => ({ ...one, frameworkId }));
  const asked = () => framework.tree({ frameworkId, draftId });
  const inOrder = <T extends { readonly itemId: string }>(heads: readonly T[]): T[] =>
    heads.toSorted((a, b) => (a.itemId < b.itemId ? -1 : 1));
  await framework.change({
    draftId,
    label: 'Much',
    restored: [],
    items: own([item('changed', { title: 'Twice' }), item('retired', { isRetired: true }), item('back'), item('added')]),
  });
  await framework.change({ draftId, label: 'Given up', items: [], restored: ['changed'] });

  for (const direction of ['undo', 'undo', 'undo', 'redo', 'redo', 'redo'] as const) {
    const before = await asked();
    const { heads, gone, changes, undo, redo } = await framework.undo({ draftId, direction });
    const after = await asked();
    expect(inOrder(layHeads(before.items, heads, gone))).toEqual(inOrder(after.items));
    expect({ changes, undo, redo }).toEqual({ changes: after.draft?.changes, undo: after.undo, redo: after.redo });
  }
});
