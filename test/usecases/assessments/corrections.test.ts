import { beforeEach, expect, test } from 'vitest';
import { attach, makeWorks } from '../../support/assessments';
import { amendInput, by, exportedRatings, reason, signed, standingOf, withReviewers } from '../../support/corrections';
import { newestEntry } from '../../support/framework';
import { competencyItem, makeItem, makePerson, writeRecord } from '../../support/people';
import { makeTestSite, type TestSite } from '../../support/site';
import { enrol, signIn } from '../../support/users';
import { verification } from '../audit/log-site';

let site: TestSite;

beforeEach(async () => {
  site = await makeTestSite();
  await makeWorks(site);
});

const stateOf = async (assessmentId: string) => (await site.client.assessments.get({ assessmentId })).state;
/** Versions lie in the order of their moments. */
const aMinuteLater = () => {
  site.clock.now = new Date(site.clock.now.getTime() + 60_000);
};
const listed = async () =>
  (await site.client.assessments.list({ personId: 'pia', competencyId: null, asOf: null, limit: 10 })).assessments.map(
    ({ assessmentId, state, version }) => ({ assessmentId, state, version }),
  );

test('a record that is sent back counts no more, waits for its assessor, and counts again once it is kept', async () => {
  const assessmentId = await signed(site);
  expect(await standingOf(site)).toBe('qualified');
  await site.client.assessments.return({ assessmentId, reason: 'the permit is missing', signature: by('ben') });
  expect(await standingOf(site)).toBe('neverAssessed');
  expect(await stateOf(assessmentId)).toBe('returned');
  expect(await site.client.assessments.waiting()).toMatchObject({
    returned: [{ assessmentId, personName: 'pia, Test', reason: 'the permit is missing', returnedBy: 'Ben Birch' }],
  });
  expect(await newestEntry(site)).toMatchObject({
    action: 'assessments.return',
    entityId: assessmentId,
    personId: 'pia',
    reason: { text: 'the permit is missing' },
  });
  await site.client.assessments.keep({ assessmentId, reason: 'found in the folder', signature: by('ben') });
  expect(await standingOf(site)).toBe('qualified');
  expect((await site.client.assessments.waiting()).returned).toEqual([]);
  const { events } = await site.client.assessments.get({ assessmentId });
  expect(events).toMatchObject([
    {
      kind: 'returned',
      reason: 'the permit is missing',
      by: 'Ben Birch',
      signatures: [{ isValid: true, meaning: 'Sent back to the assessor' }],
    },
    { kind: 'kept', reason: 'found in the folder', signatures: [{ isValid: true, meaning: 'Kept as it was signed' }] },
  ]);
});

test('nobody sends back or keeps their own judgement, or what is about themselves', async () => {
  await withReviewers(site);
  await enrol(site, 'pia', { personId: 'pia', grants: [{ role: 'lineManager', unitId: 'works' }] });
  const assessmentId = await signed(site);
  const back = { assessmentId, reason };
  await expect(site.client.assessments.return({ ...back, signature: by('ada') })).rejects.toMatchObject({ code: 'OwnJudgement' });
  await expect(site.client.assessments.return({ ...back, signature: by('pia') })).rejects.toMatchObject({ code: 'AboutOneself' });
  await site.client.assessments.return({ ...back, signature: by('lara') });
  await expect(site.client.assessments.return({ ...back, signature: by('rita') })).rejects.toMatchObject({ code: 'AlreadyReturned' });
  await expect(site.client.assessments.keep({ ...back, signature: by('ada') })).rejects.toMatchObject({ code: 'OwnJudgement' });
  await site.client.assessments.keep({ ...back, signature: by('rita') });
  await expect(site.client.assessments.keep({ ...back, signature: by('rita') })).rejects.toMatchObject({ code: 'NotReturned' });
});

test('an amendment is a linked version with a signature of its own; the one before stays as it was signed', async () => {
  const evidenceId = await attach(site, 'permit.txt', 'permit 4711');
  const first = await signed(site, { evidenceIds: [evidenceId] });
  const [old] = (await site.client.assessments.get({ assessmentId: first })).signatures;
  await expect(
    site.client.assessments.amend(await amendInput(site, first, { signature: { ...by('ada') }, reason: '  ' })),
  ).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  aMinuteLater();
  const input = await amendInput(site, first, { note: 'Pump P-202', evidenceIds: [evidenceId], reason: 'it was the other pump' });
  const steps = input.steps?.map((step) => (step.stepId === 's2' ? { ...step, result: 'notMet' as const } : step));
  const { assessmentId, outcome } = await site.client.assessments.amend({
    ...input,
    ...(steps === undefined ? {} : { steps }),
    amendCode: 'newEvidence',
    approval: by('ben'),
  });
  expect(outcome).toBe('notYetCompetent');
  expect(await standingOf(site)).toBe('belowLevel');
  const record = await site.client.assessments.get({ assessmentId });
  expect(record).toMatchObject({
    version: 2,
    state: 'current',
    amendReason: 'it was the other pump',
    evidence: [{ fileName: 'permit.txt', isIntact: true }],
    signatures: [
      { isValid: true, meaning: 'Assessed', revision: 1 },
      { isValid: true, meaning: 'Change of the rating authorised', revision: 1 },
    ],
    versions: [
      { assessmentId: first, version: 1, state: 'amended', amendReason: null },
      { assessmentId, version: 2, state: 'current', amendReason: 'it was the other pump' },
    ],
  });
  expect(record.differences).toEqual([
    { field: 'outcome', was: 'competent', is: 'notYetCompetent' },
    { field: 'note', was: 'Pump P-201', is: 'Pump P-202' },
    { field: 'steps 2.result', was: 'met', is: 'notMet' },
  ]);
  const before = await site.client.assessments.get({ assessmentId: first });
  expect(before).toMatchObject({
    state: 'amended',
    outcome: 'competent',
    note: 'Pump P-201',
    signatures: [old],
    evidence: [{ isIntact: true }],
  });
  expect(record.signatures[0]?.contentDigest).not.toBe(old?.contentDigest);
  expect(await listed()).toEqual([
    { assessmentId, state: 'current', version: 2 },
    { assessmentId: first, state: 'amended', version: 1 },
  ]);
});

test('only the current version can be amended: who comes second is told who came first', async () => {
  await withReviewers(site);
  const first = await signed(site);
  const late = await amendInput(site, first, { signature: by('ben') });
  const { assessmentId } = await site.client.assessments.amend(await amendInput(site, first, { signature: by('rita') }));
  await expect(site.client.assessments.amend(late)).rejects.toMatchObject({
    code: 'NotCurrent',
    data: { assessmentId, by: 'Person rita', at: '2026-03-14T10:00:00.000Z' },
  });
  await expect(site.client.assessments.return({ assessmentId: first, reason, signature: by('ben') })).rejects.toMatchObject({
    code: 'NotCurrent',
  });
  await expect(site.client.assessments.void({ assessmentId: first, reason, signature: by('ben') })).rejects.toMatchObject({
    code: 'NotCurrent',
  });
  expect(await listed()).toHaveLength(2);
});

test('an amendment is of the same person and competency, and not by the person', async () => {
  await makePerson(site, 'lea');
  await enrol(site, 'pia', { personId: 'pia', grants: [{ role: 'assessor', unitId: null }] });
  const first = await signed(site);
  const amend = async (part: Parameters<typeof amendInput>[2]) => site.client.assessments.amend(await amendInput(site, first, part));
  await expect(amend({ personId: 'lea' })).rejects.toMatchObject({ code: 'OtherRecord' });
  await expect(amend({ competencyId: 'other' })).rejects.toMatchObject({ code: 'OtherRecord' });
  await expect(amend({ signature: by('pia') })).rejects.toMatchObject({ code: 'OwnAssessment' });
  await expect(site.client.assessments.form({ personId: 'lea', competencyId: 'loto', amends: first })).rejects.toMatchObject({
    code: 'AssessmentNotFound',
  });
});

test('an amendment ends a return, is judged by the checklist of its record, and needs no reason for being late', async () => {
  const first = await signed(site, { performedOn: '2026-03-13' });
  await site.client.assessments.return({ assessmentId: first, reason, signature: by('ben') });
  site.clock.now = new Date('2026-03-24T10:00:00.000Z');
  await makeItem(site, competencyItem('loto', { steps: [{ stepId: 'new' }] }), '2026-03-20');
  const form = await site.client.assessments.form({ personId: 'pia', competencyId: 'loto', amends: first });
  expect(form.steps.map(({ stepId }) => stepId)).toContain('s1');
  const input = await signInputOf(first);
  const { assessmentId } = await site.client.assessments.amend(input);
  expect(await stateOf(assessmentId)).toBe('current');
  expect((await site.client.assessments.waiting()).returned).toEqual([]);
});

async function signInputOf(first: string) {
  const form = await site.client.assessments.form({ personId: 'pia', competencyId: 'loto', amends: first });
  const steps = form.steps.filter(({ level }) => level === 2).map(({ stepId }) => ({ stepId, result: 'met' as const, note: null }));
  const input = await amendInput(site, first, { performedOn: '2026-03-13' });
  return { ...input, competencyVersion: form.competency.version, steps };
}

test('voiding takes two people, ends the level, and asks again for what the record had closed', async () => {
  await writeRecord(site, 'obligation', 'owed', {
    obligationId: 'owed',
    kind: 'reassess',
    personId: 'pia',
    ownerPersonId: 'pia',
    itemId: 'loto',
    competencyId: 'loto',
    title: null,
    revisionId: null,
    effectiveFrom: '2026-01-01',
    dueOn: '2026-04-01',
    reason,
    state: 'open',
    doneOn: null,
    assessmentId: null,
    readDigest: null,
    supersededBy: null,
  });
  const owed = async () => (await site.client.obligations.get({ obligationId: 'owed' })).obligation;
  const first = await signed(site);
  aMinuteLater();
  const { assessmentId } = await site.client.assessments.amend(await amendInput(site, first));
  expect(await owed()).toMatchObject({ state: 'done', assessmentId: first });
  await expect(site.client.assessments.void({ assessmentId, reason, signature: by('ada') })).rejects.toMatchObject({
    code: 'SecondPersonNeeded',
  });
  const answer = await site.client.assessments.void({ assessmentId, reason: 'the wrong person was named', signature: by('ben') });
  expect(answer).toEqual({ reopened: 1 });
  expect(await owed()).toMatchObject({ state: 'open', doneOn: null, assessmentId: null });
  expect(await standingOf(site)).toBe('neverAssessed');
  expect(await listed()).toEqual([
    { assessmentId, state: 'voided', version: 2 },
    { assessmentId: first, state: 'amended', version: 1 },
  ]);
  const record = await site.client.assessments.get({ assessmentId });
  expect(record.events).toMatchObject([
    { kind: 'voided', by: 'Ada Alder', signatures: [{ printedName: 'Ben Birch', meaning: 'Approved as void', isValid: true }] },
  ]);
  expect(record.may).toEqual({ return: false, keep: false, amend: false, void: false, cosign: false });
  for (const call of [
    site.client.assessments.void({ assessmentId, reason, signature: by('ben') }),
    site.client.assessments.return({ assessmentId, reason, signature: by('ben') }),
    site.client.assessments.keep({ assessmentId, reason, signature: by('ben') }),
    site.client.assessments.amend(await amendInput(site, assessmentId)),
  ])
    await expect(call).rejects.toMatchObject({ code: 'AlreadyVoided' });
});

test('an obligation that another assessment meets as well stays done when one is voided', async () => {
  await writeRecord(site, 'obligation', 'owed', {
    obligationId: 'owed',
    kind: 'reassess',
    personId: 'pia',
    ownerPersonId: 'pia',
    itemId: 'loto',
    competencyId: 'loto',
    title: null,
    revisionId: null,
    effectiveFrom: '2026-01-01',
    dueOn: '2026-04-01',
    reason,
    state: 'open',
    doneOn: null,
    assessmentId: null,
    readDigest: null,
    supersededBy: null,
  });
  const first = await signed(site);
  const other = await signed(site);
  await site.client.assessments.void({ assessmentId: first, reason, signature: by('ben') });
  expect((await site.client.obligations.get({ obligationId: 'owed' })).obligation).toMatchObject({ state: 'done', assessmentId: other });
});

test('nobody voids what is about themselves, and the second person has to reach the person', async () => {
  await withReviewers(site);
  await enrol(site, 'pia', { personId: 'pia', grants: [{ role: 'administrator', unitId: null }] });
  const assessmentId = await signed(site);
  await expect(site.client.assessments.void({ assessmentId, reason, signature: by('pia') })).rejects.toMatchObject({
    code: 'AboutOneself',
  });
  await expect(site.client.assessments.void({ assessmentId, reason, signature: by('rita') })).rejects.toMatchObject({
    code: 'NotPermitted',
  });
  await signIn(site, 'pia');
  await expect(site.client.assessments.void({ assessmentId, reason, signature: by('ben') })).rejects.toMatchObject({
    code: 'AboutOneself',
  });
  await signIn(site, 'ada');
  await site.client.assessments.void({ assessmentId, reason, signature: by('lara') });
});

test('ratings that are exported are those that count; a portfolio says of each what became of it', async () => {
  const first = await signed(site);
  aMinuteLater();
  const { assessmentId } = await site.client.assessments.amend(await amendInput(site, first));
  const { content } = await site.client.portfolio.get({ personId: 'pia', asOf: null });
  expect(content.assessments.map(({ assessmentId: id, state, version }) => [id, state, version])).toEqual([
    [assessmentId, 'current', 2],
    [first, 'amended', 1],
  ]);
  const exported = () => exportedRatings(site);
  expect((await exported()).map((row) => [row.assessmentId, row.version])).toEqual([[assessmentId, 2]]);
  await site.client.assessments.void({ assessmentId, reason, signature: by('ben') });
  expect(await exported()).toEqual([]);
});

test('the verification of the whole record finds nothing wrong after all of it', async () => {
  const first = await signed(site);
  await site.client.assessments.return({ assessmentId: first, reason, signature: by('ben') });
  aMinuteLater();
  const { assessmentId } = await site.client.assessments.amend(await amendInput(site, first));
  await site.client.assessments.void({ assessmentId, reason, signature: by('ben') });
  expect((await verification(site)).at(-1)).toMatchObject({
    kind: 'done',
    firstBad: null,
    badFile: null,
    badSchema: null,
    rows: [],
    signatures: expect.anything(),
  });
});
