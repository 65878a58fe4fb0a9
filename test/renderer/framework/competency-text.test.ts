import { expect, test } from 'vitest';
import {
  emptyCompetency,
  faultsOf,
  inputOf,
  textOf,
  type CompetencyText,
} from '../../../renderer/features/framework/editor/competency-text';
import { textDifferences } from '../../../renderer/features/framework/editor/text-differences';

const scale = {
  scaleId: 'scale-1',
  name: 'Floor',
  qualifyingLevel: 3,
  levels: [
    { level: 1, code: 'I', name: 'Instructed', anchor: '' },
    { level: 3, code: 'U', name: 'Unaided', anchor: '' },
  ],
};
const step = (rowKey: string, text: string, level: number | null = 3) => ({ rowKey, stepId: rowKey, level, text, isCritical: false });
const complete: CompetencyText = {
  ...emptyCompetency,
  version: 7,
  code: 'FLT-01',
  title: 'Forklift',
  scaleId: 'scale-1',
  steps: [step('s1', 'Check the mast'), step('s2', 'Sound the horn')],
  reason: 'agreed with logistics',
};

test('an empty form names every field that is needed, and a complete one none', () => {
  expect([...faultsOf(emptyCompetency, undefined).keys()]).toEqual(['code', 'title', 'scaleId', 'reason']);
  expect(faultsOf(complete, scale).size).toBe(0);
});

test('a row without text or with a level that the scale lacks is pointed out', () => {
  const faults = faultsOf({ ...complete, steps: [step('s1', ' '), step('s2', 'Sound the horn', 2)] }, scale);
  expect([...faults.keys()]).toEqual(['s1.text', 's2.level']);
});

test('what is sent keeps the ids of known rows and gives none to new ones', () => {
  const indicator = {
    rowKey: 'new',
    indicatorId: null,
    level: 1,
    text: 'Looks behind',
    positiveExample: ' ',
    negativeExample: 'Reverses blind',
  };
  const sent = inputOf('competency-1', { ...complete, indicators: [indicator] });
  expect(sent).toMatchObject({
    competencyId: 'competency-1',
    version: 7,
    indicators: [{ level: 1, text: 'Looks behind', positiveExample: null, negativeExample: 'Reverses blind' }],
    steps: [{ stepId: 's1' }, { stepId: 's2' }],
  });
  expect(sent?.indicators[0]).not.toHaveProperty('indicatorId');
  expect(inputOf('competency-1', { ...complete, scaleId: null })).toBeNull();
});

test('a recorded competency becomes a text that sends back the same', () => {
  const { reason: _reason, ...fields } = complete;
  const recorded = {
    ...fields,
    scaleId: 'scale-1',
    version: 7,
    lastChange: { by: 'Ada', recordedAt: '2026-03-14T10:00:00Z' },
    competencyId: 'c1',
    isRetired: false,
    scale,
    requiredBy: [],
    indicators: [],
    steps: [{ stepId: 's1', level: 3, text: 'Check the mast', isCritical: true }],
  };
  expect(inputOf('c1', { ...textOf(recorded), reason: 'reviewed' })).toMatchObject({
    version: 7,
    code: 'FLT-01',
    steps: [{ stepId: 's1', level: 3, text: 'Check the mast', isCritical: true }],
  });
});

test('two texts are compared field by field and row by row', () => {
  const mine: CompetencyText = {
    ...complete,
    title: 'Forklift driving',
    steps: [step('s2', 'Sound the horn twice'), step('s3', 'Lower the forks')],
  };
  expect(textDifferences(complete, mine).map(({ label, before, after }) => [label, before, after])).toEqual([
    ['Title', 'Forklift', 'Forklift driving'],
    ['Step', '3: Check the mast', null],
    ['Step', '3: Sound the horn', '3: Sound the horn twice'],
    ['Step', null, '3: Lower the forks'],
  ]);
  expect(textDifferences(complete, complete)).toEqual([]);
});
