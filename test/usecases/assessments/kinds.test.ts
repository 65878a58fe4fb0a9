import { beforeEach, expect, test } from 'vitest';
import { verifyLog } from '../../../electron/service/db/audit-verify';
import { signInput } from '../../support/assessments';
import { recordOf } from '../../support/framework';
import { logLength } from '../../support/log';
import { makeCompetency, makePerson, makeRole, makeUnit } from '../../support/people';
import { makeTestSite, type TestSite } from '../../support/site';
import { linkTask } from '../../support/tasks';

let site: TestSite;
type Part = Partial<Awaited<ReturnType<typeof signInput>>>;

beforeEach(async () => {
  site = await makeTestSite();
  await makeUnit(site, 'works');
  await makeRole(site, 'worker');
  await makePerson(site, 'pia', { roleId: 'worker', unitId: 'works' });
  await makeCompetency(site, 'loto', {
    isSequenceEnforced: true,
    steps: [{ stepId: 's1', prompt: 'Ask which sources there are' }, { stepId: 's2', isCritical: true }, { stepId: 's3' }],
    indicators: [{ indicatorId: 'i1' }, { indicatorId: 'i2' }, { indicatorId: 'i3' }, { indicatorId: 'other', level: 3 }],
  });
});

const stepAt = (
  stepId: string,
  minute: number | null,
  part: { result?: 'met' | 'notMet' | 'notApplicable'; orderReason?: string } = {},
) => ({
  stepId,
  result: part.result ?? ('met' as const),
  note: part.result === 'notApplicable' ? 'no such valve' : null,
  doneAt: minute === null ? null : new Date(Date.UTC(2026, 2, 14, 9, minute)).toISOString(),
  orderReason: part.orderReason ?? null,
});
const inTurn = [stepAt('s1', 1), stepAt('s2', 2), stepAt('s3', 3)];
const practical = (part: Part = {}) => signInput(site, { steps: inTurn, ...part });
const rated = (...ratings: Array<'shown' | 'partly' | 'notShown' | 'notSeen'>) =>
  ratings.map((rating, index) => ({ indicatorId: `i${index + 1}`, rating, note: null }));
const observation = (part: Part = {}) =>
  signInput(site, { kind: 'observation', steps: [], ratings: rated('shown', 'shown', 'shown'), ...part });
const knowledge = (part: Part = {}) =>
  signInput(site, {
    kind: 'knowledge',
    steps: [],
    knowledge: { questionSetId: 'LOTO-Q3', score: 17, maxScore: 20, passMark: 16 },
    ...part,
  });

/** The code with which it is refused, and that nothing at all was left behind. */
async function refusal(input: Awaited<ReturnType<typeof signInput>>): Promise<unknown> {
  const before = await logLength(site.station);
  const refused: unknown = await site.client.assessments.sign(input).then(
    () => 'signed',
    (error: unknown) => error,
  );
  expect(await logLength(site.station)).toBe(before);
  expect(await recordOf(site).selectFrom('assessment').selectAll().execute()).toEqual([]);
  return refused;
}

/** Signs it, and answers with the record as it is shown. */
async function recordAfter(input: Awaited<ReturnType<typeof signInput>>) {
  const { assessmentId } = await site.client.assessments.sign(input);
  const record = await site.client.assessments.get({ assessmentId });
  expect(record.signatures).toMatchObject([{ isValid: true, meaning: 'Assessed' }]);
  return record;
}

test('a knowledge check is kept with its question set, points and pass mark, and offers the set next time', async () => {
  expect(await recordAfter(await knowledge())).toMatchObject({
    kind: 'knowledge',
    method: 'written',
    outcome: 'competent',
    steps: [],
    detail: { knowledge: { questionSetId: 'LOTO-Q3', score: 17, maxScore: 20, passMark: 16 } },
    outcomeReasons: ['17 of 20 points; 16 pass.'],
  });
  const failed = await recordAfter(
    await knowledge({ method: 'oral', knowledge: { questionSetId: 'LOTO-Q4', score: 8, maxScore: 10, passMark: 8.5 } }),
  );
  expect(failed).toMatchObject({ outcome: 'notYetCompetent', method: 'oral' });
  const { questionSets } = await site.client.assessments.form({ personId: 'pia', competencyId: 'loto' });
  expect(questionSets).toEqual([
    { questionSetId: 'LOTO-Q4', maxScore: 10, passMark: 8.5 },
    { questionSetId: 'LOTO-Q3', maxScore: 20, passMark: 16 },
  ]);
});

test('a knowledge check without a score, or with one that cannot be, is refused', async () => {
  expect(await refusal(await knowledge({ knowledge: null }))).toMatchObject({ code: 'ScoreMissing', defined: true });
  const set = { questionSetId: 'Q', score: 5, maxScore: 10, passMark: 8 };
  expect(await refusal(await knowledge({ knowledge: { ...set, score: 11 } }))).toMatchObject({ code: 'ScoreImpossible' });
  expect(await refusal(await knowledge({ knowledge: { ...set, passMark: 10.5 } }))).toMatchObject({ code: 'ScoreImpossible' });
});

test('answers are kept word for word, and a critical one that was not good enough fails a full score', async () => {
  const answer = '“Zuerst freischalten” — dann 🔒 sichern.\nSecond line';
  const record = await recordAfter(
    await knowledge({
      questions: [
        { kind: 'oral', question: 'What comes first?', answer, isCritical: false, result: 'met' },
        { kind: 'scenario', question: 'The lamp stays on. What now?', answer: 'I go on', isCritical: true, result: 'notMet' },
      ],
    }),
  );
  expect(record).toMatchObject({ outcome: 'notYetCompetent', detail: { questions: [{ answer }, { isCritical: true }] } });
  expect(record.outcomeReasons[0]).toBe('Question 2 is critical and was not answered well enough.');
  const unanswered = { kind: 'oral', question: 'And then?', answer: '  ', isCritical: false, result: 'met' } as const;
  await expect(site.client.assessments.sign(await knowledge({ questions: [unanswered] }))).rejects.toMatchObject({
    code: 'AnswersMissing',
    data: { questions: [1] },
  });
});

test('an observation keeps the words of each indicator with its rating', async () => {
  const record = await recordAfter(
    await observation({ ratings: [{ indicatorId: 'i1', rating: 'partly', note: 'slowly' }, ...rated('shown', 'shown', 'shown').slice(1)] }),
  );
  expect(record).toMatchObject({
    kind: 'observation',
    outcome: 'competent',
    detail: { ratings: [{ text: 'Shows i1', rating: 'partly', note: 'slowly' }, { rating: 'shown' }, { rating: 'shown' }] },
  });
});

test('an observation rates every indicator of the level; what was not seen leaves no outcome to sign', async () => {
  expect(await refusal(await observation({ ratings: rated('shown') }))).toMatchObject({
    code: 'RatingsIncomplete',
    data: { indicators: [2, 3] },
  });
  expect(await refusal(await observation({ ratings: rated('shown', 'notSeen', 'shown') }))).toMatchObject({
    code: 'IndicatorsNotSeen',
    data: { indicators: [2] },
  });
  const stray = [...rated('shown', 'shown', 'shown'), { indicatorId: 'other', rating: 'shown' as const, note: null }];
  expect(await refusal(await observation({ ratings: stray }))).toMatchObject({ code: 'ChecklistChanged' });
  expect(await refusal(await observation({ level: 1, ratings: [] }))).toMatchObject({ code: 'NoIndicators' });
  expect(await recordAfter(await observation({ ratings: rated('shown', 'notSeen', 'notShown') }))).toMatchObject({
    outcome: 'notYetCompetent',
  });
});

test('parts of another kind and methods of another kind are refused', async () => {
  expect(await refusal(await practical({ ratings: rated('shown') }))).toMatchObject({ code: 'NotOfThisKind' });
  expect(await refusal(await observation({ steps: inTurn }))).toMatchObject({ code: 'NotOfThisKind' });
  const points = { questionSetId: 'Q', score: 1, maxScore: 1, passMark: 1 };
  expect(await refusal(await practical({ knowledge: points }))).toMatchObject({ code: 'NotOfThisKind' });
  expect(await refusal(await practical({ method: 'written' }))).toMatchObject({ code: 'MethodNotOfKind' });
});

test('in an enforced order a step before its turn, or without a time, needs a reason, which is kept', async () => {
  const early = [stepAt('s1', 5), stepAt('s2', 2), stepAt('s3', 6)];
  expect(await refusal(await practical({ steps: early }))).toMatchObject({ code: 'OrderReasonMissing', data: { steps: [2] } });
  expect(await refusal(await practical({ steps: [stepAt('s1', null), ...inTurn.slice(1)] }))).toMatchObject({
    code: 'OrderReasonMissing',
    data: { steps: [1] },
  });
  const explained = [
    stepAt('s1', 5),
    stepAt('s2', 2, { orderReason: 'the lamp was out' }),
    stepAt('s3', 6, { orderReason: 'of no account' }),
  ];
  expect((await recordAfter(await practical({ steps: explained }))).steps).toMatchObject([
    { doneAt: '2026-03-14T09:05:00.000Z', orderReason: null },
    { doneAt: '2026-03-14T09:02:00.000Z', orderReason: 'the lamp was out' },
    { orderReason: null },
  ]);
  const skipped = [stepAt('s1', 5, { result: 'notApplicable' }), stepAt('s2', 2), stepAt('s3', 6)];
  expect((await recordAfter(await practical({ steps: skipped }))).steps[0]).toMatchObject({ doneAt: null, note: 'no such valve' });
});

test('a step cannot have been done on another day or later than now', async () => {
  expect(await refusal(await practical({ steps: [...inTurn.slice(0, 2), stepAt('s3', 61)] }))).toMatchObject({
    code: 'StepTimeOutside',
    data: { steps: [3] },
  });
  expect(await refusal(await practical({ performedOn: '2026-03-12', steps: inTurn }))).toMatchObject({ code: 'StepTimeOutside' });
  // A shift of the day before goes on past midnight.
  expect((await recordAfter(await practical({ performedOn: '2026-03-13', steps: inTurn }))).performedOn).toBe('2026-03-13');
});

test('event time and entry time are both kept; hours apart ask for a reason', async () => {
  const late = {
    performedOn: '2026-03-12',
    performedTime: '10:59',
    steps: [],
    knowledge: { questionSetId: 'Q', score: 1, maxScore: 1, passMark: 1 },
  };
  // It is 11:00 at the site.
  expect(await refusal(await knowledge(late))).toMatchObject({ code: 'LateReasonMissing' });
  expect(await recordAfter(await knowledge({ ...late, performedTime: '11:00' }))).toMatchObject({ lateReason: null });
  expect(await recordAfter(await knowledge({ ...late, lateReason: 'written up after the shutdown' }))).toMatchObject({
    performedOn: '2026-03-12',
    performedTime: '10:59',
    enteredAt: '2026-03-14T10:00:00.000Z',
    zone: 'Europe/Berlin',
    lateReason: 'written up after the shutdown',
  });
});

test('a time of today that lies ahead is refused', async () => {
  expect(await refusal(await practical({ performedTime: '11:01' }))).toMatchObject({ code: 'NotYetPerformed' });
  expect(await recordAfter(await practical({ performedTime: '11:00' }))).toMatchObject({ performedTime: '11:00' });
});

test('for a covered task an abnormal condition is part of whatever is seen at work, and of the form', async () => {
  await linkTask(site, 'purge', true);
  await linkTask(site, 'paint', false);
  expect((await site.client.assessments.form({ personId: 'pia', competencyId: 'loto' })).tasks).toMatchObject([
    { taskId: 'paint', isCovered: false },
    { taskId: 'purge', isCovered: true, abnormalConditions: ['Smell of gas'] },
  ]);
  expect(await refusal(await practical())).toMatchObject({ code: 'AbnormalMissing', data: { tasks: ['PURGE Task purge'] } });
  expect(await refusal(await observation({ abnormalCondition: '   ' }))).toMatchObject({ code: 'AbnormalMissing' });
  const asked = { kind: 'abnormal', question: 'Smell of gas?', answer: 'Shut in, leave, call', isCritical: true, result: 'met' } as const;
  expect(await recordAfter(await practical({ questions: [asked], taskId: 'purge' }))).toMatchObject({
    outcome: 'competent',
    task: { taskId: 'purge', code: 'PURGE', title: 'Task purge' },
    abnormalCondition: null,
  });
  expect(await recordAfter(await observation({ abnormalCondition: 'Smell of gas' }))).toMatchObject({ abnormalCondition: 'Smell of gas' });
  expect(await recordAfter(await practical({ questions: [{ ...asked, result: 'notMet' }] }))).toMatchObject({ outcome: 'notYetCompetent' });
  // By itself it qualifies nobody: what suffices asks for an abnormal condition beside it.
  expect(await recordAfter(await knowledge())).toMatchObject({ outcome: 'competent' });
});

test('where no covered task needs it no abnormal condition is asked for, and an unknown task is refused', async () => {
  await linkTask(site, 'paint', false);
  expect(await refusal(await practical({ taskId: 'nothing' }))).toMatchObject({ code: 'TaskNotFound' });
  expect(await recordAfter(await practical())).toMatchObject({ task: null });
});

test('everything said of the circumstances is under the signature and in the log', async () => {
  const record = await recordAfter(
    await practical({ equipment: 'Pump P-201', shift: 'Night', place: 'Line 1', method: 'simulation', performedTime: '09:55' }),
  );
  expect(record).toMatchObject({ method: 'simulation', place: 'Line 1', detail: { equipment: 'Pump P-201', shift: 'Night' } });
  const verified = await verifyLog(recordOf(site), {}, () => undefined, new AbortController().signal);
  expect(verified).toMatchObject({ outcome: 'intact' });
  const row = await recordOf(site).selectFrom('assessment').select(['contentDigest', 'kind']).executeTakeFirstOrThrow();
  expect(record.signatures[0]?.contentDigest).toBe(row.contentDigest);
});
