import { expect, test } from 'vitest';
import type { FrameworkItem, ItemOf } from '../../../shared/contract/framework-item';
import { approveDraft, approveItems, makeAssessment, makeDraft, makeLibrary } from '../../support/framework';
import { competencyItem, makePerson, makeRole, makeUnit, plainItem, requirementItem, scaleItem, writeRecord } from '../../support/people';
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

  // Each line names the revision it comes from, which in the units of the pilot is another.
  const revisionsFor = async (personId: string) =>
    (await site.client.requirements.effectiveOfPerson({ personId, asOf: '2026-03-20' })).lines.map(
      ({ code, contributions }) => `${code}: ${contributions.map(({ revision }) => revision?.number).join()}`,
    );
  expect(await revisionsFor('nora')).toEqual(['BRAZE: 2', 'WELD: 2']);
  expect(await revisionsFor('stan')).toEqual(['WELD: 1']);
  const { reasons } = await site.client.readiness.explain({ personId: 'nora', competencyId: 'weld', asOf: '2026-03-20' });
  expect(JSON.stringify(reasons)).toContain(JSON.stringify({ entity: 'revision', id: revisionId }));
  const { requirements } = await site.client.jobRoles.get({ roleId: 'worker', asOf: '2026-03-20' });
  expect(requirements.map(({ revision }) => revision?.number)).toEqual([1]);

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

const step = { stepId: 'one', level: 2, text: 'Do one', isCritical: false, prompt: '' };
const block = { ...plainItem, itemId: 'gloves', kind: 'block' as const, code: 'GL', title: 'Gloves' };
const { guidance } = weld.content;
const gloves: ItemOf<'block'> = {
  ...block,
  content: { indicators: [], guidance, steps: [{ ...step, stepId: 'gloves', text: 'Puts gloves on' }] },
};
const checked = competencyItem('weld', { scaleId: 'scale', steps: [step], blockIds: ['gloves'] });

/** The competency says something else, holds for another time and has another checklist; one of its steps comes from a block. */
const newWords: FrameworkItem[] = [
  { ...gloves, content: { ...gloves.content, steps: [{ ...step, stepId: 'gloves', text: 'Puts gloves on and checks them' }] } },
  competencyItem('weld', {
    scaleId: 'scale',
    title: 'Welds and grinds',
    validityMonths: 2,
    steps: [{ ...step, text: 'Do one twice' }],
    blockIds: ['gloves'],
  }),
];

async function makeWordedPilot() {
  const site = await makeTestSite();
  await makeUnit(site, 'north');
  await makeUnit(site, 'corner', { parentId: 'north' });
  await makeUnit(site, 'south');
  await makeRole(site, 'worker');
  await makePerson(site, 'nora', { roleId: 'worker', unitId: 'corner', position: { validTo: '2026-04-30' } });
  await writeRecord(site, 'position', 'nora-later', {
    positionId: 'nora-later',
    personId: 'nora',
    roleId: 'worker',
    unitId: 'south',
    title: 'Operator',
    shift: null,
    validFrom: '2026-05-01',
    validTo: null,
    sourceBatchId: null,
    positionNumber: null,
  });
  await makePerson(site, 'stan', { roleId: 'worker', unitId: 'south' });
  const library = await makeLibrary(site);
  await approveItems(site, library, [scale, gloves, checked, need], '2026-01-01');
  for (const personId of ['nora', 'stan']) await makeAssessment(site, personId, 'weld', { level: 2, performedOn: '2026-01-15' });
  const draftId = await makeDraft(site, library, newWords);
  const revisionId = await approveDraft(site, draftId, { effectiveFrom: '2026-03-20', pilotUnitIds: ['north'] });
  return { site, library, revisionId };
}

const stateOf = async ({ client }: TestSite, personId: string, asOf: string) => {
  const { standings } = await client.people.get({ personId, asOf });
  return standings.map(({ competencyTitle, state }) => [competencyTitle, state]);
};

const former = 'Competency weld';
const next = 'Welds and grinds';

test('people of a pilot are judged by its words, its checklist and its validity on the days on which they work there, nobody else is', async () => {
  const { site } = await makeWordedPilot();
  for (const [day, ofNora] of [
    ['2026-03-19', [former, 'qualified']],
    ['2026-03-20', [next, 'expired']],
    ['2026-04-30', [next, 'expired']],
    // From here on she works elsewhere, where a result holds for a year.
    ['2026-05-01', [former, 'qualified']],
  ] as const) {
    expect(await stateOf(site, 'nora', day), day).toEqual([ofNora]);
    expect(await stateOf(site, 'stan', day), day).toEqual([[former, 'qualified']]);
  }
  site.clock.now = new Date('2026-03-25T10:00:00.000Z');
  await signIn(site, 'ada');
  const formOf = (personId: string) => site.client.assessments.form({ personId, competencyId: 'weld' });
  const [ofNora, ofStan] = [await formOf('nora'), await formOf('stan')];
  expect(ofNora.steps.map(({ text }) => text)).toEqual(['Do one twice', 'Puts gloves on and checks them']);
  expect(ofStan.steps.map(({ text }) => text)).toEqual(['Do one', 'Puts gloves on']);
  expect([ofNora.competency.title, ofStan.competency.title]).toEqual([next, former]);
  expect((await site.client.requirements.effectiveOfPerson({ personId: 'nora', asOf: null })).lines).toMatchObject([
    { title: next, ownValidityMonths: 2 },
  ]);
  expect((await site.client.requirements.effectiveOfPerson({ personId: 'stan', asOf: null })).lines).toMatchObject([
    { title: former, ownValidityMonths: 12 },
  ]);
  const { reasons } = await site.client.readiness.explain({ personId: 'nora', competencyId: 'weld', asOf: null });
  expect(JSON.stringify(reasons)).toContain('2026-03-15');

  // What is signed is what was shown: the checklist of the pilot is refused elsewhere.
  const sign = (personId: string, form: typeof ofNora) =>
    site.client.assessments.sign({
      personId,
      competencyId: 'weld',
      competencyVersion: form.competency.version,
      level: 2,
      performedOn: '2026-03-25',
      place: '',
      note: '',
      lateReason: null,
      prerequisiteReason: '',
      evidenceIds: [],
      steps: form.steps.map(({ stepId }) => ({ stepId, result: 'met' as const, note: null })),
      signature,
    });
  await expect(sign('stan', ofNora)).rejects.toMatchObject({ code: 'ChecklistChanged' });
  const { assessmentId } = await sign('nora', ofNora);
  const { steps: signed } = await site.client.assessments.get({ assessmentId });
  expect(signed.map(({ text }) => text)).toEqual(ofNora.steps.map(({ text }) => text));
  expect(await stateOf(site, 'nora', '2026-03-25')).toEqual([[next, 'qualified']]);
});

test('when the pilot is rolled out its words hold for everybody; when it is withdrawn, for nobody any more', async () => {
  const rolledOut = await makeWordedPilot();
  await rolledOut.site.client.framework.rollOut({ revisionId: rolledOut.revisionId, from: '2026-04-10', signature });
  expect(await stateOf(rolledOut.site, 'stan', '2026-04-09')).toEqual([[former, 'qualified']]);
  expect(await stateOf(rolledOut.site, 'stan', '2026-04-10')).toEqual([[next, 'expired']]);
  expect(await stateOf(rolledOut.site, 'nora', '2026-05-01')).toEqual([[next, 'expired']]);

  const { site, revisionId } = await makeWordedPilot();
  site.clock.now = new Date('2026-03-25T10:00:00.000Z');
  await signIn(site, 'ada');
  await site.client.framework.withdraw({ revisionId, reason: 'not so', signature });
  expect(await stateOf(site, 'nora', '2026-03-24')).toEqual([[next, 'expired']]);
  expect(await stateOf(site, 'nora', '2026-03-25')).toEqual([[former, 'qualified']]);
});
