import { expect, test } from 'vitest';
import {
  type AssessmentText,
  type NotedStep,
  changedSteps,
  checkedLevels,
  emptyText,
  failedCritical,
  faultsOf,
  inputOf,
  isComplete,
  outcomeOf,
  prerequisitesOf,
  shownSteps,
} from '../../renderer/features/assess/form/assessment-text';
import { draftKey, draftPlace } from '../../renderer/features/assess/draft-key';

const today = '2026-03-14';
const step = (stepId: string, part: { level?: number; text?: string; isCritical?: boolean } = {}) => ({
  stepId,
  level: 2,
  text: `Do ${stepId}`,
  isCritical: false,
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
    },
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
  [stepId]: { result, note: '', text: `Do ${stepId}`, isCritical: stepId === 'b', ...part },
});
const textOf = (part: Partial<AssessmentText> = {}): AssessmentText => ({ ...emptyText(makeForm(), today), ...part });
const allMet = { ...noted('a', 'met'), ...noted('b', 'met') };

test('a form begins today, at the level the role requires', () => {
  expect(textOf()).toMatchObject({ version: 7, level: 2, performedOn: today, evidence: [] });
});

test('where the required level has no checklist the nearest one below is offered, else the lowest', () => {
  const steps = [step('x', { level: 1 }), step('y', { level: 3 })];
  expect(checkedLevels(makeForm({ steps }))).toEqual([1, 3]);
  expect(emptyText(makeForm({ steps }), today).level).toBe(1);
  expect(emptyText(makeForm({ steps: [step('y', { level: 3 })] }), today).level).toBe(3);
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
  expect(changedSteps(makeForm(), text)).toBe(1);
  expect(changedSteps(makeForm(), textOf({ stepById: noted('b', 'met', { isCritical: false }) }))).toBe(1);
  expect(changedSteps(makeForm(), textOf({ stepById: allMet }))).toBe(0);
});

test('what is missing is named by step', () => {
  expect(faultsOf(makeForm(), textOf(), today)).toEqual({ fields: {}, open: [1, 2], unexplained: [] });
  const text = textOf({ stepById: { ...noted('a', 'notApplicable', { note: ' ' }), ...noted('b', 'met') } });
  expect(faultsOf(makeForm(), text, today)).toMatchObject({ open: [], unexplained: [1] });
  expect(isComplete(faultsOf(makeForm(), text, today))).toBe(false);
  expect(isComplete(faultsOf(makeForm(), textOf({ stepById: allMet }), today))).toBe(true);
});

test('the day must be real, not ahead and within employment', () => {
  const faultOf = (performedOn: string) =>
    faultsOf(makeForm(), textOf({ performedOn, lateReason: 'from paper' }), today).fields.performedOn;
  expect(faultOf('2026-02-30')).toBe('Write a day of the calendar as year-month-day');
  expect(faultOf('2026-03-15')).toBe('This day lies ahead');
  expect(faultOf('2019-12-31')).toBe('Not employed on that day: from 2020-01-01');
  expect(faultOf('2026-03-14')).toBeUndefined();
});

test('a late entry needs a reason, which is sent only where it is needed', () => {
  expect(faultsOf(makeForm(), textOf({ performedOn: '2026-03-11' }), today).fields).toHaveProperty('lateReason');
  expect(faultsOf(makeForm(), textOf({ performedOn: '2026-03-12' }), today).fields).not.toHaveProperty('lateReason');
  expect(inputOf(makeForm(), textOf({ performedOn: '2026-03-11', lateReason: 'from paper' }), today).lateReason).toBe('from paper');
  expect(inputOf(makeForm(), textOf({ performedOn: '2026-03-13', lateReason: 'from paper' }), today).lateReason).toBeNull();
});

test('the outcome is known once every step is judged; a failed critical step already before', () => {
  const half = shownSteps(makeForm(), textOf({ stepById: noted('b', 'notMet') }));
  expect(outcomeOf(half)).toBeNull();
  expect(failedCritical(half)).toEqual([2]);
  expect(outcomeOf(shownSteps(makeForm(), textOf({ stepById: allMet })))?.outcome).toBe('competent');
});

test('what is sent holds the steps of the level alone and no empty notes', () => {
  const text = textOf({ stepById: { ...allMet, ...noted('t', 'met') }, place: 'Line 1' });
  expect(inputOf(makeForm(), text, today)).toEqual({
    personId: 'pia',
    competencyId: 'loto',
    competencyVersion: 7,
    level: 2,
    performedOn: today,
    place: 'Line 1',
    note: '',
    lateReason: null,
    steps: [
      { stepId: 'a', result: 'met', note: null },
      { stepId: 'b', result: 'met', note: null },
    ],
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
  expect(faultsOf(form, met, before).fields).toHaveProperty('prerequisiteReason');
  expect(faultsOf(form, { ...met, prerequisiteReason: 'beside a holder' }, before).fields).toEqual({});
  expect(inputOf(form, { ...met, prerequisiteReason: 'beside a holder' }, before)).toMatchObject({ prerequisiteReason: 'beside a holder' });
  const failed = textOf({ performedOn: before, stepById: { ...allMet, ...noted('b', 'notMet') } });
  expect(faultsOf(form, failed, before).fields).toEqual({});
  const held = textOf({ performedOn: '2026-03-14', stepById: allMet, prerequisiteReason: 'typed and not needed' });
  expect(inputOf(form, held, '2026-03-14')).not.toHaveProperty('prerequisiteReason');
});
