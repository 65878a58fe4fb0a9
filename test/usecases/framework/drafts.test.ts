import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FrameworkItem } from '../../../shared/contract/framework-item';
import { approveItems, makeDraft, makeLibrary } from '../../support/framework';
import { competencyItem, requirementItem, scaleItem } from '../../support/people';
import { makeTestSite, type TestSite } from '../../support/site';
import { signIn, signInAfterSleep } from '../../support/users';

const minutes = (count: number): number => count * 60_000;
const scale = scaleItem('scale');
const weld = competencyItem('weld', { scaleId: 'scale' });

/** A library with a scale and a competency in force, and a draft of it in which nothing has changed. */
async function makeOpenDraft(): Promise<{ readonly site: TestSite; readonly frameworkId: string; readonly draftId: string }> {
  const site = await makeTestSite();
  const frameworkId = await makeLibrary(site);
  await approveItems(site, frameworkId, [scale, weld]);
  const { draftId } = await site.client.framework.startDraft({ frameworkId, title: 'Next' });
  return { site, frameworkId, draftId };
}

describe('undo and redo', () => {
  const itemIds = ['weld', 'scale', 'new-0', 'new-1', 'new-2'];
  const step = fc.record({
    changed: fc.uniqueArray(
      fc.record({ itemId: fc.constantFrom(...itemIds), title: fc.constantFrom('A', 'B', 'C'), isRetired: fc.boolean() }),
      {
        selector: (one) => one.itemId,
        maxLength: 3,
      },
    ),
    restored: fc.subarray(itemIds, { maxLength: 2 }),
  });

  test('take any sequence of changes back and do them again, step by step', async () => {
    const { site, frameworkId, draftId } = await makeOpenDraft();
    const { framework } = site.client;
    const state = async () => {
      const { items, draft } = await framework.tree({ frameworkId, draftId });
      const found: FrameworkItem[] = [];
      for (const { itemId } of items.toSorted((a, b) => (a.itemId < b.itemId ? -1 : 1)))
        found.push((await framework.item({ itemId, draftId })).item);
      return { found, changes: draft?.changes };
    };
    const itemAs = (itemId: string, title: string, isRetired: boolean): FrameworkItem => {
      const item = itemId === 'scale' ? scale : itemId === 'weld' ? weld : competencyItem(itemId, { scaleId: 'scale' });
      return { ...item, frameworkId, title, isRetired };
    };
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
        const states = [await state()];
        for (const { changed, restored } of steps) {
          const items = changed.map(({ itemId, title, isRetired }) => itemAs(itemId, title, isRetired));
          const answer = await framework.change({ draftId, label: 'Change', items, restored });
          if (answer.changed > 0) states.push(await state());
        }
        for (let at = states.length - 2; at >= 0; at -= 1) {
          await framework.undo({ draftId, direction: 'undo' });
          expect(await state()).toEqual(states[at]);
        }
        for (const later of states.slice(1)) {
          await framework.undo({ draftId, direction: 'redo' });
          expect(await state()).toEqual(later);
        }
        // Where nothing changed, what was undone before can still be done again.
        if (states.length === 1) return;
        await expect(framework.undo({ draftId, direction: 'redo' })).rejects.toMatchObject({ code: 'NothingToUndo' });
        for (let at = 1; at < states.length; at += 1) await framework.undo({ draftId, direction: 'undo' });
        expect(await state()).toEqual(states[0]);
      }),
      { numRuns: 12, endOnFailure: true },
    );
    await expect(framework.undo({ draftId, direction: 'undo' })).rejects.toMatchObject({ code: 'NothingToUndo' });
  }, 60_000);

  test('name the step that they would take, and a new change ends what could be done again', async () => {
    const { site, frameworkId, draftId } = await makeOpenDraft();
    const { framework } = site.client;
    const change = (label: string, title: string) =>
      framework.change({ draftId, label, items: [{ ...weld, frameworkId, title }], restored: [] });
    const offered = async () => {
      const { undo, redo } = await framework.tree({ frameworkId, draftId });
      return [undo, redo];
    };
    expect(await offered()).toEqual([null, null]);
    await change('First', 'One');
    await change('Second', 'Two');
    expect(await framework.undo({ draftId, direction: 'undo' })).toMatchObject({ label: 'Second' });
    expect(await offered()).toEqual(['First', 'Second']);
    await change('Third', 'Three');
    expect(await offered()).toEqual(['Third', null]);
    await framework.undo({ draftId, direction: 'undo' });
    await framework.undo({ draftId, direction: 'undo' });
    expect(await framework.item({ itemId: 'weld', draftId })).toMatchObject({
      item: { title: 'Competency weld' },
      former: { title: 'Competency weld' },
    });
  });
});

describe('a draft', () => {
  test('holds only what differs: an item that is as approved again is out of it', async () => {
    const { site, frameworkId, draftId } = await makeOpenDraft();
    const { framework } = site.client;
    const item = { ...weld, frameworkId };
    const change = async (items: FrameworkItem[], restored: string[] = []) => {
      await framework.change({ draftId, label: 'Change', items, restored });
      return (await framework.tree({ frameworkId, draftId })).draft?.changes;
    };
    expect(await change([{ ...item, title: 'Welds' }, competencyItem('new', { frameworkId })])).toBe(2);
    expect(await change([item])).toBe(1);
    expect(await change([], ['new'])).toBe(0);
    expect(await framework.change({ draftId, label: 'Nothing', items: [item], restored: ['new'] })).toEqual({ changed: 0 });
  });

  test('takes no item of another library, and an item keeps its kind', async () => {
    const { site, frameworkId, draftId } = await makeOpenDraft();
    const other = await makeLibrary(site, 'Other library');
    const take = (item: FrameworkItem) => site.client.framework.change({ draftId, label: 'Change', items: [item], restored: [] });
    await expect(take({ ...weld, frameworkId: other })).rejects.toMatchObject({ code: 'ForeignItem', data: { itemId: 'weld' } });
    const { draftId: elsewhere } = await site.client.framework.startDraft({ frameworkId: other, title: 'T' });
    await expect(
      site.client.framework.change({ draftId: elsewhere, label: 'Take over', items: [{ ...weld, frameworkId: other }], restored: [] }),
    ).rejects.toMatchObject({ code: 'ForeignItem' });
    await expect(take({ ...scaleItem('weld'), frameworkId })).rejects.toMatchObject({ code: 'KindFixed', data: { itemId: 'weld' } });
    await take(competencyItem('new', { frameworkId }));
    await expect(take({ ...scaleItem('new'), frameworkId })).rejects.toMatchObject({ code: 'KindFixed', data: { itemId: 'new' } });
  });

  test('that is discarded is gone with its steps and locks, and what is in force is as it was', async () => {
    const { site, frameworkId, draftId } = await makeOpenDraft();
    const { framework } = site.client;
    await framework.change({ draftId, label: 'Change', items: [{ ...weld, frameworkId, title: 'Welds' }], restored: [] });
    await framework.lock({ draftId, itemId: 'weld', isHeld: true });
    await framework.discardDraft({ draftId });
    await expect(framework.tree({ frameworkId, draftId })).rejects.toMatchObject({ code: 'DraftNotFound' });
    expect((await framework.item({ itemId: 'weld' })).item.title).toBe('Competency weld');
    await signIn(site, 'ben');
    const next = await framework.startDraft({ frameworkId, title: 'Next' });
    expect((await framework.item({ itemId: 'weld', draftId: next.draftId })).lock).toBeNull();
  });
});

describe('two editors of one draft', () => {
  test('the second is told who edits an item and until when, and goes on as soon as that time is over', async () => {
    const { site, frameworkId, draftId } = await makeOpenDraft();
    const { framework } = site.client;
    const { until } = await framework.lock({ draftId, itemId: 'weld', isHeld: true });
    expect(until).toBe('2026-03-14T10:10:00.000Z');
    await signInAfterSleep(site, 'ben');
    const locked = { code: 'Locked', data: { itemId: 'weld', by: 'Ada Alder', until } };
    const change = () =>
      framework.change({
        draftId,
        label: 'Retitle',
        items: [{ ...weld, frameworkId, title: 'By ben' }, competencyItem('new', { frameworkId })],
        restored: [],
      });
    await expect(framework.lock({ draftId, itemId: 'weld', isHeld: true })).rejects.toMatchObject(locked);
    await expect(framework.lock({ draftId, itemId: 'weld', isHeld: false })).rejects.toMatchObject(locked);
    await expect(change()).rejects.toMatchObject(locked);
    expect(await framework.item({ itemId: 'weld', draftId })).toMatchObject({
      item: { title: 'Competency weld' },
      lock: { name: 'Ada Alder', until, isOwn: false },
    });
    expect((await framework.tree({ frameworkId, draftId })).items.map(({ itemId }) => itemId)).not.toContain('new');
    site.clock.now = new Date(Date.parse(until ?? '') - 1);
    await expect(change()).rejects.toMatchObject(locked);
    site.clock.now = new Date(Date.parse(until ?? ''));
    await expect(change()).resolves.toEqual({ changed: 2 });
  });

  test('a lock is given back, or renewed by a sign of life, and its own editor is not hindered', async () => {
    const { site, frameworkId, draftId } = await makeOpenDraft();
    const { framework } = site.client;
    await framework.lock({ draftId, itemId: 'weld', isHeld: true });
    site.clock.now = new Date(site.clock.now.getTime() + minutes(9));
    const { until } = await framework.lock({ draftId, itemId: 'weld', isHeld: true });
    expect(until).toBe('2026-03-14T10:19:00.000Z');
    await framework.change({ draftId, label: 'Retitle', items: [{ ...weld, frameworkId, title: 'By ada' }], restored: [] });
    site.clock.now = new Date(site.clock.now.getTime() + minutes(5));
    await signInAfterSleep(site, 'ben');
    await expect(framework.lock({ draftId, itemId: 'weld', isHeld: true })).rejects.toMatchObject({ code: 'Locked', data: { until } });
    await signInAfterSleep(site, 'ada');
    expect(await framework.lock({ draftId, itemId: 'weld', isHeld: false })).toEqual({ until: null });
    await signInAfterSleep(site, 'ben');
    await expect(framework.lock({ draftId, itemId: 'weld', isHeld: true })).resolves.toMatchObject({ until: '2026-03-14T10:24:00.000Z' });
  });

  test('nobody takes a step back under the hands of another editor', async () => {
    const { site, frameworkId, draftId } = await makeOpenDraft();
    const { framework } = site.client;
    await framework.change({ draftId, label: 'Retitle', items: [{ ...weld, frameworkId, title: 'By ada' }], restored: [] });
    await framework.lock({ draftId, itemId: 'weld', isHeld: true });
    await signInAfterSleep(site, 'ben');
    await expect(framework.undo({ draftId, direction: 'undo' })).rejects.toMatchObject({ code: 'Locked', data: { by: 'Ada Alder' } });
    expect((await framework.item({ itemId: 'weld', draftId })).item.title).toBe('By ada');
  });

  test('nobody discards a draft in which another is editing', async () => {
    const { site, frameworkId, draftId } = await makeOpenDraft();
    const { framework } = site.client;
    await framework.change({ draftId, label: 'Retitle', items: [{ ...weld, frameworkId, title: 'By ada' }], restored: [] });
    // What is locked need not be in the draft yet: its editor is about to change it.
    const { until } = await framework.lock({ draftId, itemId: 'scale', isHeld: true });
    await signInAfterSleep(site, 'ben');
    await expect(framework.discardDraft({ draftId })).rejects.toMatchObject({
      code: 'Locked',
      data: { itemId: 'scale', by: 'Ada Alder', until },
    });
    expect((await framework.item({ itemId: 'weld', draftId })).item.title).toBe('By ada');
    site.clock.now = new Date(Date.parse(until ?? ''));
    await framework.discardDraft({ draftId });
    await expect(framework.item({ itemId: 'weld', draftId })).rejects.toMatchObject({ code: 'DraftNotFound' });
  });

  test('nobody submits a draft in which another is editing, and is told who it is', async () => {
    const { site, frameworkId, draftId } = await makeOpenDraft();
    const { framework } = site.client;
    await framework.change({ draftId, label: 'Retitle', items: [{ ...weld, frameworkId, title: 'By ada' }], restored: [] });
    const { until } = await framework.lock({ draftId, itemId: 'scale', isHeld: true });
    await signInAfterSleep(site, 'ben');
    const submit = () => framework.submit({ draftId, title: 'Next', summary: '' });
    await expect(submit()).rejects.toMatchObject({ code: 'Locked', data: { itemId: 'scale', by: 'Ada Alder', until } });
    site.clock.now = new Date(Date.parse(until ?? ''));
    await expect(submit()).resolves.toMatchObject({ number: 2 });
  });

  test('whoever edits may discard the draft themselves', async () => {
    const { site, draftId } = await makeOpenDraft();
    await site.client.framework.lock({ draftId, itemId: 'weld', isHeld: true });
    await expect(site.client.framework.discardDraft({ draftId })).resolves.toEqual({});
  });

  test('whoever locks the site gives back all that they were editing, and nothing of anybody else', async () => {
    const { site, draftId } = await makeOpenDraft();
    const { framework } = site.client;
    await framework.lock({ draftId, itemId: 'weld', isHeld: true });
    await framework.lock({ draftId, itemId: 'new-0', isHeld: true });
    await signInAfterSleep(site, 'ben');
    await framework.lock({ draftId, itemId: 'scale', isHeld: true });
    await signInAfterSleep(site, 'ada');
    await signIn(site, 'ben');
    for (const itemId of ['weld', 'new-0'])
      await expect(framework.lock({ draftId, itemId, isHeld: true })).resolves.toMatchObject({ until: '2026-03-14T10:10:00.000Z' });
    await signInAfterSleep(site, 'ada');
    await expect(framework.lock({ draftId, itemId: 'scale', isHeld: true })).rejects.toMatchObject({
      code: 'Locked',
      data: { by: 'Ben Birch' },
    });
  });

  test('both work on in the same draft, which names them both', async () => {
    const { site, frameworkId, draftId } = await makeOpenDraft();
    const { framework } = site.client;
    await framework.change({ draftId, label: 'By ada', items: [{ ...weld, frameworkId, title: 'Welds' }], restored: [] });
    await signIn(site, 'ben');
    await expect(framework.startDraft({ frameworkId, title: 'Mine' })).rejects.toMatchObject({ code: 'DraftThere', data: { draftId } });
    const need = requirementItem({ roleId: 'worker', competencyId: 'weld' });
    await framework.change({ draftId, label: 'By ben', items: [{ ...need, frameworkId }], restored: [] });
    const { draft, items } = await framework.tree({ frameworkId, draftId });
    expect(draft?.authors.map(({ name }) => name)).toEqual(['Ada Alder', 'Ben Birch']);
    expect(
      items
        .filter(({ change }) => change !== null)
        .map(({ itemId }) => itemId)
        .toSorted(),
    ).toEqual(['weld', 'worker-needs-weld']);
  });
});

test('a library has a name of its own, and one that is not there is told', async () => {
  const site = await makeTestSite();
  await makeLibrary(site, 'Works library');
  await expect(makeLibrary(site, 'works LIBRARY')).rejects.toMatchObject({ code: 'NameTaken', defined: true });
  await expect(site.client.framework.startDraft({ frameworkId: 'nowhere', title: 'T' })).rejects.toMatchObject({
    code: 'FrameworkNotFound',
  });
  await expect(makeDraft(site, 'nowhere', [])).rejects.toMatchObject({ code: 'FrameworkNotFound' });
});
