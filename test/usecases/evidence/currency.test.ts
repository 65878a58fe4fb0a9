import { beforeEach, expect, test } from 'vitest';
import type { AssessmentRow } from '../../../electron/service/db/core-schema';
import { assessmentDetail } from '../../../shared/contract/assessment-detail';
import type { Reason } from '../../../shared/contract/values';
import { standsAlone } from '../../support/assessment-row';
import { clauseItem, linkItem, taskItem } from '../../support/catalogue-items';
import { approveItems, makeLibrary, recordOf } from '../../support/framework';
import { competencyItem, makePerson, makeRole, makeUnit, requirementItem, scaleItem } from '../../support/people';
import { makeTestSite, type TestSite } from '../../support/site';

let site: TestSite;
let library: string;
const scale = scaleItem('scale');
const weld = competencyItem('weld', {
  scaleId: 'scale',
  validityMonths: null,
  sufficiency: [
    {
      level: 2,
      parts: [
        { kinds: ['knowledge'], count: 1, differentAssessors: false, underAbnormal: 0, maxAgeMonths: 6 },
        { kinds: ['practical'], count: 2, differentAssessors: true, underAbnormal: 0, maxAgeMonths: null },
      ],
      withinMonths: null,
      secondAssessor: false,
    },
  ],
});
const lift = competencyItem('lift', { scaleId: 'scale', validityMonths: null });

beforeEach(async () => {
  site = await makeTestSite();
  await makeUnit(site, 'hall');
  await makeRole(site, 'fitter', 'Fitter');
  await makePerson(site, 'pia', { roleId: 'fitter', unitId: 'hall' });
  library = await makeLibrary(site);
  const needs = ['weld', 'lift'].map((competencyId) => requirementItem({ roleId: 'fitter', competencyId }));
  await approveItems(site, library, [scale, weld, lift, ...needs], '2025-01-01');
});

let entry = 0;
async function assessed(assessmentId: string, performedOn: string, part: Partial<AssessmentRow> = {}): Promise<void> {
  entry += 1;
  const row: AssessmentRow = {
    assessmentId,
    personId: 'pia',
    competencyId: 'weld',
    competencyVersion: 1,
    level: 2,
    kind: 'practical',
    ...standsAlone,
    outcome: 'competent',
    performedOn,
    enteredAt: `${performedOn}T10:00:00.000Z`,
    zone: 'Europe/Berlin',
    place: '',
    note: '',
    lateReason: null,
    prerequisiteReason: null,
    independenceReason: null,
    assessorUserId: 'ada',
    contentDigest: '0'.repeat(64),
    entryNumber: entry,
    ...part,
  };
  await recordOf(site).insertInto('assessment').values(row).execute();
}

async function happened(assessmentId: string, kind: 'returned' | 'kept' | 'voided', recordedAt: string): Promise<void> {
  entry += 1;
  const row = {
    eventId: `event-${entry}`,
    assessmentId,
    kind,
    reason: 'because',
    userId: 'ada',
    recordedAt,
    contentDigest: '',
    entryNumber: entry,
  };
  await recordOf(site).insertInto('assessment_event').values(row).execute();
}

const why = (competencyId = 'weld', asOf: string | null = null) => site.client.readiness.explain({ personId: 'pia', competencyId, asOf });
const texts = (reason: Reason): string[] => [reason.text, ...reason.children.flatMap(texts)];
async function told(asOf: string | null = null) {
  const { evidence } = await site.client.evidence.currency({ personId: 'pia', asOf });
  return Object.fromEntries(evidence.map(({ assessmentId, why: reason, since }) => [assessmentId, [reason, since]]));
}

test('with too little the state is evidence insufficient and the tree says what is missing, by whom and by when', async () => {
  const accounts = await recordOf(site).selectFrom('user_account').select(['userId', 'login']).execute();
  const assessorUserId = accounts.find(({ login }) => login === 'ada')?.userId ?? '';
  await assessed('exam', '2026-01-10', { kind: 'knowledge', method: 'written', assessorUserId });
  await assessed('first', '2026-02-10', { assessorUserId });
  const { state, reasons } = await why();
  expect(state).toBe('evidenceInsufficient');
  expect(reasons.text).toBe('Evidence insufficient: level 2 is required, and what was shown is too little or too old.');
  expect(texts(reasons).at(-1)).toBe('Missing: one practical by another assessor than Ada Alder, at level 2 or above, by 2026-07-10.');
  await assessed('second', '2026-03-01', { assessorUserId: 'ben' });
  expect((await why()).state).toBe('qualified');
  expect((await why('weld', '2026-07-11')).state).toBe('evidenceInsufficient');
});

test('evidence that has grown too old stands in the list with the day on which it stopped to count', async () => {
  await assessed('exam', '2025-08-10', { kind: 'knowledge', method: 'written' });
  await assessed('first', '2026-02-10');
  expect(await told()).toEqual({ exam: ['stale', '2026-02-11'], first: [null, null] });
  expect(await told('2026-02-10')).toEqual({ exam: [null, null], first: [null, null] });
  expect(await told('2025-09-01')).toEqual({ exam: [null, null] });
});

test('what is void, replaced or sent back is no evidence; what was kept after all is', async () => {
  await assessed('void', '2025-12-01', { kind: 'knowledge', method: 'written' });
  await happened('void', 'voided', '2026-01-05T23:30:00.000Z');
  await assessed('old', '2025-12-02');
  await assessed('new', '2025-12-02', { amendsId: 'old', amendReason: 'a step was wrong', enteredAt: '2026-01-06T10:00:00.000Z' });
  await assessed('back', '2025-12-03', { assessorUserId: 'ben' });
  await happened('back', 'returned', '2026-01-07T10:00:00.000Z');
  await assessed('kept', '2025-12-04', { assessorUserId: 'ben' });
  await happened('kept', 'returned', '2026-01-07T10:00:00.000Z');
  await happened('kept', 'kept', '2026-01-08T10:00:00.000Z');
  expect(await told()).toEqual({
    new: [null, null],
    kept: [null, null],
    void: ['voided', '2026-01-06'],
    old: ['amended', '2026-01-06'],
    back: ['returned', '2026-01-07'],
  });
  const { reasons } = await why();
  expect(texts(reasons)).toEqual(
    expect.arrayContaining([
      '2025-12-01: does not count since 2026-01-06: it was voided.',
      '2025-12-02: does not count since 2026-01-06: a later version took its place.',
      'Missing: one knowledge check, at level 2 or above.',
    ]),
  );
});

test('a record that is sent back again after it was kept does not count', async () => {
  await assessed('again', '2026-02-01');
  await happened('again', 'returned', '2026-02-02T10:00:00.000Z');
  await happened('again', 'kept', '2026-02-03T10:00:00.000Z');
  await happened('again', 'returned', '2026-02-04T10:00:00.000Z');
  expect(await told()).toEqual({ again: ['returned', '2026-02-04'] });
  expect((await why()).state).toBe('neverAssessed');
});

test('two independent ratings are one result, competent when both are, and count only together', async () => {
  await assessed('one', '2026-02-01', { competencyId: 'lift', pairId: 'pair' });
  expect((await why('lift')).state).toBe('neverAssessed');
  expect(await told()).toEqual({ one: ['secondMissing', null] });
  await assessed('other', '2026-02-01', { competencyId: 'lift', pairId: 'pair', assessorUserId: 'ben', level: 3 });
  expect(await why('lift')).toMatchObject({ state: 'qualified' });
  expect(await told()).toEqual({ one: [null, null], other: [null, null] });
  await assessed('one-2', '2026-02-10', { competencyId: 'lift', pairId: 'pair-2' });
  await assessed('other-2', '2026-02-10', { competencyId: 'lift', pairId: 'pair-2', outcome: 'notYetCompetent' });
  expect((await why('lift')).state).toBe('belowLevel');
});

test('a clause and a covered task that a competency is linked to ask for more than observation and for an abnormal condition', async () => {
  await assessed('seen', '2026-02-01', { competencyId: 'lift', kind: 'observation' });
  expect((await why('lift')).state).toBe('qualified');
  const clause = clauseItem('law', { notSoleMethods: ['observation'] });
  const task = taskItem('hoist', { isCovered: true });
  await approveItems(
    site,
    library,
    [clause, task, linkItem('taskClause', 'hoist', 'law'), linkItem('taskCompetency', 'hoist', 'lift')],
    '2026-04-01',
  );
  expect((await why('lift')).state).toBe('qualified');
  const later = await why('lift', '2026-04-01');
  expect(later.state).toBe('evidenceInsufficient');
  expect(texts(later.reasons).filter((text) => text.startsWith('Missing'))).toEqual([
    'Missing: one result by something else than observations, at level 2 or above.',
    'Missing: one result under an abnormal condition, at level 2 or above.',
  ]);
  const row = await recordOf(site)
    .selectFrom('standing')
    .select('state')
    .where('competencyId', '=', 'lift')
    .where('fromDate', '=', '2026-04-01')
    .executeTakeFirst();
  expect(row).toEqual({ state: 'evidenceInsufficient' });
  const asked = { kind: 'abnormal' as const, question: 'The load swings?', answer: 'Stop.', isCritical: true };
  const answered = (result: 'met' | 'notMet') => JSON.stringify(assessmentDetail.parse({ questions: [{ ...asked, result }] }));
  await assessed('wrong', '2026-02-20', { competencyId: 'lift', detail: answered('notMet') });
  expect((await why('lift', '2026-04-01')).state).toBe('evidenceInsufficient');
  await assessed('right', '2026-02-21', { competencyId: 'lift', detail: answered('met') });
  expect((await why('lift', '2026-04-01')).state).toBe('qualified');
});

test('an unknown person has no evidence', async () => {
  await expect(site.client.evidence.currency({ personId: 'nobody', asOf: null })).rejects.toMatchObject({ code: 'PersonNotFound' });
});
