import { beforeEach, expect, test } from 'vitest';
import { attach, makeWorks, signInput } from '../../support/assessments';
import { newestEntry, recordOf } from '../../support/framework';
import { makeTestSite, type TestSite } from '../../support/site';

let site: TestSite;

beforeEach(async () => {
  site = await makeTestSite();
  await makeWorks(site);
});

const standings = () =>
  recordOf(site)
    .selectFrom('standing')
    .select(['fromDate', 'untilDate', 'heldLevel', 'state', 'assessmentId'])
    .where('personId', '=', 'pia')
    .orderBy('fromDate')
    .execute();

test('the form has the checklist of every level, the level the role requires and no obstacle', async () => {
  const form = await site.client.assessments.form({ personId: 'pia', competencyId: 'loto' });
  expect(form).toMatchObject({
    person: { name: 'pia, Test', employeeNumber: 'N-pia', title: 'Operator', unitName: 'works' },
    competency: { code: 'LOTO', scale: { qualifyingLevel: 2 } },
    targetLevel: 2,
    isRequired: true,
    obstacles: [],
  });
  expect(form.steps.map(({ stepId, level, isCritical }) => [stepId, level, isCritical])).toEqual([
    ['s1', 2, false],
    ['s2', 2, true],
    ['s3', 2, false],
    ['s4', 2, false],
    ['s5', 2, false],
    ['teach', 3, false],
  ]);
  expect(form.indicators.map((one) => one.indicatorId)).toEqual(['i1', 'i3']);
});

test('a signed assessment shows what was judged, why it came out so, and a signature that holds', async () => {
  const evidenceIds = [await attach(site, 'permit.txt', 'permit 4711')];
  const { assessmentId, outcome } = await site.client.assessments.sign(
    await signInput(site, { evidenceIds }, { s5: 'notMet', s4: 'notApplicable', s3: 'notApplicable' }),
  );
  expect(outcome).toBe('notYetCompetent');
  const record = await site.client.assessments.get({ assessmentId });
  expect(record).toMatchObject({
    personName: 'pia, Test',
    competencyTitle: 'Competency loto',
    levelCode: '2',
    levelName: 'Works alone',
    performedOn: '2026-03-14',
    enteredAt: '2026-03-14T10:00:00.000Z',
    zone: 'Europe/Berlin',
    place: 'Line 1',
    note: 'Pump P-201',
    assessorName: 'Ada Alder',
    outcomeReasons: ['2 of 3 applicable steps were met.', 'At least 80 % of them must be met.'],
    evidence: [{ evidenceId: evidenceIds[0], fileName: 'permit.txt', size: 11, isIntact: true }],
    signatures: [
      { printedName: 'Ada Alder', meaning: 'Assessed', signedAt: '2026-03-14T10:00:00.000Z', zone: 'Europe/Berlin', isValid: true },
    ],
  });
  expect(record.steps).toMatchObject([
    { ordinal: 1, text: 'Do s1', isCritical: false, result: 'met', note: null },
    { ordinal: 2, isCritical: true, result: 'met' },
    { ordinal: 3, result: 'notApplicable', note: 'no such valve here' },
    { ordinal: 4, result: 'notApplicable' },
    { ordinal: 5, result: 'notMet' },
  ]);
});

test('the standing follows in the same moment, with its expiry already known', async () => {
  expect(await standings()).toMatchObject([{ fromDate: '2020-01-01', untilDate: null, state: 'neverAssessed' }]);
  const { assessmentId } = await site.client.assessments.sign(await signInput(site));
  expect(await standings()).toEqual([
    { fromDate: '2020-01-01', untilDate: '2026-03-13', heldLevel: null, state: 'neverAssessed', assessmentId: null },
    { fromDate: '2026-03-14', untilDate: '2027-01-12', heldLevel: 2, state: 'qualified', assessmentId },
    { fromDate: '2027-01-13', untilDate: '2027-03-14', heldLevel: 2, state: 'expiring', assessmentId },
    { fromDate: '2027-03-15', untilDate: null, heldLevel: null, state: 'expired', assessmentId },
  ]);
});

test('a later failed assessment takes the level away again', async () => {
  await site.client.assessments.sign(await signInput(site));
  const { assessmentId } = await site.client.assessments.sign(await signInput(site, {}, { s2: 'notMet' }));
  expect((await standings()).at(-1)).toMatchObject({
    fromDate: '2026-03-14',
    untilDate: null,
    heldLevel: null,
    state: 'belowLevel',
    assessmentId,
  });
});

test('the one log entry holds the record, its steps, its file and its signature', async () => {
  const evidenceIds = [await attach(site, 'permit.txt', 'permit 4711')];
  const input = await signInput(site, { evidenceIds, performedOn: '2026-03-10', lateReason: 'paper form from the night shift' });
  const { assessmentId } = await site.client.assessments.sign(input);
  const entry = await newestEntry(site);
  expect(entry).toMatchObject({
    action: 'assessments.sign',
    entity: 'assessment',
    entityId: assessmentId,
    personId: 'pia',
    role: 'assessor',
    validFrom: '2026-03-10',
    reason: { text: 'paper form from the night shift' },
  });
  expect(entry.changes).toMatchObject([
    {
      entity: 'assessment',
      entityId: assessmentId,
      personId: 'pia',
      old: { state: 'absent' },
      new: {
        record: {
          outcome: 'competent',
          performedOn: '2026-03-10',
          place: 'Line 1',
          steps: [{ stepId: 's1', result: 'met' }, {}, {}, {}, {}],
        },
      },
    },
    {
      entity: 'evidence',
      entityId: evidenceIds[0],
      new: { record: { fileName: 'permit.txt', recordType: 'assessment', recordId: assessmentId } },
    },
    { entity: 'signature', new: { record: { recordId: assessmentId, printedName: 'Ada Alder', meaning: 'Assessed' } } },
  ]);
  const stored = await recordOf(site)
    .selectFrom('audit_change')
    .select(['newValue', 'newKey'])
    .where('entity', '=', 'assessment')
    .execute();
  expect(stored.some((row) => Buffer.from(row.newValue ?? []).includes('Pump P-201'))).toBe(false);
  expect(stored.map((row) => row.newKey)).toEqual([null]);
});

test('a staged file becomes evidence once: the next assessment has to attach it again', async () => {
  const evidenceIds = [await attach(site, 'permit.txt', 'permit 4711')];
  await site.client.assessments.sign(await signInput(site, { evidenceIds }));
  await expect(site.client.assessments.sign(await signInput(site, { evidenceIds }))).rejects.toMatchObject({
    code: 'EvidenceNotFound',
    data: { evidenceId: evidenceIds[0] },
  });
});

test('several files verify together, in whatever order they were handed over', async () => {
  const evidenceIds = [await attach(site, 'b.txt', 'second'), await attach(site, 'a.txt', 'first'), await attach(site, 'c.txt', 'third')];
  const { assessmentId } = await site.client.assessments.sign(await signInput(site, { evidenceIds: evidenceIds.toReversed() }));
  const { evidence, signatures } = await site.client.assessments.get({ assessmentId });
  expect(evidence.map((file) => file.fileName).toSorted()).toEqual(['a.txt', 'b.txt', 'c.txt']);
  expect(signatures).toMatchObject([{ isValid: true }]);
});
