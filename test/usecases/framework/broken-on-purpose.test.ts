import { expect, test } from 'vitest';
import type { FrameworkItem } from '../../../shared/contract/framework-item';
import { derivedContent } from '../../../electron/service/db/sql/standing-history';
import { siteFacts } from '../../../electron/service/db/sql/site';
import { derivedRows } from '../../../electron/service/db/sql/standings';
import { canonicalJson } from '../../../shared/domain/audit-json';
import { approveDraft, approveItems, libraryInput, makeDraft, makeLibrary, recordOf } from '../../support/framework';
import { competencyItem, makePerson, makeRole, makeUnit, plainItem, requirementItem, scaleItem } from '../../support/people';
import { makeTestSite, passphraseOf, type TestSite } from '../../support/site';

const signature = { login: 'ben', passphrase: passphraseOf('ben') };
const scale = scaleItem('scale');
const weld = competencyItem('weld', { scaleId: 'scale', steps: [{ stepId: 'strike' }] });
const need = requirementItem({ roleId: 'worker', competencyId: 'weld' });
const group = (itemId: string): FrameworkItem => ({ ...plainItem, itemId, kind: 'group', title: itemId, content: { description: '' } });
const block = (itemId: string, stepId: string): FrameworkItem => ({
  ...plainItem,
  itemId,
  kind: 'block',
  title: itemId,
  content: {
    indicators: [],
    steps: [{ stepId, level: 2, text: 'Do it', isCritical: false, prompt: '' }],
    guidance: { assessor: '', coach: '', employee: '' },
  },
});

/** A works in which pia is a worker. */
async function makeWorks(): Promise<TestSite> {
  const site = await makeTestSite();
  await makeUnit(site, 'works');
  await makeRole(site, 'worker');
  await makePerson(site, 'pia', { roleId: 'worker', unitId: 'works' });
  return site;
}

/** Whether the log holds against the record, and what is kept of holdings and standings is what the records amount to. */
async function expectSound(site: TestSite): Promise<void> {
  const db = recordOf(site);
  const kept = [
    ...(await db.selectFrom('holding').selectAll().execute()),
    ...(await db.selectFrom('standing').selectAll().execute()).map(derivedContent),
  ];
  const meant: string[] = [];
  for await (const { holdings, standings } of derivedRows(db, 'all', (await siteFacts(db)).expiringDays))
    meant.push(...[...holdings, ...standings].map((row) => canonicalJson({ ...row })));
  expect(kept.map((row) => canonicalJson({ ...row })).toSorted()).toEqual(meant.toSorted());
  const events = [];
  for await (const event of await site.client.audit.verify()) events.push(event);
  expect(events.at(-1)).toMatchObject({ kind: 'done', firstBad: null, badFile: null, badSchema: null, rows: [] });
}

/** What stands in the way of a draft with these items. */
async function faultsOf(site: TestSite, frameworkId: string, items: readonly FrameworkItem[]): Promise<string[]> {
  const draftId = await makeDraft(site, frameworkId, items);
  const { faults } = await site.client.framework.faults({ draftId });
  await site.client.framework.discardDraft({ draftId });
  return faults.map(({ code, itemId }) => `${code} ${itemId}`);
}

test('of two drafts that bring an item of one id, the one approved first keeps it', async () => {
  const site = await makeWorks();
  const [first, second] = [await makeLibrary(site, 'First'), await makeLibrary(site, 'Second')];
  const late = await makeDraft(site, second, [group('shared'), group('own')]);
  const tooLate = await site.client.framework.submit({ draftId: late, title: 'Next', summary: '' });
  await approveItems(site, first, [group('shared')]);

  const approval = { ...tooLate, effectiveFrom: '2026-03-14', pilotUnitIds: [], decisions: [], signature };
  await expect(site.client.framework.approve(approval)).rejects.toMatchObject({
    code: 'DraftFaulty',
    data: { faults: [{ code: 'itemTaken', itemId: 'shared', detail: 'shared' }] },
  });
  await site.client.framework.giveBack({ revisionId: tooLate.revisionId, remark: 'the other library has it' });
  await site.client.framework.change({ draftId: late, label: 'Take out', items: [], restored: ['shared'] });
  await approveDraft(site, late);
  expect((await site.client.framework.item({ itemId: 'shared' })).item.frameworkId).toBe(first);
  await expectSound(site);
});

test('a change that is decided on twice is refused, and the revision can still be approved', async () => {
  const site = await makeWorks();
  const draftId = await makeDraft(site, await makeLibrary(site), [scale, weld, need]);
  const { revisionId } = await site.client.framework.submit({ draftId, title: 'Next', summary: '' });
  const toRead = { itemId: need.itemId, decision: 'readAndUnderstand' as const, days: 10, reason: 'new for all' };
  const approval = { revisionId, effectiveFrom: '2026-03-14', pilotUnitIds: [], signature };
  const twice = site.client.framework.approve({ ...approval, decisions: [toRead, { ...toRead, decision: 'reassess' }] });
  await expect(twice).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  expect(await site.client.framework.approve({ ...approval, decisions: [toRead] })).toEqual({ obligations: 1 });
  await expectSound(site);
});

test.each([
  ['a block', { blockIds: ['block'] }],
  ['a prerequisite', { prerequisites: [{ level: 2, rule: 'all' as const, count: 1, of: [{ competencyId: 'before', level: 2 }] }] }],
])('what another library uses as %s is not withdrawn from under it', async (_, part) => {
  const site = await makeWorks();
  const [owner, user] = [await makeLibrary(site, 'Owner'), await makeLibrary(site, 'User')];
  await approveItems(site, owner, [scale]);
  const toCome = await approveItems(site, owner, [block('block', 'grip'), competencyItem('before', { scaleId: 'scale' })], '2026-06-01');
  await approveItems(site, user, [competencyItem('weld', { scaleId: 'scale', ...part })]);
  const withdrawal = site.client.framework.withdraw({ revisionId: toCome, reason: 'not needed', signature });
  await expect(withdrawal).rejects.toMatchObject({ code: 'BuiltUpon' });
  expect(await faultsOf(site, user, [group('more')])).toEqual([]);
});

test('a revision to come is not withdrawn while a signed exception rests on its competency', async () => {
  const site = await makeWorks();
  const revisionId = await approveItems(site, await makeLibrary(site), [scale, weld], '2026-06-01');
  const { overrideId } = await site.client.requirements.override({
    subject: 'person',
    subjectId: 'pia',
    competencyId: 'weld',
    effect: 'require',
    level: 2,
    validityMonths: null,
    isMandatory: true,
    from: '2026-06-01',
    to: null,
    reason: 'sees to the line',
    signature,
  });
  const withdraw = () => site.client.framework.withdraw({ revisionId, reason: 'not needed', signature });
  await expect(withdraw()).rejects.toMatchObject({ code: 'InUse', data: { competencyId: 'weld' } });
  await site.client.requirements.endOverride({ overrideId, from: '2026-03-14', reason: 'never began', signature });
  await withdraw();
  await expectSound(site);
});

test('a requirement of a role begins at a role and one of a unit at a unit', async () => {
  const site = await makeWorks();
  const library = await makeLibrary(site);
  const ofUnit = requirementItem({ roleId: 'works', competencyId: 'weld', subject: 'unit' });
  expect(await faultsOf(site, library, [scale, weld, need, ofUnit])).toEqual([]);
  const crossed = [
    { ...need, fromId: 'works' },
    { ...ofUnit, fromId: 'worker' },
  ];
  expect((await faultsOf(site, library, [scale, weld, ...crossed])).toSorted()).toEqual(
    [`endMissing ${need.itemId}`, `endMissing ${ofUnit.itemId}`].toSorted(),
  );
});

test('a step that a competency and its blocks have twice is found before anybody has to sign for it', async () => {
  const site = await makeWorks();
  const library = await makeLibrary(site);
  const on = (...blockIds: string[]): FrameworkItem => ({ ...weld, content: { ...weld.content, blockIds } });
  const blocks = [scale, block('block', 'grip'), block('copy', 'grip'), block('same', 'strike')];
  expect(await faultsOf(site, library, [...blocks, on('block')])).toEqual([]);
  expect(await faultsOf(site, library, [...blocks, on('block', 'copy')])).toEqual(['indicatorTwice weld']);
  expect(await faultsOf(site, library, [...blocks, on('block', 'block')])).toEqual(['indicatorTwice weld']);
  expect(await faultsOf(site, library, [...blocks, on('same')])).toEqual(['indicatorTwice weld']);
});

test('a steward cannot keep another library from its own items', async () => {
  const site = await makeWorks();
  const [own, other] = [await makeLibrary(site, 'Own'), await makeLibrary(site, 'Other')];
  await approveItems(site, other, [group('approved')]);
  await makeDraft(site, other, [group('drafted')]);
  const draftId = await makeDraft(site, own, [group('mine')]);
  const lock = (itemId: string) => site.client.framework.lock({ draftId, itemId, isHeld: true });
  for (const itemId of ['approved', 'drafted']) await expect(lock(itemId)).rejects.toMatchObject({ code: 'ForeignItem', data: { itemId } });
  expect((await lock('mine')).until).not.toBeNull();
  expect((await lock('not yet written')).until).not.toBeNull();
});

test('a library is neither left to nobody nor retired over an open draft', async () => {
  const site = await makeWorks();
  const { saveLibrary, discardDraft } = site.client.framework;
  await expect(saveLibrary({ ...libraryInput('Lost'), stewardUserIds: ['nobody'] })).rejects.toMatchObject({
    code: 'StewardNotFound',
    data: { userId: 'nobody' },
  });
  const frameworkId = await makeLibrary(site);
  const draftId = await makeDraft(site, frameworkId, [group('late')]);
  const retired = { ...libraryInput(), frameworkId, isRetired: true };
  await expect(saveLibrary(retired)).rejects.toMatchObject({ code: 'DraftOpen' });
  await discardDraft({ draftId });
  expect(await saveLibrary(retired)).toEqual({ frameworkId });
});

test('a roll-out that is still to come can be taken back, and the library goes on', async () => {
  const site = await makeWorks();
  const library = await makeLibrary(site);
  await approveItems(site, library, [scale, weld, need]);
  const raised = { ...need, content: { ...need.content, level: 3 } };
  const added = competencyItem('cut', { scaleId: 'scale' });
  const draftId = await makeDraft(site, library, [raised, added, requirementItem({ roleId: 'worker', competencyId: 'cut' })]);
  const revisionId = await approveDraft(site, draftId, { pilotUnitIds: ['works'] });
  await site.client.framework.rollOut({ revisionId, from: '9999-12-31', signature });
  const requiredOf = async (asOf: string) =>
    (await site.client.people.get({ personId: 'pia', asOf })).standings.map(
      ({ competencyId, requiredLevel }) => `${competencyId} ${requiredLevel}`,
    );
  expect((await requiredOf('2026-03-14')).toSorted()).toEqual(['cut 2', 'weld 3']);

  await site.client.framework.withdraw({ revisionId, reason: 'a slip of the pen', signature });
  for (const day of ['2026-03-14', '9999-12-31']) expect(await requiredOf(day)).toEqual(['weld 2']);
  await expectSound(site);
  await approveItems(site, library, [{ ...weld, title: 'Welds' }], '2026-05-01');
  await expectSound(site);
});

test('a prerequisite asks for a level that the scale of the other competency has', async () => {
  const site = await makeWorks();
  const library = await makeLibrary(site);
  const after = (level: number): FrameworkItem =>
    competencyItem('cut', {
      scaleId: 'scale',
      prerequisites: [{ level: 2, rule: 'all', count: 1, of: [{ competencyId: 'weld', level }] }],
    });
  expect(await faultsOf(site, library, [scale, weld, after(3)])).toEqual([]);
  expect(await faultsOf(site, library, [scale, weld, after(4)])).toEqual(['levelNotOnScale cut']);
});

test('what a pilot brought is retired when the pilot is withdrawn, and can be brought again', async () => {
  const site = await makeWorks();
  const library = await makeLibrary(site);
  await approveItems(site, library, [scale, weld]);
  const cut = competencyItem('cut', { scaleId: 'scale' });
  const revisionId = await approveDraft(site, await makeDraft(site, library, [cut, group('more')]), { pilotUnitIds: ['works'] });
  await site.client.framework.withdraw({ revisionId, reason: 'not good enough', signature });
  for (const itemId of ['cut', 'more']) expect((await site.client.framework.item({ itemId })).item.isRetired).toBe(true);
  await approveItems(site, library, [cut]);
  expect((await site.client.framework.item({ itemId: 'cut' })).item.isRetired).toBe(false);
  await expectSound(site);
});

test('a role is called again what it was when the revision that renamed it is withdrawn', async () => {
  const site = await makeWorks();
  const library = await makeLibrary(site);
  const role = (title: string): FrameworkItem => ({ ...plainItem, itemId: 'welder', kind: 'role', title, content: { description: title } });
  const nameOf = async () => (await site.client.jobRoles.get({ roleId: 'welder', asOf: '2026-07-01' })).name;
  await approveItems(site, library, [role('Welder')]);
  const toCome = await approveItems(site, library, [role('Joiner')], '2026-06-01');
  await site.client.framework.withdraw({ revisionId: toCome, reason: 'not needed', signature });
  expect(await nameOf()).toBe('Welder');
  const pilot = await approveDraft(site, await makeDraft(site, library, [role('Fitter')]), { pilotUnitIds: ['works'] });
  await site.client.framework.withdraw({ revisionId: pilot, reason: 'not needed', signature });
  expect(await nameOf()).toBe('Welder');
  await expectSound(site);
});
