import { beforeEach, expect, test } from 'vitest';
import { attach, makeWorks, signInput } from '../../support/assessments';
import { recordOf } from '../../support/framework';
import { logLength } from '../../support/log';
import { competencyItem, makeCompetency, makeItem, makePerson, makeUnit, writeRecord } from '../../support/people';
import { makeTestSite, passphraseOf, type TestSite } from '../../support/site';
import { enrol, signIn } from '../../support/users';

let site: TestSite;

beforeEach(async () => {
  site = await makeTestSite();
  await makeWorks(site);
});

type Input = Awaited<ReturnType<typeof signInput>>;

/** Signs, expects a refusal, and sees that nothing at all was left behind. */
async function refusal(input: Input): Promise<unknown> {
  const before = await logLength(site.station);
  const refused: unknown = await site.client.assessments.sign(input).then(
    () => 'signed',
    (error: unknown) => error,
  );
  expect(await logLength(site.station)).toBe(before);
  for (const table of ['assessment', 'assessment_step', 'evidence'] as const) {
    expect(await recordOf(site).selectFrom(table).selectAll().execute()).toEqual([]);
  }
  expect(await recordOf(site).selectFrom('signature').selectAll().where('recordType', '=', 'assessment').execute()).toEqual([]);
  return refused;
}

test('an unknown person or competency is refused', async () => {
  expect(await refusal(await signInput(site, { personId: 'nobody' }))).toMatchObject({ code: 'PersonNotFound', defined: true });
  expect(await refusal(await signInput(site, { competencyId: 'nothing' }))).toMatchObject({ code: 'CompetencyNotFound' });
  await expect(site.client.assessments.form({ personId: 'nobody', competencyId: 'loto' })).rejects.toMatchObject({
    code: 'PersonNotFound',
  });
  await expect(site.client.assessments.form({ personId: 'pia', competencyId: 'nothing' })).rejects.toMatchObject({
    code: 'CompetencyNotFound',
  });
});

test('nobody is assessed in a retired competency, and the form says so', async () => {
  const { client } = site;
  await makeCompetency(site, 'old', { steps: [{ stepId: 'o1' }] });
  await makeItem(site, { ...competencyItem('old', { steps: [{ stepId: 'o1' }] }), isRetired: true, replacedById: 'loto' }, '2026-03-14');
  const form = await client.assessments.form({ personId: 'pia', competencyId: 'old' });
  expect(form.obstacles).toEqual(['competencyRetired']);
  const input = await signInput(site, {
    competencyId: 'old',
    competencyVersion: form.competency.version,
    steps: [{ stepId: 'o1', result: 'met', note: null }],
  });
  expect(await refusal(input)).toMatchObject({ code: 'CompetencyRetired' });
});

test('a checklist that changed since the form was opened is refused', async () => {
  const input = await signInput(site);
  const { item } = await site.client.framework.item({ itemId: 'loto' });
  if (item.kind !== 'competency') throw new Error('loto is a competency');
  const steps = item.content.steps.map((step) => (step.stepId === 's3' ? { ...step, text: 'Do it differently', isCritical: true } : step));
  await makeItem(site, { ...item, content: { ...item.content, steps } }, '2026-03-14');
  expect(await refusal(input)).toMatchObject({ code: 'ChecklistChanged' });
});

test('results for steps of another checklist, or two for one step, are refused', async () => {
  const input = await signInput(site);
  expect(await refusal({ ...input, steps: [...input.steps, { stepId: 'teach', result: 'met', note: null }] })).toMatchObject({
    code: 'ChecklistChanged',
  });
  expect(await refusal({ ...input, steps: [...input.steps, { stepId: 's2', result: 'notMet', note: null }] })).toMatchObject({
    code: 'ChecklistChanged',
  });
});

test('every step needs a result, and one that did not apply needs a reason', async () => {
  const input = await signInput(site);
  expect(await refusal({ ...input, steps: input.steps.filter((step) => step.stepId !== 's2' && step.stepId !== 's5') })).toMatchObject({
    code: 'StepsIncomplete',
    data: { steps: [2, 5] },
  });
  const unexplained = input.steps.map((step) => (step.stepId === 's4' ? { ...step, result: 'notApplicable' as const, note: '  ' } : step));
  expect(await refusal({ ...input, steps: unexplained })).toMatchObject({ code: 'ReasonMissing', data: { steps: [4] } });
});

test('a level without a checklist cannot be assessed; a competency without any says so in its form, and knowledge of it can be checked', async () => {
  expect(await refusal(await signInput(site, { level: 1, steps: [] }))).toMatchObject({ code: 'NoSteps' });
  await makeCompetency(site, 'empty');
  const { obstacles, competency } = await site.client.assessments.form({ personId: 'pia', competencyId: 'empty' });
  expect(obstacles).toEqual(['noChecklist']);
  const knowledge = { questionSetId: 'E-1', score: 9, maxScore: 10, passMark: 8 };
  const asked = { competencyId: 'empty', competencyVersion: competency.version, kind: 'knowledge' as const, steps: [], knowledge };
  expect(await site.client.assessments.sign(await signInput(site, asked))).toMatchObject({ outcome: 'competent' });
});

test('a day that is not in the calendar or lies ahead is refused', async () => {
  expect(await refusal(await signInput(site, { performedOn: '2026-02-30', lateReason: 'late' }))).toMatchObject({ code: 'NotADate' });
  expect(await refusal(await signInput(site, { performedOn: '2026-03-15' }))).toMatchObject({ code: 'NotYetPerformed' });
});

test('today is the day at the site, not in UTC', async () => {
  site.clock.now = new Date('2026-03-14T23:30:00.000Z');
  await expect(site.client.assessments.sign(await signInput(site, { performedOn: '2026-03-15' }))).resolves.toMatchObject({
    outcome: 'competent',
  });
});

test('a day before hiring or after leaving is refused, the last day is not', async () => {
  await makePerson(site, 'lea', { hiredOn: '2026-03-01', leftOn: '2026-03-12' });
  const on = (performedOn: string) => signInput(site, { personId: 'lea', performedOn, lateReason: 'from paper' });
  expect(await refusal(await on('2026-02-28'))).toMatchObject({ code: 'NotEmployedThen' });
  expect(await refusal(await on('2026-03-13'))).toMatchObject({ code: 'NotEmployedThen' });
  await expect(site.client.assessments.sign(await on('2026-03-12'))).resolves.toMatchObject({ outcome: 'competent' });
});

test('an entry made more than two days later needs a reason', async () => {
  expect(await refusal(await signInput(site, { performedOn: '2026-03-11' }))).toMatchObject({ code: 'LateReasonMissing' });
  expect(await refusal(await signInput(site, { performedOn: '2026-03-11', lateReason: ' ' }))).toMatchObject({ code: 'LateReasonMissing' });
  await expect(site.client.assessments.sign(await signInput(site, { performedOn: '2026-03-12' }))).resolves.toMatchObject({
    outcome: 'competent',
  });
});

test('a file that nobody staged, or somebody else did, is refused', async () => {
  expect(await refusal(await signInput(site, { evidenceIds: ['lost'] }))).toMatchObject({
    code: 'EvidenceNotFound',
    data: { evidenceId: 'lost' },
  });
  const ofAda = await attach(site, 'a.txt', 'staged by ada');
  await signIn(site, 'ben');
  const signature = { login: 'ben', passphrase: passphraseOf('ben') };
  expect(await refusal(await signInput(site, { evidenceIds: [ofAda], signature }))).toMatchObject({ code: 'EvidenceNotFound' });
  await expect(site.client.evidence.read({ evidenceId: ofAda })).rejects.toMatchObject({ code: 'EvidenceNotFound' });
});

test('who may read but not assess is refused, and so is an assessor of another unit', async () => {
  await enrol(site, 'max', { grants: [{ role: 'lineManager', unitId: 'works' }] });
  await makeUnit(site, 'stores');
  await enrol(site, 'sam', { grants: [{ role: 'assessor', unitId: 'stores' }] });
  const by = (login: string) => signInput(site, { signature: { login, passphrase: passphraseOf(login) } });
  expect(await refusal(await by('max'))).toMatchObject({ code: 'NotPermitted', data: { permission: 'assessments.sign' } });
  expect(await refusal(await by('sam'))).toMatchObject({ code: 'NotPermitted' });
  await signIn(site, 'sam');
  await expect(site.client.assessments.form({ personId: 'pia', competencyId: 'loto' })).rejects.toMatchObject({ code: 'NotPermitted' });
});

test('an assessor of the unit, or of the unit above it, signs', async () => {
  await makeUnit(site, 'plant', { kind: 'department' });
  await writeRecord(site, 'org_unit', 'works', {
    unitId: 'works',
    parentId: 'plant',
    kind: 'unit',
    name: 'works',
    validFrom: '2020-01-01',
    validTo: null,
    sourceBatchId: null,
  });
  await enrol(site, 'uma', { grants: [{ role: 'assessor', unitId: 'plant' }] });
  await expect(
    site.client.assessments.sign(await signInput(site, { signature: { login: 'uma', passphrase: passphraseOf('uma') } })),
  ).resolves.toMatchObject({ outcome: 'competent' });
});
