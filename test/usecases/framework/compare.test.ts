import { expect, test } from 'vitest';
import type { ComparePoint } from '../../../shared/contract/differences';
import type { FrameworkItem } from '../../../shared/contract/framework-item';
import { clauseItem } from '../../support/catalogue-items';
import { approveDraft, approveItems, makeDraft, makeLibrary } from '../../support/framework';
import { competencyItem, makeRole, requirementItem, scaleItem } from '../../support/people';
import { makeTestSite, passphraseOf, type TestSite } from '../../support/site';

const group = (itemId: string, ordinal: number): FrameworkItem => ({
  ...competencyItem(itemId),
  kind: 'group',
  code: '',
  title: `Group ${itemId}`,
  ordinal,
  content: { description: '' },
});
const scale = scaleItem('scale');
const on = { scaleId: 'scale' };
const weld = competencyItem('weld', {
  ...on,
  parentId: 'joining',
  ordinal: 10,
  indicators: [{ indicatorId: 'i1', text: 'Welds the seam under supervision' }],
});
const lift = competencyItem('lift', { ...on, parentId: 'moving', ordinal: 10, steps: [{ stepId: 's1' }] });
const rig = competencyItem('rig', { ...on, parentId: 'moving', ordinal: 20 });
const steam = competencyItem('steam', { ...on, ordinal: 30 });
const needsWeld = requirementItem({ roleId: 'worker', competencyId: 'weld' });
const first = [group('joining', 10), group('moving', 20), scale, weld, lift, rig, steam, needsWeld];

/** Exactly seven changes: added twice, removed, moved, reworded, level changed, requirement changed. */
const sevenChanges: readonly FrameworkItem[] = [
  competencyItem('solder', { ...on, parentId: 'joining', ordinal: 20 }),
  requirementItem({ roleId: 'worker', competencyId: 'lift' }),
  { ...steam, isRetired: true, replacedById: 'weld' },
  { ...rig, parentId: 'joining', ordinal: 30 },
  { ...weld, content: { ...weld.content, indicators: weld.content.indicators.map((one) => ({ ...one, text: 'Welds the seam alone' })) } },
  { ...lift, content: { ...lift.content, steps: lift.content.steps.map((one) => ({ ...one, level: 3 })) } },
  { ...needsWeld, content: { ...needsWeld.content, level: 3, isMandatory: false } },
];
const seven = [
  ['rig', ['moved']],
  ['weld', ['reworded']],
  ['lift', ['levelChanged']],
  ['solder', ['added']],
  ['steam', ['removed']],
  ['worker-needs-lift', ['added']],
  ['worker-needs-weld', ['requirementChanged']],
];

async function makeFirst(): Promise<{ readonly site: TestSite; readonly library: string; readonly revisionId: string }> {
  const site = await makeTestSite();
  await makeRole(site, 'worker', 'Worker');
  const library = await makeLibrary(site);
  return { site, library, revisionId: await approveItems(site, library, first, '2026-01-01') };
}

const compare = ({ client }: TestSite, frameworkId: string, from: ComparePoint, to: ComparePoint) =>
  client.framework.compare({ frameworkId, from, to });
const revision = (revisionId: string): ComparePoint => ({ at: 'revision', revisionId });
const told = ({ items }: Awaited<ReturnType<typeof compare>>) => items.map(({ itemId, changes }) => [itemId, changes]);
const byId = (rows: ReadonlyArray<ReadonlyArray<unknown>>) => rows.toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1));

test('the difference of two revisions is exactly the seven changes between them, in draft, in review and approved', async () => {
  const { site, library, revisionId } = await makeFirst();
  const draftId = await makeDraft(site, library, sevenChanges);
  const inDraft = await compare(site, library, { at: 'approved' }, { at: 'draft', draftId });
  expect(byId(told(inDraft))).toEqual(byId(seven));
  expect(inDraft).toMatchObject({
    differing: 7,
    total: 7,
    counts: { added: 2, removed: 1, moved: 1, reworded: 1, levelChanged: 1, requirementChanged: 1, detailChanged: 0 },
  });
  const next = await approveDraft(site, draftId, { effectiveFrom: '2026-04-01' });
  const approved = await compare(site, library, revision(revisionId), revision(next));
  expect(approved.items).toEqual(inDraft.items);
  expect(approved.from).toMatchObject({ number: 1, day: '2026-01-01' });
  expect(approved.to).toMatchObject({ number: 2, day: '2026-04-01' });
  expect(told(await compare(site, library, revision(next), revision(next)))).toEqual([]);
  expect(
    byId(told(await compare(site, library, revision(next), revision(revisionId)))).map(([itemId, changes]) => [itemId, changes]),
  ).toEqual(
    byId(
      seven.map(([itemId, changes]) => [
        itemId,
        changes?.includes('added') ? ['removed'] : changes?.includes('removed') ? ['added'] : changes,
      ]),
    ),
  );
});

test('each field that differs is told in words: what it belongs to, titles for ids, codes for levels, texts word by word', async () => {
  const { site, library } = await makeFirst();
  const draftId = await makeDraft(site, library, sevenChanges);
  const { items } = await compare(site, library, { at: 'approved' }, { at: 'draft', draftId });
  const of = (itemId: string) => items.find((item) => item.itemId === itemId);
  expect(of('weld')).toMatchObject({ path: ['Group joining'], code: 'WELD', fromTitle: null });
  expect(of('weld')?.fields).toEqual([
    {
      kind: 'reworded',
      path: ['content', 'indicators', 'i1', 'text'],
      of: 'Welds the seam alone',
      old: 'Welds the seam under supervision',
      new: 'Welds the seam alone',
      parts: [
        { is: 'same', text: 'Welds the seam ' },
        { is: 'removed', text: 'under supervision' },
        { is: 'added', text: 'alone' },
      ],
    },
  ]);
  expect(of('rig')?.fields.map(({ old, new: now }) => [old, now])).toContainEqual(['Group moving', 'Group joining']);
  expect(of('steam')?.fields.map(({ old, new: now }) => [old, now])).toEqual([
    ['no', 'yes'],
    [null, 'WELD Competency weld'],
  ]);
  expect(of('worker-needs-weld')).toMatchObject({ fromTitle: 'Worker', toTitle: 'WELD Competency weld' });
  expect(of('worker-needs-weld')?.fields.map(({ path, old, new: now }) => [path.at(-1), old, now])).toEqual([
    ['level', '2', '3'],
    ['isMandatory', 'yes', 'no'],
  ]);
  expect(of('solder')?.fields.map(({ path, new: now }) => [path.at(-1), now])).toContainEqual(['title', 'Competency solder']);
});

test('what is said of validity is told in sentences, of a competency and of a clause', async () => {
  const { site, library } = await makeFirst();
  const validity = {
    rules: [
      { level: 3, rule: { kind: 'anniversary' as const, years: 1 } },
      { level: null, rule: { kind: 'event' as const, events: ['Procedure changed', 'Incident'] } },
    ],
    renewalWindowDays: 30,
    graceDays: 14,
    currency: { count: 1, withinDays: 90 },
  };
  const law = clauseItem('law', { validity: { kind: 'calendarDate', month: 12, day: 31, years: 1 }, graceDays: 10 });
  const draftId = await makeDraft(site, library, [{ ...weld, content: { ...weld.content, validity } }, law]);
  const { items } = await compare(site, library, { at: 'approved' }, { at: 'draft', draftId });
  const fieldsOf = (itemId: string) =>
    items.find((item) => item.itemId === itemId)?.fields.map(({ kind, path, old, new: now }) => [kind, path.join('.'), old, now]);
  expect(fieldsOf('weld')).toEqual([
    [
      'requirementChanged',
      'content.validity',
      null,
      [
        '3: holds for 1 year, always through the day and month on which it was first reached.',
        'Every other level: holds until something of this happens: Procedure changed; Incident.',
        'Shown again in the last 30 days before the end, the next stretch counts from that end.',
        'Work may go on for 14 days after the end, as far as every clause it is linked to permits it; without a clause, not at all.',
        'Stays current while the work was done at least once within the last 90 days.',
      ].join('\n'),
    ],
  ]);
  expect(fieldsOf('law')).toContainEqual(['added', 'content.validity', null, 'through the 31 December 1 year after the next one']);
  expect(fieldsOf('law')).toContainEqual(['added', 'content.graceDays', null, '10']);
});

test('a revision is what it was approved as, by its number: whatever took its place, whatever its day', async () => {
  const { site, library, revisionId } = await makeFirst();
  const titled = (title: string) => ({ ...weld, title });
  const second = await approveItems(site, library, [titled('Second')], '2026-06-01');
  const third = await approveItems(site, library, [titled('Third')], '2026-06-01'); // on the very day of the second
  const titles = async (from: ComparePoint, to: ComparePoint) =>
    (await compare(site, library, from, to)).items.flatMap(({ fields }) => fields.map(({ old, new: now }) => [old, now]));
  expect(await titles(revision(revisionId), revision(second))).toEqual([['Competency weld', 'Second']]);
  expect(await titles(revision(second), revision(third))).toEqual([['Second', 'Third']]);
  expect(await titles(revision(second), { at: 'day', day: '2026-06-01' })).toEqual([['Second', 'Third']]);
  expect(await titles(revision(second), { at: 'day', day: '2026-05-31' })).toEqual([['Second', 'Competency weld']]);
  await site.client.framework.withdraw({
    revisionId: third,
    reason: 'it was too much',
    signature: { login: 'ben', passphrase: passphraseOf('ben') },
  });
  const fourth = await approveItems(site, library, [{ ...lift, title: 'Lift' }], '2026-06-02');
  expect(await titles(revision(second), revision(third))).toEqual([['Second', 'Third']]);
  expect(await titles(revision(second), revision(fourth))).toEqual([['Competency lift', 'Lift']]);
  expect(await titles(revision(fourth), { at: 'approved' })).toEqual([]);
});

test('what there is at first differs from nothing by everything, page by page and by sort of change', async () => {
  const { site, library, revisionId } = await makeFirst();
  const points = { frameworkId: library, from: { at: 'nothing' as const }, to: { at: 'revision' as const, revisionId } };
  const whole = await site.client.framework.compare(points);
  expect(whole).toMatchObject({ differing: first.length, counts: { added: first.length, removed: 0 } });
  const pages = await Promise.all([0, 3, 6].map((offset) => site.client.framework.compare({ ...points, offset, limit: 3 })));
  expect(pages.flatMap(({ items }) => items)).toEqual(whole.items);
  const none = await site.client.framework.compare({ ...points, changes: ['moved', 'removed'] });
  expect(none).toMatchObject({ total: 0, items: [], differing: first.length });
  // Each group stands before what lies in it.
  const order = whole.items.map(({ itemId }) => itemId);
  expect(order.indexOf('joining')).toBeLessThan(order.indexOf('weld'));
  expect(order.indexOf('weld')).toBeLessThan(order.indexOf('moving'));
});

test('there is no comparing with what is not there', async () => {
  const { site, library } = await makeFirst();
  const other = await makeLibrary(site, 'Other library');
  const draftId = await makeDraft(site, library, [{ ...weld, title: 'Weld' }]);
  await expect(compare(site, 'nowhere', { at: 'nothing' }, { at: 'approved' })).rejects.toMatchObject({ code: 'FrameworkNotFound' });
  await expect(compare(site, library, { at: 'nothing' }, revision('none'))).rejects.toMatchObject({ code: 'RevisionNotFound' });
  await expect(compare(site, other, { at: 'nothing' }, { at: 'draft', draftId })).rejects.toMatchObject({ code: 'DraftNotFound' });
});
