import { describe, expect, test } from 'vitest';
import type { InputOf } from '../../../electron/service/usecases/context';
import type { Contract } from '../../../shared/contract';
import type { FrameworkItem } from '../../../shared/contract/framework-item';
import { signInput } from '../../support/assessments';
import { approveDraft, approveItems, makeAssessment, makeDraft, makeLibrary, newestEntry } from '../../support/framework';
import { competencyItem, makePerson, makeRole, makeUnit, plainItem, requirementItem, scaleItem } from '../../support/people';
import { makeTestSite, passphraseOf, type TestSite } from '../../support/site';
import { enrol, signIn } from '../../support/users';

type Decision = InputOf<Contract['framework']['approve']>['decisions'][number];

const scale = scaleItem('scale');
const steps = ['s1', 's2', 's3', 's4', 's5'].map((stepId) => ({ stepId }));
const block: FrameworkItem = {
  ...plainItem,
  itemId: 'block',
  kind: 'block',
  title: 'Always',
  content: { indicators: [], steps: [], guidance: { assessor: '', coach: '', employee: 'Wear gloves.' } },
};
const loto = competencyItem('loto', { scaleId: 'scale', steps, blockIds: ['block'] });
const lift = competencyItem('lift', { scaleId: 'scale', blockIds: ['block'] });
const workerNeedsLoto = requirementItem({ roleId: 'worker', competencyId: 'loto' });
const clerkNeedsLoto = requirementItem({ roleId: 'clerk', competencyId: 'loto' });
const workerNeedsLift = requirementItem({ roleId: 'worker', competencyId: 'lift' });
const signature = { login: 'ben', passphrase: passphraseOf('ben') };
const reason = 'the lock is another';
const read = (itemId: string, days = 10): Decision => ({ itemId, decision: 'readAndUnderstand', days, reason });
const reassess = (itemId: string, days = 30): Decision => ({ itemId, decision: 'reassess', days, reason });

/** pia and quin are workers in the north and the south, carl is a clerk in the south; mia leads pia. dan needs nothing. */
async function makeHalls(): Promise<{ readonly site: TestSite; readonly library: string }> {
  const site = await makeTestSite();
  for (const unitId of ['north', 'south']) await makeUnit(site, unitId);
  for (const roleId of ['worker', 'clerk', 'lead']) await makeRole(site, roleId);
  await makePerson(site, 'mia', { roleId: 'lead', unitId: 'north' });
  await makePerson(site, 'pia', { roleId: 'worker', unitId: 'north', managerPersonId: 'mia' });
  await makePerson(site, 'quin', { roleId: 'worker', unitId: 'south' });
  await makePerson(site, 'carl', { roleId: 'clerk', unitId: 'south' });
  await makePerson(site, 'dan', { roleId: 'lead', unitId: 'south' });
  const library = await makeLibrary(site);
  await approveItems(site, library, [scale, block, loto, lift, workerNeedsLoto, clerkNeedsLoto, workerNeedsLift], '2026-01-01');
  return { site, library };
}

const changed = (item: FrameworkItem, title = 'Otherwise'): FrameworkItem => ({ ...item, title });
const all = { personId: null, revisionId: null, own: false, state: null };

/** Who owes what by when, and who sees to it. */
async function owed({ client }: TestSite, part: { readonly personId?: string } = {}) {
  const { obligations } = await client.obligations.list({ ...all, ...part });
  return obligations
    .map((one) => `${one.personId} ${one.kind} ${one.competencyId} by ${one.dueOn}, ${one.ownerPersonId}: ${one.state}`)
    .toSorted();
}

test('no impact asks nothing of anybody', async () => {
  const { site, library } = await makeHalls();
  await approveDraft(site, await makeDraft(site, library, [changed(loto)]));
  expect(await owed(site)).toEqual([]);
});

test('reading is the duty of everybody who needs the competency, by so many days after it takes effect, with the reason', async () => {
  const { site, library } = await makeHalls();
  const draftId = await makeDraft(site, library, [changed(loto)]);
  const revisionId = await approveDraft(site, draftId, { effectiveFrom: '2026-04-01', decisions: [read('loto')] });
  expect(await owed(site)).toEqual(['carl', 'pia', 'quin'].map((one) => `${one} readAndUnderstand loto by 2026-04-11, ${one}: open`));
  const { obligations, counts, total } = await site.client.obligations.list({ ...all, revisionId });
  expect(obligations[0]).toMatchObject({
    reason,
    effectiveFrom: '2026-04-01',
    revision: { number: 2 },
    competencyTitle: 'Competency loto',
    isOverdue: false,
  });
  expect({ counts, total }).toEqual({ counts: { open: 3, overdue: 0, done: 0, cancelled: 0 }, total: 3 });
});

test('being assessed again is seen to by the line manager, or by the person where there is none; of a requirement only its own people are asked', async () => {
  const { site, library } = await makeHalls();
  const raised = { ...workerNeedsLoto, content: { ...workerNeedsLoto.content, level: 3 } };
  await approveDraft(site, await makeDraft(site, library, [raised]), { decisions: [reassess(raised.itemId)] });
  expect(await owed(site)).toEqual(['pia reassess loto by 2026-04-13, mia: open', 'quin reassess loto by 2026-04-13, quin: open']);
});

test('that something is required no more may be read, but nobody is assessed in it', async () => {
  const { site, library } = await makeHalls();
  const ended = [workerNeedsLoto, workerNeedsLift].map((item) => ({ ...item, isRetired: true }));
  await approveDraft(site, await makeDraft(site, library, ended), {
    decisions: [read(workerNeedsLoto.itemId), reassess(workerNeedsLift.itemId)],
  });
  expect(await owed(site)).toEqual(['pia', 'quin'].map((one) => `${one} readAndUnderstand loto by 2026-03-24, ${one}: open`));
});

test('a block concerns the people of every competency it belongs to: its text is read once, each competency is shown again', async () => {
  const { site, library } = await makeHalls();
  await approveDraft(site, await makeDraft(site, library, [changed(block)]), { decisions: [read('block')] });
  expect(await owed(site)).toEqual([
    'carl readAndUnderstand loto by 2026-03-24, carl: open',
    'pia readAndUnderstand lift by 2026-03-24, pia: open',
    'quin readAndUnderstand lift by 2026-03-24, quin: open',
  ]);
  await approveDraft(site, await makeDraft(site, library, [changed(block, 'Always so')]), { decisions: [reassess('block')] });
  expect((await owed(site)).filter((line) => line.includes('reassess'))).toEqual([
    'carl reassess loto by 2026-04-13, carl: open',
    'pia reassess lift by 2026-04-13, mia: open',
    'pia reassess loto by 2026-04-13, mia: open',
    'quin reassess lift by 2026-04-13, quin: open',
    'quin reassess loto by 2026-04-13, quin: open',
  ]);
});

test('under a pilot only its units are asked; at the roll-out the others are, from their own day, and nobody twice', async () => {
  const { site, library } = await makeHalls();
  const draftId = await makeDraft(site, library, [changed(loto)]);
  const revisionId = await approveDraft(site, draftId, { effectiveFrom: '2026-03-14', pilotUnitIds: ['north'], decisions: [read('loto')] });
  const ofPilot = 'pia readAndUnderstand loto by 2026-03-24, pia: open';
  expect(await owed(site)).toEqual([ofPilot]);
  await site.client.framework.rollOut({ revisionId, from: '2026-05-01', signature });
  expect(await owed(site)).toEqual([
    'carl readAndUnderstand loto by 2026-05-11, carl: open',
    ofPilot,
    'quin readAndUnderstand loto by 2026-05-11, quin: open',
  ]);
});

test('a revision that is withdrawn asks no more; what was done for it stays done', async () => {
  const { site, library } = await makeHalls();
  await enrol(site, 'pia', { personId: 'pia', grants: [{ role: 'employee', unitId: null }] });
  const draftId = await makeDraft(site, library, [changed(loto)]);
  const revisionId = await approveDraft(site, draftId, { effectiveFrom: '2026-04-01', decisions: [read('loto')] });
  await signIn(site, 'pia');
  const { obligations } = await site.client.obligations.list({ ...all, own: true });
  const obligationId = obligations[0]?.obligationId ?? '';
  const { digest } = await site.client.obligations.text({ obligationId });
  await site.client.obligations.acknowledge({ obligationId, digest });
  await signIn(site, 'ada');
  await site.client.framework.withdraw({ revisionId, reason: 'it was too much', signature });
  expect(await owed(site)).toEqual([
    'carl readAndUnderstand loto by 2026-04-11, carl: cancelled',
    'pia readAndUnderstand loto by 2026-04-11, pia: done',
    'quin readAndUnderstand loto by 2026-04-11, quin: cancelled',
  ]);
});

test('an assessment performed from the effective day on closes what asked for it, and no other', async () => {
  const { site, library } = await makeHalls();
  const second = await makeDraft(site, library, [changed(loto), changed(lift), workerNeedsLoto]);
  await approveDraft(site, second, { effectiveFrom: '2026-03-20', decisions: [reassess('loto'), reassess('lift')] });
  await signIn(site, 'ada');
  const sign = async (performedOn: string) => site.client.assessments.sign({ ...(await signInput(site)), performedOn });
  const openOf = async (): Promise<string[]> => (await owed(site, { personId: 'pia' })).filter((line) => line.endsWith('open'));
  await sign('2026-03-14');
  expect(await openOf()).toHaveLength(2); // it was performed before the change
  site.clock.now = new Date('2026-03-21T10:00:00.000Z');
  await signIn(site, 'ada');
  await sign('2026-03-19');
  expect(await openOf()).toHaveLength(2);
  const { assessmentId } = await sign('2026-03-20');
  expect(await openOf()).toEqual(['pia reassess lift by 2026-04-19, mia: open']);
  const { obligations } = await site.client.obligations.list({ ...all, personId: 'pia', state: 'done' });
  expect(obligations).toMatchObject([{ competencyId: 'loto', doneOn: '2026-03-20', assessmentId }]);
  const { entries } = await site.client.audit.search({
    userId: null,
    action: 'assessments.sign',
    entity: null,
    entityId: null,
    text: null,
    from: null,
    to: null,
    beforeEntry: null,
    limit: 1,
  });
  const { changes } = await site.client.audit.get({ entryNumber: entries[0]?.entryNumber ?? 0 });
  expect(changes.map(({ entity }) => entity)).toContain('obligation');
});

test('whoever was assessed since a change that is already in force is not asked again', async () => {
  const site = await makeTestSite();
  await makeUnit(site, 'north');
  await makeRole(site, 'worker');
  for (const personId of ['pia', 'quin']) await makePerson(site, personId, { roleId: 'worker', unitId: 'north' });
  await makeAssessment(site, 'pia', 'loto', { performedOn: '2026-02-01' });
  await makeAssessment(site, 'quin', 'loto', { performedOn: '2025-12-01' });
  const draftId = await makeDraft(site, await makeLibrary(site), [scale, block, loto, workerNeedsLoto]);
  await approveDraft(site, draftId, { effectiveFrom: '2026-01-01', decisions: [reassess(workerNeedsLoto.itemId, 5)] });
  // Days are counted from today: nobody is late with what was only decided now.
  expect(await owed(site)).toEqual(['quin reassess loto by 2026-03-19, quin: open']);
});

test('the person confirms exactly the text that was shown, once, and nobody confirms it for them', async () => {
  const { site, library } = await makeHalls();
  await enrol(site, 'pia', { personId: 'pia', grants: [{ role: 'employee', unitId: null }] });
  await enrol(site, 'quin', { personId: 'quin', grants: [{ role: 'employee', unitId: null }] });
  await approveDraft(site, await makeDraft(site, library, [changed(loto)]), { decisions: [read('loto')] });
  // Read as of its own revision, though another title holds since.
  await approveDraft(site, await makeDraft(site, library, [changed(loto, 'Other again'), changed(lift)]), {
    decisions: [reassess('lift')],
  });
  await signIn(site, 'pia');
  const { obligations } = await site.client.obligations.list({ ...all, own: true });
  expect(obligations.map(({ kind, isToConfirm }) => [kind, isToConfirm])).toEqual([
    ['readAndUnderstand', true],
    ['reassess', false],
  ]);
  const [toRead, toShow] = obligations.map(({ obligationId }) => obligationId);
  const text = await site.client.obligations.text({ obligationId: toRead ?? '' });
  expect([text.former?.title, text.item.title]).toEqual(['Competency loto', 'Otherwise']);
  expect(text.fields.map(({ path, new: now }) => [path, now])).toEqual([[['title'], 'Otherwise']]);
  const confirm = (obligationId = '', digest = text.digest) => site.client.obligations.acknowledge({ obligationId, digest });
  await expect(confirm('none')).rejects.toMatchObject({ code: 'ObligationNotFound' });
  await expect(confirm(toShow)).rejects.toMatchObject({ code: 'NotToRead' });
  await expect(confirm(toRead, '0'.repeat(64))).rejects.toMatchObject({ code: 'TextChanged' });
  await signIn(site, 'quin');
  await expect(confirm(toRead)).rejects.toMatchObject({ code: 'NotOwn' });
  await expect(site.client.obligations.text({ obligationId: toRead ?? '' })).rejects.toMatchObject({ code: 'ObligationNotFound' });
  await signIn(site, 'pia');
  expect(await confirm(toRead)).toEqual({ doneOn: '2026-03-14' });
  await expect(confirm(toRead)).rejects.toMatchObject({ code: 'NotOpen' });
  await signIn(site, 'ada');
  expect(await owed(site, { personId: 'pia' })).toContain('pia readAndUnderstand loto by 2026-03-24, pia: done');
});

test('everybody sees their own, a manager those of the units granted and those they see to, stewards and auditors all', async () => {
  const { site, library } = await makeHalls();
  await enrol(site, 'carl', { personId: 'carl', grants: [{ role: 'employee', unitId: null }] });
  await enrol(site, 'mia', { personId: 'mia', grants: [{ role: 'lineManager', unitId: 'south' }] });
  await enrol(site, 'stella', { grants: [{ role: 'frameworkSteward', unitId: null }] });
  await enrol(site, 'audrey', { grants: [{ role: 'qualityAuditor', unitId: null }] });
  await approveDraft(site, await makeDraft(site, library, [changed(loto)]), { decisions: [reassess('loto')] });
  const seenBy = async (login: string, own = false): Promise<string[]> => {
    await signIn(site, login);
    const { obligations, total } = await site.client.obligations.list({ ...all, own });
    expect(total).toBe(obligations.length);
    return obligations.map(({ personId }) => personId).toSorted();
  };
  expect(await seenBy('carl')).toEqual(['carl']);
  // pia works in the north, but mia sees to it.
  expect(await seenBy('mia')).toEqual(['carl', 'pia', 'quin']);
  expect(await seenBy('mia', true)).toEqual(['pia']);
  expect(await seenBy('stella')).toEqual(['carl', 'pia', 'quin']);
  expect(await seenBy('stella', true)).toEqual([]);
  expect(await seenBy('audrey')).toEqual(['carl', 'pia', 'quin']);
});

test('whoever has left owes nothing, though their position was never closed', async () => {
  const { site, library } = await makeHalls();
  await makePerson(site, 'left', { roleId: 'worker', unitId: 'north', leftOn: '2026-03-31' });
  await makePerson(site, 'leaving', { roleId: 'worker', unitId: 'north', leftOn: '2026-04-01' });
  // What is required no more is read by whoever is in the role.
  const decisions = [read('loto'), read(workerNeedsLift.itemId)];
  const ended = { ...workerNeedsLift, isRetired: true };
  await approveDraft(site, await makeDraft(site, library, [changed(loto), ended]), { effectiveFrom: '2026-04-01', decisions });
  const people = (await owed(site)).map((line) => line.split(' ')[0]);
  expect([...new Set(people)]).toEqual(['carl', 'leaving', 'pia', 'quin']);
});

describe('a later revision of the same item', () => {
  const ownersOf = async (site: TestSite, revisionId: string, state: 'open' | 'cancelled') => {
    const { obligations } = await site.client.obligations.list({ ...all, revisionId, state });
    const byPerson = obligations.toSorted((a, b) => (a.personId < b.personId ? -1 : 1));
    return byPerson.map((one) => [one.personId, one.kind, one.supersededBy?.number ?? null]);
  };
  const both = (kind: string, number: number | null) => ['carl', 'pia', 'quin'].map((person) => [person, kind, number]);

  test('closes what was still owed, names itself as the reason and asks anew where it so decides', async () => {
    const { site, library } = await makeHalls();
    const first = await approveDraft(site, await makeDraft(site, library, [changed(loto, 'A')]), { decisions: [read('loto')] });
    const second = await approveDraft(site, await makeDraft(site, library, [changed(loto, 'B')]), { decisions: [reassess('loto')] });
    expect(await ownersOf(site, first, 'open')).toEqual([]);
    expect(await ownersOf(site, first, 'cancelled')).toEqual(both('readAndUnderstand', 3));
    expect(await ownersOf(site, second, 'open')).toEqual(both('reassess', null));
    // To read a change shows less than to be assessed: that is still owed.
    const third = await approveDraft(site, await makeDraft(site, library, [changed(loto, 'C')]), { decisions: [read('loto')] });
    expect(await ownersOf(site, second, 'open')).toEqual(both('reassess', null));
    expect(await ownersOf(site, third, 'open')).toEqual(both('readAndUnderstand', null));
    // What has no impact on anybody leaves what is owed as it is.
    await approveDraft(site, await makeDraft(site, library, [changed(loto, 'D')]));
    expect(await ownersOf(site, third, 'open')).toEqual(both('readAndUnderstand', null));
    expect((await newestEntry(site)).changes.filter(({ entity }) => entity === 'obligation')).toEqual([]);
  });

  test('closes it where the item is retired, whatever is decided', async () => {
    const { site, library } = await makeHalls();
    const raised = { ...workerNeedsLoto, content: { ...workerNeedsLoto.content, level: 3 } };
    const decisions = [reassess(raised.itemId), read('loto')];
    const first = await approveDraft(site, await makeDraft(site, library, [raised, changed(loto)]), { decisions });
    await approveDraft(site, await makeDraft(site, library, [{ ...raised, isRetired: true }]));
    expect(await ownersOf(site, first, 'cancelled')).toEqual([
      ['pia', 'reassess', 3],
      ['quin', 'reassess', 3],
    ]);
    expect(await ownersOf(site, first, 'open')).toEqual(both('readAndUnderstand', null));
  });

  test('that is still to come leaves what is due before it, and gives back the rest when it is withdrawn', async () => {
    const { site, library } = await makeHalls();
    const decisions = [read('loto', 10), read('lift', 30)];
    const first = await approveDraft(site, await makeDraft(site, library, [changed(loto, 'A'), changed(lift, 'A')]), { decisions });
    const draftId = await makeDraft(site, library, [changed(loto, 'B'), changed(lift, 'B')]);
    const second = await approveDraft(site, draftId, { effectiveFrom: '2026-04-01', decisions: [read('loto'), read('lift')] });
    expect(await ownersOf(site, first, 'open')).toEqual(both('readAndUnderstand', null));
    expect(await ownersOf(site, first, 'cancelled')).toEqual([
      ['pia', 'readAndUnderstand', 3],
      ['quin', 'readAndUnderstand', 3],
    ]);
    await site.client.framework.withdraw({ revisionId: second, reason: 'not so', signature });
    expect(await ownersOf(site, first, 'cancelled')).toEqual([]);
    expect((await ownersOf(site, first, 'open')).length).toBe(5);
    expect((await ownersOf(site, second, 'open')).length).toBe(0);
  });

  test('that is under pilot closes what its units owe, and at the roll-out what the others owe', async () => {
    const { site, library } = await makeHalls();
    const first = await approveDraft(site, await makeDraft(site, library, [changed(loto, 'A')]), { decisions: [read('loto')] });
    const draftId = await makeDraft(site, library, [changed(loto, 'B')]);
    const revisionId = await approveDraft(site, draftId, { pilotUnitIds: ['north'], decisions: [read('loto')] });
    expect(await ownersOf(site, first, 'cancelled')).toEqual([['pia', 'readAndUnderstand', 3]]);
    await site.client.framework.rollOut({ revisionId, from: '2026-03-14', signature });
    expect(await ownersOf(site, first, 'cancelled')).toEqual(both('readAndUnderstand', 3));
    expect(await ownersOf(site, revisionId, 'open')).toEqual(both('readAndUnderstand', null));
  });
});
