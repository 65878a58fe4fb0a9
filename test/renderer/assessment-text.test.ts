import { expect, test } from 'vitest';
import {
  failedCritical,
  faultsOf,
  inputOf,
  isComplete,
  judgementNow,
  prerequisitesOf,
} from '../../renderer/features/assess/form/assessment-faults';
import {
  type AssessmentText,
  changedParts,
  emptyText,
  levelsOf,
  type NotedStep,
  notedStep,
  shownSteps,
} from '../../renderer/features/assess/form/assessment-text';
import { draftKey, draftPlace } from '../../renderer/features/assess/draft-key';
import { choiceText } from '../../renderer/lib/words/assess';

const today = '2026-03-14';
/** 11:30 at the site. */
const moment = { today, now: new Date('2026-03-14T10:30:00.000Z') };
const onDay = (day: string) => ({ today: day, now: new Date(`${day}T10:30:00.000Z`) });
const step = (stepId: string, part: { level?: number; text?: string; isCritical?: boolean } = {}) => ({
  stepId,
  level: 2,
  text: `Do ${stepId}`,
  isCritical: false,
  prompt: '',
  ...part,
});

function makeForm(part: Partial<Parameters<typeof emptyText>[0]> = {}): Parameters<typeof emptyText>[0] {
  return {
    person: { personId: 'pia', name: 'Pike, Pia', employeeNumber: '1', title: null, unitName: null, hiredOn: '2020-01-01', leftOn: null },
    competency: {
      competencyId: 'loto',
      version: 7,
      code: 'LOTO',
      title: 'Lockout-tagout',
      description: '',
      scale: {
        scaleId: 's',
        name: 'S',
        levels: [1, 2, 3].map((level) => ({
          level,
          code: String(level),
          name: `Level ${level}`,
          anchor: '',
          colour: '#0072b2',
          pattern: 'solid' as const,
        })),
        qualifyingLevel: 2,
      },
      isSequenceEnforced: false,
    },
    tasks: [],
    questionSets: [],
    secondRatingLevels: [],
    lateAfterHours: 48,
    zone: 'Europe/Berlin',
    targetLevel: 2,
    isRequired: true,
    steps: [step('a'), step('b', { isCritical: true }), step('t', { level: 3 })],
    indicators: [],
    prerequisites: [],
    obstacles: [],
    ...part,
  };
}

const noted = (stepId: string, result: NotedStep['result'], part: Partial<NotedStep> = {}): Record<string, NotedStep> => ({
  [stepId]: { result, note: '', text: `Do ${stepId}`, isCritical: stepId === 'b', doneAt: null, orderReason: '', ...part },
});
const textOf = (part: Partial<AssessmentText> = {}): AssessmentText => ({ ...emptyText(makeForm(), moment), ...part });
const allMet = { ...noted('a', 'met'), ...noted('b', 'met') };

test('a form begins today, at the level the role requires', () => {
  expect(textOf()).toMatchObject({ version: 7, level: 2, performedOn: today, evidence: [] });
});

test('where the required level has no checklist the nearest one below is offered, else the lowest', () => {
  const steps = [step('x', { level: 1 }), step('y', { level: 3 })];
  expect(levelsOf(makeForm({ steps }), 'practical')).toEqual([1, 3]);
  expect(emptyText(makeForm({ steps }), moment).level).toBe(1);
  expect(emptyText(makeForm({ steps: [step('y', { level: 3 })] }), moment).level).toBe(3);
});

test('only the steps of the chosen level are shown, counted from one', () => {
  expect(shownSteps(makeForm(), textOf()).map((one) => [one.ordinal, one.stepId])).toEqual([
    [1, 'a'],
    [2, 'b'],
  ]);
  expect(shownSteps(makeForm(), textOf({ level: 3 })).map((one) => [one.ordinal, one.stepId])).toEqual([[1, 't']]);
});

test('what was judged by other words no longer counts, and its note is kept', () => {
  const text = textOf({ stepById: { ...noted('a', 'met', { text: 'Do it the old way', note: 'slowly' }), ...noted('b', 'met') } });
  expect(shownSteps(makeForm(), text)).toMatchObject([{ result: null, note: 'slowly' }, { result: 'met' }]);
  expect(changedParts(makeForm(), text)).toBe(1);
  expect(changedParts(makeForm(), textOf({ stepById: noted('b', 'met', { isCritical: false }) }))).toBe(1);
  expect(changedParts(makeForm(), textOf({ stepById: allMet }))).toBe(0);
});

test('what is missing is named by step', () => {
  expect(faultsOf(makeForm(), textOf(), moment)).toMatchObject({ fields: {}, open: [1, 2], unexplained: [] });
  const text = textOf({ stepById: { ...noted('a', 'notApplicable', { note: ' ' }), ...noted('b', 'met') } });
  expect(faultsOf(makeForm(), text, moment)).toMatchObject({ open: [], unexplained: [1] });
  expect(isComplete(faultsOf(makeForm(), text, moment))).toBe(false);
  expect(isComplete(faultsOf(makeForm(), textOf({ stepById: allMet }), moment))).toBe(true);
});

test('the day must be real, not ahead and within employment', () => {
  const faultOf = (performedOn: string) =>
    faultsOf(makeForm(), textOf({ performedOn, lateReason: 'from paper' }), moment).fields.performedOn;
  expect(faultOf('2026-02-30')).toBe('Write a day of the calendar as year-month-day');
  expect(faultOf('2026-03-15')).toBe('This day lies ahead');
  expect(faultOf('2019-12-31')).toBe('Not employed on that day: from 2020-01-01');
  expect(faultOf('2026-03-14')).toBeUndefined();
});

test('a late entry needs a reason, which is sent only where it is needed', () => {
  expect(faultsOf(makeForm(), textOf({ performedOn: '2026-03-11', performedTime: '' }), moment).fields).toHaveProperty('lateReason');
  expect(faultsOf(makeForm(), textOf({ performedOn: '2026-03-12', performedTime: '' }), moment).fields).not.toHaveProperty('lateReason');
  expect(inputOf(makeForm(), textOf({ performedOn: '2026-03-11', lateReason: 'from paper' }), moment).lateReason).toBe('from paper');
  expect(inputOf(makeForm(), textOf({ performedOn: '2026-03-13', lateReason: 'from paper' }), moment).lateReason).toBeNull();
});

test('the outcome is known once every step is judged; a failed critical step already before', () => {
  const half = shownSteps(makeForm(), textOf({ stepById: noted('b', 'notMet') }));
  expect(judgementNow(makeForm(), textOf({ stepById: noted('b', 'notMet') }))).toBeNull();
  expect(failedCritical(half)).toEqual([2]);
  expect(judgementNow(makeForm(), textOf({ stepById: allMet }))?.outcome).toBe('competent');
});

test('what is sent holds the steps of the level alone and no empty notes', () => {
  const text = textOf({ stepById: { ...allMet, ...noted('t', 'met') }, place: 'Line 1' });
  expect(inputOf(makeForm(), text, moment)).toEqual({
    personId: 'pia',
    competencyId: 'loto',
    competencyVersion: 7,
    level: 2,
    kind: 'practical',
    method: 'observationOnJob',
    performedOn: today,
    performedTime: '11:30',
    place: 'Line 1',
    equipment: '',
    shift: '',
    taskId: null,
    abnormalCondition: null,
    note: '',
    lateReason: null,
    steps: [
      { stepId: 'a', result: 'met', note: null, doneAt: null, orderReason: null },
      { stepId: 'b', result: 'met', note: null, doneAt: null, orderReason: null },
    ],
    independenceReason: '',
    knowledge: null,
    questions: [],
    ratings: [],
    evidenceIds: [],
  });
});

test('a draft of an assessment leads back to its form, any other draft does not', () => {
  expect(draftPlace(draftKey('pia', 'loto'))).toEqual({ personId: 'pia', competencyId: 'loto' });
  expect(draftPlace('competency/loto')).toBeNull();
  expect(draftPlace('assessment/pia')).toBeNull();
});

const asksForPermit = [
  {
    level: 2,
    rule: 'all' as const,
    count: 1,
    of: [
      {
        competencyId: 'permit',
        level: 1,
        code: 'PTW',
        title: 'Permit',
        levelCode: '1',
        held: [{ level: 1, from: '2026-03-01', until: '2026-03-31' }],
      },
    ],
  },
];

test('what has to be held before is looked at on the day of the work', () => {
  const form = makeForm({ prerequisites: asksForPermit });
  const isMet = (performedOn: string) => prerequisitesOf(form, textOf({ performedOn })).map((one) => one.isMet);
  expect([isMet('2026-02-28'), isMet('2026-03-01'), isMet('2026-03-31'), isMet('2026-04-01')]).toEqual([[false], [true], [true], [false]]);
});

test('a level that is given without what has to be held before asks for a reason, a failed attempt does not', () => {
  const form = makeForm({ prerequisites: asksForPermit });
  const before = '2026-02-28';
  const met = textOf({ performedOn: before, stepById: allMet });
  expect(faultsOf(form, met, onDay(before)).fields).toHaveProperty('prerequisiteReason');
  expect(faultsOf(form, { ...met, prerequisiteReason: 'beside a holder' }, onDay(before)).fields).toEqual({});
  expect(inputOf(form, { ...met, prerequisiteReason: 'beside a holder' }, onDay(before))).toMatchObject({
    prerequisiteReason: 'beside a holder',
  });
  const failed = textOf({ performedOn: before, stepById: { ...allMet, ...noted('b', 'notMet') } });
  expect(faultsOf(form, failed, onDay(before)).fields).toEqual({});
  const held = textOf({ performedOn: '2026-03-14', stepById: allMet, prerequisiteReason: 'typed and not needed' });
  expect(inputOf(form, held, moment)).not.toHaveProperty('prerequisiteReason');
});

test('a step is stamped with the moment of its first result today, and keeps that stamp', () => {
  const [first] = shownSteps(makeForm(), textOf());
  if (first === undefined) throw new Error('no step');
  const judged = notedStep(first, { result: 'met' }, today, moment);
  expect(judged).toMatchObject({ result: 'met', doneAt: '2026-03-14T10:30:00.000Z' });
  const later = { today, now: new Date('2026-03-14T11:00:00.000Z') };
  expect(notedStep({ ...first, ...judged }, { result: 'notMet' }, today, later).doneAt).toBe('2026-03-14T10:30:00.000Z');
  expect(notedStep(first, { result: 'notApplicable' }, today, moment).doneAt).toBeNull();
  expect(notedStep(first, { result: 'met' }, '2026-03-13', moment).doneAt).toBeNull();
  expect(notedStep(first, { note: 'n' }, today, moment).doneAt).toBeNull();
});

test('in an enforced order a step done before its turn asks why', () => {
  const form = makeForm({ competency: { ...makeForm().competency, isSequenceEnforced: true } });
  const text = textOf({
    stepById: {
      ...noted('a', 'met', { doneAt: '2026-03-14T10:05:00.000Z' }),
      ...noted('b', 'met', { doneAt: '2026-03-14T10:01:00.000Z' }),
    },
  });
  expect(faultsOf(form, text, moment).unordered).toEqual([2]);
  expect(faultsOf(makeForm(), text, moment).unordered).toEqual([]);
});

test('a covered task asks for an abnormal condition, in words or as a question, but for a knowledge check', () => {
  const task = { taskId: 't', code: 'T', title: 'Task', isCovered: true, abnormalConditions: ['Gas smell'] };
  const form = makeForm({ tasks: [task] });
  const lacks = (part: Partial<AssessmentText>) => 'abnormal' in faultsOf(form, textOf(part), moment).fields;
  const question = { key: 'q', question: 'Gas smell?', answer: 'Stop', isCritical: true, result: 'met' } as const;
  expect([
    lacks({}),
    lacks({ abnormalCondition: 'Gas smell' }),
    lacks({ questions: [{ ...question, kind: 'abnormal' }] }),
    lacks({ questions: [{ ...question, kind: 'oral' }] }),
    lacks({ kind: 'knowledge' }),
  ]).toEqual([true, false, false, true, false]);
});

test('points are numbers with a point or a comma, and no more than there are', () => {
  const faults = (score: string, maxScore = '10', passMark = '8') =>
    Object.keys(
      faultsOf(makeForm(), textOf({ kind: 'knowledge', points: { questionSetId: 'Q1', score, maxScore, passMark } }), moment).fields,
    );
  expect(faults('8,5')).toEqual([]);
  expect(faults('11')).toEqual(['score']);
  expect(faults('eight', '0')).toEqual(['score', 'maxScore', 'passMark']);
  expect(
    inputOf(
      makeForm(),
      textOf({ kind: 'knowledge', points: { questionSetId: 'Q1', score: '8,5', maxScore: '10', passMark: '8' } }),
      moment,
    ),
  ).toMatchObject({
    kind: 'knowledge',
    method: 'written',
    steps: [],
    knowledge: { questionSetId: 'Q1', score: 8.5, maxScore: 10, passMark: 8 },
  });
});

test('what differs between two versions, or two keyings, is said as the form says it', () => {
  const said = [
    ['outcome', 'notYetCompetent'],
    ['steps 4.result', 'notMet'],
    ['ratings 1.rating', 'notSeen'],
    ['kind', 'priorLearning'],
    ['questions 1.kind', 'abnormal'],
    ['place', 'notMet'],
  ] as const;
  const texts = ['Not yet competent', 'Not met', 'Not seen', 'Prior learning', 'abnormal condition', 'notMet'];
  expect(said.map(([field, value]) => choiceText(field, value))).toEqual(texts);
});
