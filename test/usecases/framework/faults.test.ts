import { expect, test } from 'vitest';
import type { CompetencyItem, FrameworkItem } from '../../../shared/contract/framework-item';
import { taskItem } from '../../support/catalogue-items';
import { approveItems, libraryInput, makeDraft, makeLibrary } from '../../support/framework';
import { competencyItem, makeRole, makeUnit, plainItem, requirementItem, scaleItem } from '../../support/people';
import { makeTestSite, type TestSite } from '../../support/site';

const scale = scaleItem('scale', {}, 'Proficiency');
const weld = competencyItem('weld', { scaleId: 'scale' });
const need = requirementItem({ roleId: 'worker', competencyId: 'weld' });
const with_ = (item: CompetencyItem, content: Partial<CompetencyItem['content']>): CompetencyItem => ({
  ...item,
  content: { ...item.content, ...content },
});
const after = (competencyId: string, level: number, ofLevel = level) => ({
  level,
  rule: 'all' as const,
  count: 1,
  of: [{ competencyId, level: ofLevel }],
});

async function makeWeldingLibrary(): Promise<{ readonly site: TestSite; readonly library: string }> {
  const site = await makeTestSite();
  await makeRole(site, 'worker');
  const library = await makeLibrary(site);
  await approveItems(site, library, [scale, weld, need]);
  return { site, library };
}

/** What stands in the way of a draft with these items: submitting it is refused with the same. */
async function faultsOf(site: TestSite, library: string, items: readonly FrameworkItem[]) {
  const draftId = await makeDraft(site, library, items);
  const { faults } = await site.client.framework.faults({ draftId });
  const submit = site.client.framework.submit({ draftId, title: 'Next', summary: '' });
  const refused = await submit.then(
    async ({ revisionId }) => site.client.framework.giveBack({ revisionId, remark: 'seen' }).then(() => []),
    (error: { readonly code: string; readonly data: { readonly faults: unknown } }) => [error.code, error.data.faults],
  );
  expect(refused).toEqual(faults.length > 0 ? ['DraftFaulty', faults] : []);
  await site.client.framework.discardDraft({ draftId });
  return faults.map(({ code, itemId, detail }) => [code, itemId, detail]);
}

test('what each kind of fault is found by, and where it is to be mended', async () => {
  const { site, library } = await makeWeldingLibrary();
  const faults = (...items: FrameworkItem[]) => faultsOf(site, library, items);
  const onScale = { scaleId: 'scale' };
  expect(await faults({ ...weld, title: 'Welds' })).toEqual([]);
  expect(await faults(competencyItem('other', { ...onScale, code: 'weld' }))).toEqual([['codeTwice', 'other', 'weld']]);
  expect(await faults(competencyItem('other', { ...onScale, code: '' }))).toEqual([['codeMissing', 'other', 'Competency other']]);
  expect(await faults(competencyItem('other', { ...onScale, title: '' }))).toEqual([['titleMissing', 'other', 'OTHER']]);
  expect(await faults(scaleItem('again', {}, ' proficiency '))).toEqual([['scaleTwice', 'again', 'proficiency']]);
  expect(await faults(scaleItem('again', {}, 'Proficiency'), { ...scale, title: 'Former' })).toEqual([]);
  expect(await faults({ ...scaleItem('again', {}, 'Proficiency'), isRetired: true })).toEqual([]);
  expect(await faultsOf(site, await makeLibrary(site, 'Another'), [scaleItem('again', {}, 'Proficiency')])).toEqual([]);
  expect(await faults(competencyItem('other', { scaleId: 'nowhere' }))).toEqual([['scaleMissing', 'other', 'OTHER']]);
  expect(await faults({ ...scale, isRetired: true }, { ...weld, title: 'Welds' })).toContainEqual(['scaleRetired', 'weld', 'Proficiency']);
  expect(await faults(with_(weld, { steps: [{ stepId: 's', level: 5, text: 'Do', isCritical: false, prompt: '' }] }))).toEqual([
    ['levelNotOnScale', 'weld', '5 (Proficiency)'],
  ]);
  expect(await faults({ ...need, content: { ...need.content, level: 0 } })).toEqual([['levelNotOnScale', need.itemId, '0 (Proficiency)']]);
  expect(await faults({ ...need, toId: 'nowhere' })).toEqual([['endMissing', need.itemId, 'nowhere']]);
  expect(await faults({ ...need, fromId: 'nobody' })).toEqual([['endMissing', need.itemId, 'nobody']]);
  expect(await faults({ ...need, toId: 'scale' })).toEqual([['endMissing', need.itemId, 'scale']]);
  const twice = competencyItem('other', { ...onScale, indicators: [{ indicatorId: 'i' }, { indicatorId: 'i', level: 1 }] });
  expect(await faults(twice)).toEqual([['indicatorTwice', 'other', 'OTHER']]);
});

test('a competency is not retired while a role requires it, now or later, and is once that has ended', async () => {
  const { site, library } = await makeWeldingLibrary();
  const retired = { ...weld, isRetired: true, replacedById: null };
  expect(await faultsOf(site, library, [retired])).toEqual([['retiredInUse', need.itemId, 'WELD']]);
  await approveItems(site, library, [{ ...need, isRetired: true }]);
  await approveItems(site, library, [need], '2026-12-01');
  expect(await faultsOf(site, library, [retired])).toEqual([['retiredInUse', need.itemId, 'WELD']]);
  await approveItems(site, library, [{ ...need, isRetired: true }, retired], '2026-12-02');
  expect((await site.client.competencies.get({ competencyId: 'weld', asOf: '2026-12-02' })).isRetired).toBe(true);
});

test('a scale in use stays as it is: level by level, in whichever draft it is changed', async () => {
  const { site, library } = await makeWeldingLibrary();
  const [first, ...others] = scale.content.levels;
  if (first === undefined) throw new Error('the scale has levels');
  const inUse = [['scaleInUse', 'scale', 'Proficiency']];
  const reworded = { ...scale, content: { ...scale.content, levels: [{ ...first, anchor: 'Something else' }, ...others] } };
  expect(await faultsOf(site, library, [reworded])).toEqual(inUse);
  expect(await faultsOf(site, library, [{ ...scale, content: { ...scale.content, qualifyingLevel: 3 } }])).toEqual(inUse);
  expect(await faultsOf(site, library, [{ ...scale, content: { ...scale.content, levels: scale.content.levels.slice(0, 2) } }])).toEqual(
    inUse,
  );
  expect(await faultsOf(site, library, [{ ...scale, title: 'Proficiency of the works' }])).toEqual([]);
  const free = { ...scaleItem('free'), title: 'Free' };
  await approveItems(site, library, [free]);
  expect(await faultsOf(site, library, [{ ...free, content: { ...free.content, qualifyingLevel: 3 } }])).toEqual([]);
  const unclear = { ...free, content: { ...free.content, qualifyingLevel: 7 } };
  expect(await faultsOf(site, library, [unclear])).toEqual([['scaleUnclear', 'free', 'qualifyingLevelMissing']]);
});

test('prerequisites that come back to where they began are refused, and the path is named', async () => {
  const { site, library } = await makeWeldingLibrary();
  const cut = competencyItem('cut', { scaleId: 'scale', prerequisites: [after('weld', 2)] });
  const bend = competencyItem('bend', { scaleId: 'scale', prerequisites: [after('cut', 2)] });
  await approveItems(site, library, [cut, bend]);
  const [fault, ...more] = await faultsOf(site, library, [with_(weld, { prerequisites: [after('bend', 2, 2)] })]);
  expect(more).toEqual([]);
  expect(fault?.[0]).toBe('prerequisiteCycle');
  const path = String(fault?.[2]).split(' → ');
  expect(path[0]).toBe(path.at(-1));
  // Each step of the path asks for the next; where it begins is of no matter.
  const inTurn = ['WELD level 2', 'BEND level 2', 'CUT level 2'];
  const start = inTurn.indexOf(path[0] ?? '');
  expect(path.slice(0, -1)).toEqual([...inTurn.slice(start), ...inTurn.slice(0, start)]);
  expect(await faultsOf(site, library, [with_(weld, { prerequisites: [after('weld', 3, 2)] })])).toEqual([]);
  expect(await faultsOf(site, library, [with_(weld, { prerequisites: [after('weld', 2, 3)] })])).toEqual([
    ['prerequisiteCycle', 'weld', expect.stringMatching(/^WELD level [23] → WELD level [23] → WELD level [23]$/)],
  ]);
  expect(await faultsOf(site, library, [with_(weld, { prerequisites: [after('weld', 2)] })])).toEqual([
    ['prerequisiteCycle', 'weld', 'WELD level 2 → WELD level 2'],
  ]);
  expect(await faultsOf(site, library, [with_(weld, { prerequisites: [after('bend', 1)] })])).toEqual([]);
});

test('items that lie in each other are refused, and the path is named', async () => {
  const { site, library } = await makeWeldingLibrary();
  const group = (itemId: string, parentId: string | null): FrameworkItem => ({
    ...plainItem,
    itemId,
    kind: 'group',
    code: itemId.toUpperCase(),
    title: itemId,
    parentId,
    content: { description: '' },
  });
  const faults = await faultsOf(site, library, [group('a', 'c'), group('b', 'a'), group('c', 'b')]);
  expect(faults).toEqual([['parentCycle', expect.any(String), expect.stringMatching(/^A → C → B → A$|^C → B → A → C$|^B → A → C → B$/)]]);
  expect(await faultsOf(site, library, [group('a', null), group('b', 'a'), group('c', 'b')])).toEqual([]);
  expect(await faultsOf(site, library, [group('a', 'a')])).toEqual([['parentCycle', 'a', 'A → A']]);
});

test('a block that competencies use cannot be retired, and a retired library takes no draft', async () => {
  const site = await makeTestSite();
  const library = await makeLibrary(site);
  const guidance = { assessor: '', coach: '', employee: '' };
  const block: FrameworkItem = {
    ...plainItem,
    itemId: 'block',
    kind: 'block',
    title: 'Permit to work',
    content: { indicators: [], steps: [], guidance },
  };
  await approveItems(site, library, [scaleItem('scale'), block, competencyItem('weld', { scaleId: 'scale', blockIds: ['block'] })]);
  const draftId = await makeDraft(site, library, [{ ...block, isRetired: true }]);
  expect(await site.client.framework.faults({ draftId })).toMatchObject({
    faults: [{ code: 'retiredInUse', itemId: 'weld', detail: 'Permit to work' }],
  });
  await site.client.framework.discardDraft({ draftId });
  await site.client.framework.saveLibrary({ ...libraryInput(), frameworkId: library, isRetired: true });
  await expect(site.client.framework.startDraft({ frameworkId: library, title: 'More' })).rejects.toMatchObject({
    code: 'FrameworkRetired',
  });
});

test('who decides against the ratings of a task says why, and a unit of which something is required is one of the organisation', async () => {
  const { site, library } = await makeWeldingLibrary();
  const decided = taskItem('watch', { difficulty: 1, importance: 1, frequency: 5, decidedTraining: 'train' });
  expect(await faultsOf(site, library, [decided])).toEqual([['trainingReasonMissing', 'watch', 'WATCH']]);
  expect(await faultsOf(site, library, [{ ...decided, content: { ...decided.content, trainingReason: 'It is asked for.' } }])).toEqual([]);
  expect(await faultsOf(site, library, [{ ...decided, content: { ...decided.content, decidedTraining: null } }])).toEqual([]);
  await makeUnit(site, 'yard');
  const ofUnit = (fromId: string) => ({
    ...need,
    itemId: `need-${fromId}`,
    fromId,
    content: { ...need.content, subject: 'unit' as const },
  });
  expect(await faultsOf(site, library, [ofUnit('yard')])).toEqual([]);
  expect(await faultsOf(site, library, [ofUnit('nowhere')])).toEqual([['endMissing', 'need-nowhere', 'nowhere']]);
});
