import { expect, test } from 'vitest';
import { accountByLogin } from '../../../electron/service/db/sql/users';
import { approveDraft, approveItems, makeDraft, makeLibrary, newestEntry, recordOf } from '../../support/framework';
import { competencyItem, makePerson, makeRole, makeUnit, requirementItem, scaleItem, writeRecord } from '../../support/people';
import { makeTestSite, passphraseOf, type TestSite } from '../../support/site';
import { enrol, signIn } from '../../support/users';

const scale = scaleItem('scale');
const weld = competencyItem('weld', { scaleId: 'scale' });
const need = requirementItem({ roleId: 'worker', competencyId: 'weld' });
const required = (level: number) => ({ ...need, content: { ...need.content, level } });
const by = (login: string) => ({ login, passphrase: passphraseOf(login) });
const noImpact = (...itemIds: string[]) =>
  itemIds.map((itemId) => ({ itemId, decision: 'noImpact' as const, days: null, reason: 'as before' }));
const steward = { grants: [{ role: 'frameworkSteward' as const, unitId: null }] };

/** A works with pia, a worker, and a library in which her role requires nothing yet. */
async function makeWelders(): Promise<{ readonly site: TestSite; readonly library: string }> {
  const site = await makeTestSite();
  await makeUnit(site, 'works');
  await makeRole(site, 'worker');
  await makePerson(site, 'pia', { roleId: 'worker', unitId: 'works' });
  return { site, library: await makeLibrary(site) };
}

const stateOf = async ({ client }: TestSite, revisionId: string) => (await client.framework.revision({ revisionId })).revision.state;
const requiredOn = async ({ client }: TestSite, asOf: string) =>
  (await client.people.get({ personId: 'pia', asOf })).standings.map(({ requiredLevel }) => requiredLevel);

async function submitted(site: TestSite, library: string, items: Parameters<typeof makeDraft>[2]): Promise<string> {
  const draftId = await makeDraft(site, library, items);
  return (await site.client.framework.submit({ draftId, title: 'Next', summary: '' })).revisionId;
}

test('a revision goes from draft through review, back, through review again and into force on its day, and is superseded', async () => {
  const { site, library } = await makeWelders();
  const { framework } = site.client;
  await approveItems(site, library, [scale, weld, need]);
  const draftId = await makeDraft(site, library, [required(3)]);
  const first = await framework.submit({ draftId, title: 'Higher', summary: 'after the incident' });
  expect(await stateOf(site, first.revisionId)).toBe('inReview');
  const change = { draftId, label: 'Change', items: [{ ...required(1), frameworkId: library }], restored: [] };
  await expect(framework.change(change)).rejects.toMatchObject({ code: 'InReview' });
  await expect(framework.discardDraft({ draftId })).rejects.toMatchObject({ code: 'InReview' });
  await expect(framework.giveBack({ revisionId: first.revisionId, remark: ' ' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  await framework.giveBack({ revisionId: first.revisionId, remark: 'level 3 is too much' });
  expect((await framework.revision({ revisionId: first.revisionId })).revision).toMatchObject({
    state: 'returned',
    remark: 'level 3 is too much',
  });
  await expect(framework.giveBack({ revisionId: first.revisionId, remark: 'once more' })).rejects.toMatchObject({ code: 'NotInReview' });

  await framework.change(change);
  const again = await framework.submit({ draftId, title: 'Lower', summary: '' });
  expect(again).toEqual({ ...first, number: 2 });
  const decisions = noImpact(need.itemId);
  const approval = { revisionId: again.revisionId, effectiveFrom: '2026-04-01', pilotUnitIds: [], decisions, signature: by('ben') };
  await framework.approve(approval);
  expect(await stateOf(site, again.revisionId)).toBe('scheduled');
  expect([await requiredOn(site, '2026-03-31'), await requiredOn(site, '2026-04-01')]).toEqual([[2], [1]]);
  await expect(framework.approve(approval)).rejects.toMatchObject({ code: 'NotInReview' });
  await expect(framework.describeDraft({ draftId, title: 'T', summary: '' })).rejects.toMatchObject({ code: 'DraftNotFound' });

  site.clock.now = new Date('2026-04-01T10:00:00.000Z');
  await signIn(site, 'ada');
  const { revisions } = await framework.revisions({ frameworkId: library });
  expect(revisions.map(({ number, state }) => [number, state])).toEqual([
    [2, 'effective'],
    [1, 'superseded'],
  ]);
  // Yesterday is as it was: the same question about it has the same answer as before.
  expect(await requiredOn(site, '2026-03-31')).toEqual([2]);
  expect((await framework.item({ itemId: need.itemId, asOf: '2026-03-31' })).item).toMatchObject({ content: { level: 2 } });
});

test('what is to come can be withdrawn, what has come cannot', async () => {
  const { site, library } = await makeWelders();
  const { framework } = site.client;
  const inForce = await approveItems(site, library, [scale, weld, need]);
  const toCome = await approveItems(site, library, [required(3), competencyItem('braze', { scaleId: 'scale' })], '2026-05-01');
  const withdrawal = { reason: 'not agreed after all', signature: by('ben') };
  await expect(framework.withdraw({ revisionId: inForce, ...withdrawal })).rejects.toMatchObject({ code: 'InForce' });
  const further = await approveItems(site, library, [{ ...weld, title: 'Welds' }], '2026-06-01');
  await expect(framework.withdraw({ revisionId: toCome, ...withdrawal })).rejects.toMatchObject({ code: 'BuiltUpon', data: { number: 3 } });
  await framework.withdraw({ revisionId: further, ...withdrawal });
  await framework.withdraw({ revisionId: toCome, ...withdrawal });
  expect(await stateOf(site, toCome)).toBe('withdrawn');
  expect(await requiredOn(site, '2026-07-01')).toEqual([2]);
  expect((await framework.tree({ frameworkId: library, asOf: '2026-07-01' })).items.map(({ itemId }) => itemId).toSorted()).toEqual([
    'scale',
    'weld',
    'worker-needs-weld',
  ]);
  const { signatures, changes } = await framework.revision({ revisionId: toCome });
  expect(signatures.map(({ meaning, isValid }) => [meaning, isValid])).toEqual([
    ['Approved', true],
    ['Withdrawn', true],
  ]);
  expect(changes).toHaveLength(2);
});

test('a withdrawn revision gives back what an earlier one was to make of the same day', async () => {
  const { site, library } = await makeWelders();
  await approveItems(site, library, [scale, weld, need]);
  const first = await approveItems(site, library, [required(3)], '2026-05-01');
  const second = await approveItems(site, library, [required(1)], '2026-05-01');
  expect(await requiredOn(site, '2026-05-01')).toEqual([1]);
  const withdraw = (revisionId: string) => site.client.framework.withdraw({ revisionId, reason: 'a mistake', signature: by('ben') });
  await withdraw(second);
  expect(await requiredOn(site, '2026-05-01')).toEqual([3]);
  await withdraw(first);
  expect(await requiredOn(site, '2026-05-01')).toEqual([2]);
});

test('what another library uses meanwhile is not withdrawn, and what it needs must still be there when it is approved', async () => {
  const { site, library } = await makeWelders();
  const { framework } = site.client;
  await approveItems(site, library, [scale, weld]);
  const other = await makeLibrary(site, 'Other library');
  const braze = competencyItem('braze', { scaleId: 'scale' });
  const bringsBraze = await approveItems(site, library, [braze], '2026-05-01');
  const usesBraze = await approveItems(site, other, [requirementItem({ roleId: 'worker', competencyId: 'braze' })], '2026-05-01');
  const withdraw = (revisionId: string) => framework.withdraw({ revisionId, reason: 'not now', signature: by('ben') });
  await expect(withdraw(bringsBraze)).rejects.toMatchObject({ code: 'BuiltUpon', data: { number: 1 } });
  await withdraw(usesBraze);
  const revisionId = await submitted(site, other, [{ ...need, itemId: 'by-other' }]);
  await approveItems(site, library, [{ ...weld, isRetired: true }], '2026-05-01');
  const approval = { revisionId, effectiveFrom: '2026-05-01', pilotUnitIds: [], decisions: noImpact('by-other'), signature: by('ben') };
  await expect(framework.approve(approval)).rejects.toMatchObject({
    code: 'DraftFaulty',
    data: { faults: [{ code: 'retiredInUse', itemId: 'by-other', detail: 'WELD' }] },
  });
});

test('nobody approves what they worked on, nor with another account of theirs', async () => {
  const { site, library } = await makeWelders();
  const { framework } = site.client;
  await makePerson(site, 'ada-alder');
  await enrol(site, 'fay', { ...steward, personId: 'ada-alder' });
  await enrol(site, 'gil', steward);
  await enrol(site, 'hal', { grants: [{ role: 'assessor', unitId: null }] });
  const ada = await accountByLogin(recordOf(site), 'ada');
  if (ada === undefined) throw new Error('ada has no account');
  await writeRecord(site, 'user_account', ada.userId, { ...ada, personId: 'ada-alder' });
  await signIn(site, 'ada');
  const draftId = await makeDraft(site, library, [scale, weld, need]);
  await signIn(site, 'gil');
  await framework.change({ draftId, label: 'Retitle', items: [{ ...weld, frameworkId: library, title: 'Welds' }], restored: [] });
  await signIn(site, 'ben');
  const { revisionId } = await framework.submit({ draftId, title: 'First', summary: '' });
  const approve = (login: string) =>
    framework.approve({
      revisionId,
      effectiveFrom: '2026-03-14',
      pilotUnitIds: [],
      decisions: noImpact(need.itemId),
      signature: by(login),
    });
  for (const login of ['ada', 'gil', 'ben', 'fay']) await expect(approve(login), login).rejects.toMatchObject({ code: 'OwnRevision' });
  await expect(approve('hal')).rejects.toMatchObject({ code: 'NotPermitted', data: { permission: 'framework.approve' } });
  expect(await stateOf(site, revisionId)).toBe('inReview');
  await signIn(site, 'ada');
  await enrol(site, 'ida', steward);
  await approve('ida');
  expect(await stateOf(site, revisionId)).toBe('effective');
});

test('that approver and author are two people is shown only where both accounts are linked to a person', async () => {
  const { site, library } = await makeWelders();
  const draftId = await makeDraft(site, library, [scale, weld, need]);
  const { revisionId } = await site.client.framework.submit({ draftId, title: 'First', summary: '' });
  const independence = async () => (await site.client.framework.revision({ revisionId })).independence;
  expect(await independence()).toBeNull();
  const approval = { revisionId, effectiveFrom: '2026-03-14', pilotUnitIds: [], decisions: noImpact(need.itemId), signature: by('ben') };
  await site.client.framework.approve(approval);
  expect(await independence()).toEqual({ is: 'notShown', unlinked: ['Ada Alder', 'Ben Birch'] });
  const link = async (login: string, personId: string) => {
    const account = await accountByLogin(recordOf(site), login);
    if (account === undefined) throw new Error(`${login} has no account`);
    await writeRecord(site, 'user_account', account.userId, { ...account, personId });
  };
  await link('ada', 'ada-alder');
  expect(await independence()).toEqual({ is: 'notShown', unlinked: ['Ben Birch'] });
  await link('ben', 'ben-birch');
  expect(await independence()).toEqual({ is: 'shown', unlinked: [] });
  // It turns out that one person had both.
  await link('ben', 'ada-alder');
  expect(await independence()).toEqual({ is: 'samePerson', unlinked: [] });
});

test('an author neither approves a revision nor rolls it out, but may withdraw it', async () => {
  const { site, library } = await makeWelders();
  await approveItems(site, library, [scale, weld, need], '2026-01-01');
  const draftId = await makeDraft(site, library, [required(3)]);
  const revisionId = await approveDraft(site, draftId, { pilotUnitIds: ['works'] });
  const rollOut = (login: string) => site.client.framework.rollOut({ revisionId, from: '2026-04-01', signature: by(login) });
  await expect(rollOut('ada')).rejects.toMatchObject({ code: 'OwnRevision', defined: true });
  await rollOut('ben');
  expect(await requiredOn(site, '2026-04-01')).toEqual([3]);
  await site.client.framework.withdraw({ revisionId, reason: 'too early', signature: by('ada') });
  expect(await stateOf(site, revisionId)).toBe('withdrawn');
});

test('who only took a step of others back has worked on the revision as well', async () => {
  const { site, library } = await makeWelders();
  const draftId = await makeDraft(site, library, [scale]);
  await site.client.framework.change({ draftId, label: 'Add', items: [{ ...weld, frameworkId: library }], restored: [] });
  await signIn(site, 'ben');
  await site.client.framework.undo({ draftId, direction: 'undo' });
  await signIn(site, 'ada');
  const { revisionId } = await site.client.framework.submit({ draftId, title: 'First', summary: '' });
  const approval = { revisionId, effectiveFrom: '2026-03-14', pilotUnitIds: [], decisions: [], signature: by('ben') };
  await expect(site.client.framework.approve(approval)).rejects.toMatchObject({ code: 'OwnRevision' });
});

test('only the first revision of a library may begin in the past, and none before one approved earlier', async () => {
  const { site, library } = await makeWelders();
  const first = await approveItems(site, library, [scale, weld, need], '2025-01-01');
  expect(await stateOf(site, first)).toBe('effective');
  expect(await requiredOn(site, '2025-01-01')).toEqual([2]);
  const draftId = await makeDraft(site, library, [required(3)]);
  const { revisionId } = await site.client.framework.submit({ draftId, title: 'Next', summary: '' });
  const approve = (effectiveFrom: string) =>
    site.client.framework.approve({ revisionId, effectiveFrom, pilotUnitIds: [], decisions: noImpact(need.itemId), signature: by('ben') });
  await expect(approve('2026-03-13')).rejects.toMatchObject({ code: 'InThePast', data: { earliest: '2026-03-14' } });
  await expect(approve('2026-02-30')).rejects.toMatchObject({ code: 'NotADate' });
  await approve('2026-06-01');
  const later = await submitted(site, library, [required(1)]);
  const early = { revisionId: later, pilotUnitIds: [], decisions: noImpact(need.itemId), signature: by('ben') };
  await expect(site.client.framework.approve({ ...early, effectiveFrom: '2026-05-31' })).rejects.toMatchObject({
    code: 'BeforeAnother',
    data: { number: 2, earliest: '2026-06-01' },
  });
  await site.client.framework.approve({ ...early, effectiveFrom: '2026-06-01' });
  expect([await requiredOn(site, '2026-05-31'), await requiredOn(site, '2026-06-01')]).toEqual([[2], [1]]);
});

test('what is approved is what was submitted: a draft altered behind the service in between is refused', async () => {
  const { site, library } = await makeWelders();
  const revisionId = await submitted(site, library, [scale, weld, need]);
  const approval = { revisionId, effectiveFrom: '2026-03-14', pilotUnitIds: [], decisions: noImpact(need.itemId), signature: by('ben') };
  const db = recordOf(site);
  const stored = await db.selectFrom('framework_draft_item').selectAll().where('itemId', '=', need.itemId).executeTakeFirstOrThrow();
  const alter = (item: string) => db.updateTable('framework_draft_item').set({ item }).where('itemId', '=', need.itemId).execute();
  await alter(stored.item.replace('"level":2', '"level":1'));
  await expect(site.client.framework.approve(approval)).rejects.toMatchObject({ code: 'DraftChanged' });
  await db.deleteFrom('framework_draft_item').where('itemId', '=', need.itemId).execute();
  await expect(site.client.framework.approve(approval)).rejects.toMatchObject({ code: 'DraftChanged' });
  expect(await db.selectFrom('framework_item').selectAll().execute()).toEqual([]);
  await db.insertInto('framework_draft_item').values(stored).execute();
  await site.client.framework.approve(approval);
  expect(await requiredOn(site, '2026-03-14')).toEqual([2]);
});

test('every change that concerns people needs a decision: requirements, and competencies that there were', async () => {
  const { site, library } = await makeWelders();
  await approveItems(site, library, [scale, weld, need]);
  const revisionId = await submitted(site, library, [
    { ...weld, title: 'Welds' },
    required(3),
    competencyItem('braze', { scaleId: 'scale' }),
    { ...scaleItem('other'), title: 'Other' },
  ]);
  const approve = (...decided: string[]) =>
    site.client.framework.approve({
      revisionId,
      effectiveFrom: '2026-03-14',
      pilotUnitIds: [],
      decisions: noImpact(...decided),
      signature: by('ben'),
    });
  await expect(approve()).rejects.toMatchObject({ code: 'DecisionMissing', data: { itemIds: ['weld', need.itemId] } });
  await expect(approve('weld', 'braze', 'other')).rejects.toMatchObject({ code: 'DecisionMissing', data: { itemIds: [need.itemId] } });
  await expect(approve('weld', need.itemId)).resolves.toEqual({ obligations: 0 });
});

test('an approval leaves one entry with what was before and after, the decisions and the signature', async () => {
  const { site, library } = await makeWelders();
  await approveItems(site, library, [scale, weld, need]);
  const revisionId = await approveItems(site, library, [required(3)]);
  const entry = await newestEntry(site);
  expect(entry).toMatchObject({ action: 'framework.approve', entity: 'framework_revision', entityId: revisionId });
  expect(entry.changes.map(({ entity }) => entity).toSorted()).toEqual([
    'framework_item',
    'framework_revision',
    'revision_decision',
    'signature',
  ]);
  const change = entry.changes.find(({ entity }) => entity === 'framework_item');
  expect(change).toMatchObject({ old: { record: { content: expect.stringContaining('"level":2') } } });
  expect(change).toMatchObject({ new: { record: { content: expect.stringContaining('"level":3') } } });
  const { signatures } = await site.client.framework.revision({ revisionId });
  expect(signatures).toMatchObject([{ printedName: 'Ben Birch', meaning: 'Approved', isValid: true }]);
});

test('a revision is shown with what its items were before it, also after later ones', async () => {
  const { site, library } = await makeWelders();
  await approveItems(site, library, [scale, weld, need]);
  const second = await approveItems(site, library, [required(3), { ...weld, title: 'Welds pipes' }]);
  await approveItems(site, library, [required(1)], '2026-04-01');
  const { changes } = await site.client.framework.revision({ revisionId: second });
  const shown = changes.map(({ item, former }) => [item.title, former?.title, item.kind === 'requirement' ? item.content.level : null]);
  expect(shown).toHaveLength(2);
  expect(shown).toEqual(
    expect.arrayContaining([
      ['', '', 3],
      ['Welds pipes', 'Competency weld', null],
    ]),
  );
});

test('nothing that differs is nothing to submit, and a library’s stewards alone edit it', async () => {
  const { site, library } = await makeWelders();
  const gil = await enrol(site, 'gil', steward);
  await signIn(site, 'ada');
  await approveItems(site, library, [scale, weld, need]);
  const draftId = await makeDraft(site, library, [required(2)]);
  await expect(site.client.framework.submit({ draftId, title: 'Next', summary: '' })).rejects.toMatchObject({ code: 'NothingChanged' });
  const known = (await site.client.framework.list()).libraries[0];
  if (known === undefined) throw new Error('there is a library');
  const { name, description, functionName } = known;
  const stewards = {
    frameworkId: library,
    name,
    description,
    functionName,
    stewardUserIds: [gil],
    isRetired: false,
    reason: 'moved to gil',
  };
  await site.client.framework.saveLibrary(stewards);
  const refused = { code: 'NotSteward', data: { stewards: ['Person gil'] } };
  const change = { draftId, label: 'Change', items: [{ ...required(3), frameworkId: library }], restored: [] };
  await expect(site.client.framework.change(change)).rejects.toMatchObject(refused);
  await expect(site.client.framework.undo({ draftId, direction: 'undo' })).rejects.toMatchObject(refused);
  await expect(site.client.framework.lock({ draftId, itemId: 'weld', isHeld: true })).rejects.toMatchObject(refused);
  await expect(site.client.framework.submit({ draftId, title: 'Next', summary: '' })).rejects.toMatchObject(refused);
  await expect(site.client.framework.saveLibrary({ ...stewards, stewardUserIds: [] })).rejects.toMatchObject(refused);
  await signIn(site, 'gil');
  await expect(site.client.framework.change(change)).resolves.toEqual({ changed: 1 });
  await approveDraft(site, draftId);
  expect(await requiredOn(site, '2026-03-14')).toEqual([3]);
});
