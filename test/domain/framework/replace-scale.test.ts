import { expect, test } from 'vitest';
import { frameworkFaults } from '../../../shared/domain/framework/faults';
import { noValidity } from '../../../shared/domain/framework/validity-terms';
import { replaceScale } from '../../../shared/domain/framework/replace-scale';
import type { FrameworkItem } from '../../../shared/contract/framework-item';
import type { ValidityRule } from '../../../shared/contract/validity';
import { clauseItem } from '../../support/catalogue-items';
import { competencyItem, plainItem, requirementItem, scaleItem } from '../../support/people';

const old = scaleItem('old');
const other = scaleItem('other');
const look = { colour: '#000000', pattern: 'solid' } as const;
const successor = scaleItem('next', {
  levels: [0, 1].map((level) => ({ level, code: String(level), name: `Level ${level}`, anchor: '', ...look })),
  qualifyingLevel: 1,
});
const levels = [
  { from: 1, to: 0 },
  { from: 2, to: 1 },
  { from: 3, to: 1 },
];
const block = (itemId: string): FrameworkItem => ({
  ...plainItem,
  itemId,
  kind: 'block',
  title: itemId,
  content: {
    indicators: [],
    steps: [{ stepId: `step-of-${itemId}`, level: 3, text: 'Sign off', isCritical: true, prompt: '' }],
    guidance: { assessor: '', coach: '', employee: '' },
  },
});
const task: FrameworkItem = {
  ...plainItem,
  itemId: 't',
  kind: 'task',
  code: 'T',
  title: 'Task',
  content: {
    description: '',
    difficulty: null,
    importance: null,
    frequency: null,
    consequence: null,
    isCovered: false,
    abnormalConditions: [],
    goodLooksLike: '',
    decidedTraining: null,
    trainingReason: '',
  },
};
const link: FrameworkItem = {
  ...plainItem,
  itemId: 't-a',
  kind: 'link',
  fromId: 't',
  toId: 'a',
  content: { relation: 'taskCompetency', level: 3, isMandatory: true, outcome: '', scenario: '' },
};
const a = competencyItem('a', {
  scaleId: 'old',
  steps: [{ stepId: 'a1', level: 3 }],
  indicators: [{ indicatorId: 'a2', level: 1 }],
  blockIds: ['own', 'shared'],
  validity: {
    ...noValidity,
    rules: [
      { level: 3, rule: { kind: 'none' } },
      { level: null, rule: { kind: 'calendarDate', month: 2, day: 29, years: 0 } },
    ],
  },
});
const b = competencyItem('b', {
  scaleId: 'other',
  blockIds: ['shared'],
  prerequisites: [{ level: 2, rule: 'all', count: 1, of: [{ competencyId: 'a', level: 3 }] }],
});
const items: FrameworkItem[] = [
  a,
  b,
  block('own'),
  block('shared'),
  task,
  link,
  requirementItem({ roleId: 'r', competencyId: 'a', level: 2 }),
  requirementItem({ roleId: 'r', competencyId: 'b', level: 2 }),
];

test('everything that names a level of a competency on the old scale goes to the level of the mapping', () => {
  const { items: changed, blocksLeft } = replaceScale(old, successor, levels, items);
  const byId = new Map(changed.map((item) => [item.itemId, item]));
  expect([...byId.keys()].sort()).toEqual(['a', 'b', 'next', 'old', 'own', 'r-needs-a', 't-a']);
  expect(byId.get('a')).toMatchObject({ content: { scaleId: 'next', steps: [{ level: 1 }], indicators: [{ level: 0 }] } });
  expect(byId.get('a')).toMatchObject({ content: { validity: { rules: [{ level: 1 }, { level: null }] } } });
  expect(byId.get('b')).toMatchObject({ content: { scaleId: 'other', prerequisites: [{ level: 2, of: [{ level: 1 }] }] } });
  expect(byId.get('own')).toMatchObject({ content: { steps: [{ level: 1 }] } });
  expect(byId.get('t-a')).toMatchObject({ content: { level: 1 } });
  expect(byId.get('r-needs-a')).toMatchObject({ content: { level: 1 } });
  expect(byId.get('next')).toMatchObject({ content: { mapping: { fromScaleId: 'old', levels } } });
  expect(byId.get('old')).toMatchObject({ isRetired: true, replacedById: 'next', content: old.content });
  expect(blocksLeft).toEqual(['shared']);
});

test('the result holds together: a scale in use is replaced without a fault', () => {
  const before = [old, other, ...items];
  const { items: changed } = replaceScale(old, successor, levels, items);
  const byId = new Map([...before, ...changed].map((item) => [item.itemId, item]));
  const situation = {
    items: [...byId.values()],
    changed: new Map(changed.map((item) => [item.itemId, before.find(({ itemId }) => itemId === item.itemId) ?? null])),
    roles: new Set(['r']),
    units: new Set<string>(),
    scalesInUse: new Set(['old']),
  };
  expect(frameworkFaults(situation)).toEqual([]);
});

test('a rule of validity for a level that is not on the scale, or to a day that no year has, is a fault', () => {
  const faultsOf = (...changed: readonly FrameworkItem[]) =>
    frameworkFaults({
      items: [old, ...changed],
      changed: new Map(changed.map((item) => [item.itemId, null])),
      roles: new Set(),
      units: new Set(),
      scalesInUse: new Set(),
    }).map(({ itemId, code, detail }) => [itemId, code, detail]);
  const day = { kind: 'calendarDate', month: 4, day: 31, years: 1 } as const;
  const held = (level: number | null, rule: ValidityRule) =>
    competencyItem('a', { scaleId: 'old', validity: { ...noValidity, rules: [{ level, rule }] } });
  expect(faultsOf(held(7, { kind: 'none' }))).toEqual([['a', 'levelNotOnScale', '7 (Scale old)']]);
  expect(faultsOf(held(2, day), clauseItem('law', { validity: day }))).toEqual([
    ['a', 'noSuchDay', '31 April'],
    ['law', 'noSuchDay', '31 April'],
  ]);
  expect(faultsOf({ ...held(2, day), isRetired: true })).toEqual([]);
});
