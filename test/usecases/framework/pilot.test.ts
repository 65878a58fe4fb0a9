import { expect, test } from 'vitest';
import { approveDraft, approveItems, makeDraft, makeLibrary } from '../../support/framework';
import { competencyItem, makePerson, makeRole, makeUnit, requirementItem, scaleItem } from '../../support/people';
import { makeTestSite, passphraseOf, type TestSite } from '../../support/site';
import { signIn } from '../../support/users';

const scale = scaleItem('scale');
const weld = competencyItem('weld', { scaleId: 'scale' });
const braze = competencyItem('braze', { scaleId: 'scale' });
const need = requirementItem({ roleId: 'worker', competencyId: 'weld' });
const alsoBraze = requirementItem({ roleId: 'worker', competencyId: 'braze' });
const required = (level: number) => ({ ...need, content: { ...need.content, level } });
const signature = { login: 'ben', passphrase: passphraseOf('ben') };

/** Two halls, the first with a corner below it: nora works in the corner, stan in the second hall; both are workers. */
async function makeHalls(): Promise<{ readonly site: TestSite; readonly library: string }> {
  const site = await makeTestSite();
  await makeUnit(site, 'north');
  await makeUnit(site, 'corner', { parentId: 'north' });
  await makeUnit(site, 'south');
  await makeRole(site, 'worker');
  await makePerson(site, 'nora', { roleId: 'worker', unitId: 'corner' });
  await makePerson(site, 'stan', { roleId: 'worker', unitId: 'south' });
  const library = await makeLibrary(site);
  await approveItems(site, library, [scale, weld, need], '2026-01-01');
  return { site, library };
}

/** What is required of somebody on a day, by competency. */
async function requiredOf({ client }: TestSite, personId: string, asOf: string): Promise<Record<string, number>> {
  const { standings } = await client.people.get({ personId, asOf });
  return Object.fromEntries(standings.map(({ competencyCode, requiredLevel }) => [competencyCode, requiredLevel]));
}

async function pilot(site: TestSite, library: string, effectiveFrom = '2026-03-20'): Promise<string> {
  const draftId = await makeDraft(site, library, [required(3), braze, alsoBraze]);
  return approveDraft(site, draftId, { effectiveFrom, pilotUnitIds: ['north'] });
}

test('the units of a pilot and what lies below them see a revision first, everybody else from the day it is rolled out', async () => {
  const { site, library } = await makeHalls();
  const revisionId = await pilot(site, library);
  const [before, after] = [{ WELD: 2 }, { WELD: 3, BRAZE: 2 }];
  expect(await requiredOf(site, 'nora', '2026-03-19')).toEqual(before);
  expect(await requiredOf(site, 'nora', '2026-03-20')).toEqual(after);
  expect(await requiredOf(site, 'stan', '2026-03-20')).toEqual(before);
  expect((await site.client.jobRoles.get({ roleId: 'worker', asOf: '2026-03-20' })).requirements.map(({ level }) => level)).toEqual([2]);

  site.clock.now = new Date('2026-03-25T10:00:00.000Z');
  await signIn(site, 'ada');
  const rollOut = (from: string) => site.client.framework.rollOut({ revisionId, from, signature });
  await expect(rollOut('2026-03-24')).rejects.toMatchObject({ code: 'InThePast', data: { earliest: '2026-03-25' } });
  await expect(rollOut('2026-02-30')).rejects.toMatchObject({ code: 'NotADate' });
  await rollOut('2026-04-10');
  await expect(rollOut('2026-04-11')).rejects.toMatchObject({ code: 'NotInPilot' });
  for (const [day, ofStan] of [
    ['2026-03-20', before],
    ['2026-04-09', before],
    ['2026-04-10', after],
  ] as const) {
    expect(await requiredOf(site, 'stan', day), day).toEqual(ofStan);
    expect(await requiredOf(site, 'nora', day), day).toEqual(after);
  }
  expect(await requiredOf(site, 'nora', '2026-03-19')).toEqual(before);
  const { revision, signatures } = await site.client.framework.revision({ revisionId });
  expect(revision).toMatchObject({ state: 'inPilot', generalFrom: '2026-04-10' });
  expect(signatures.map(({ meaning, isValid }) => [meaning, isValid])).toEqual([
    ['Approved', true],
    ['Rolled out', true],
  ]);
});

test('withdrawing a pilot leaves yesterday as it was, and gives its units from today on what everybody has', async () => {
  const { site, library } = await makeHalls();
  const revisionId = await pilot(site, library);
  site.clock.now = new Date('2026-03-25T10:00:00.000Z');
  await signIn(site, 'ada');
  await site.client.framework.withdraw({ revisionId, reason: 'it was too much', signature });
  for (const person of ['nora', 'stan']) {
    expect(await requiredOf(site, person, '2026-03-19'), person).toEqual({ WELD: 2 });
    expect(await requiredOf(site, person, '2026-03-24'), person).toEqual(person === 'nora' ? { WELD: 3, BRAZE: 2 } : { WELD: 2 });
    expect(await requiredOf(site, person, '2026-03-25'), person).toEqual({ WELD: 2 });
  }
  // The next revision builds on what everybody has, and reaches the former pilot on its very day.
  const draftId = await makeDraft(site, library, [{ ...weld, title: 'Welds' }]);
  expect((await site.client.framework.item({ itemId: need.itemId, draftId })).item).toMatchObject({ content: { level: 2 } });
  await site.client.framework.change({ draftId, label: 'Lower', items: [{ ...required(1), frameworkId: library }], restored: [] });
  await approveDraft(site, draftId, { effectiveFrom: '2026-03-25' });
  expect([await requiredOf(site, 'nora', '2026-03-25'), await requiredOf(site, 'stan', '2026-03-25')]).toEqual([{ WELD: 1 }, { WELD: 1 }]);
  const next = await site.client.framework.startDraft({ frameworkId: library, title: 'After' });
  expect((await site.client.framework.item({ itemId: need.itemId, draftId: next.draftId })).item).toMatchObject({ content: { level: 1 } });
});

test('a pilot that has not begun is withdrawn as if it had never been approved', async () => {
  const { site, library } = await makeHalls();
  const revisionId = await pilot(site, library);
  await site.client.framework.withdraw({ revisionId, reason: 'not yet', signature });
  expect(await requiredOf(site, 'nora', '2026-03-20')).toEqual({ WELD: 2 });
  expect((await site.client.framework.tree({ frameworkId: library })).items.map(({ itemId }) => itemId)).not.toContain('braze');
});

test('a pilot from the day of a revision for everybody shows its units what it says', async () => {
  const { site, library } = await makeHalls();
  await approveItems(site, library, [required(1)], '2026-03-20');
  await pilot(site, library);
  expect(await requiredOf(site, 'nora', '2026-03-20')).toEqual({ WELD: 3, BRAZE: 2 });
  expect(await requiredOf(site, 'stan', '2026-03-20')).toEqual({ WELD: 1 });
});

test('while one revision is under pilot no other is approved, and only units that there are can try one', async () => {
  const { site, library } = await makeHalls();
  const revisionId = await pilot(site, library);
  const next = await makeDraft(site, library, [required(1)]);
  // A draft builds on the pilot: what it says of an item is the newest that was approved of it.
  expect((await site.client.framework.item({ itemId: need.itemId, draftId: next })).former).toMatchObject({ content: { level: 3 } });
  await expect(approveDraft(site, next, { effectiveFrom: '2026-04-01' })).rejects.toMatchObject({ code: 'PilotOpen', data: { number: 2 } });
  await site.client.framework.rollOut({ revisionId, from: '2026-03-20', signature });
  const [waiting] = (await site.client.framework.revisions({ frameworkId: library })).revisions;
  const decisions = [{ itemId: need.itemId, decision: 'noImpact' as const, days: null, reason: 'as before' }];
  const approval = { revisionId: waiting?.revisionId ?? '', effectiveFrom: '2026-04-01', decisions, signature };
  await expect(site.client.framework.approve({ ...approval, pilotUnitIds: ['south', 'nowhere'] })).rejects.toMatchObject({
    code: 'UnitNotFound',
    data: { unitId: 'nowhere' },
  });
  await site.client.framework.approve({ ...approval, pilotUnitIds: ['south'] });
  expect([await requiredOf(site, 'nora', '2026-04-01'), await requiredOf(site, 'stan', '2026-04-01')]).toEqual([
    { WELD: 3, BRAZE: 2 },
    { WELD: 1, BRAZE: 2 },
  ]);
});
