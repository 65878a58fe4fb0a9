import { expect, test } from 'vitest';
import { copyItems } from '../../../shared/domain/framework/template';
import type { FrameworkItem } from '../../../shared/contract/framework-item';
import { competencyItem, plainItem, requirementItem } from '../../support/people';

const role: FrameworkItem = { ...plainItem, itemId: 'r', kind: 'role', title: 'Operator', content: { description: '' } };
const competency = competencyItem('c1', {
  parentId: 'g',
  steps: [{ stepId: 's1' }],
  indicators: [{ indicatorId: 'i1', outcomeIds: ['outside'] }],
  prerequisites: [
    {
      level: 2,
      rule: 'any',
      count: 1,
      of: [
        { competencyId: 'c2', level: 1 },
        { competencyId: 'elsewhere', level: 1 },
      ],
    },
  ],
  origin: { format: 'case', identifier: 'x', rest: '{}' },
});

let made = 0;
const makeId = () => `new-${(made += 1)}`;

test('a copy has identities of its own and keeps what was said of others', () => {
  made = 0;
  const [one, two] = copyItems([competency, competencyItem('c2', { parentId: 'g', scaleId: 'scale-c1' })], '-B', makeId);
  if (one?.kind !== 'competency') throw new Error('the competency is missing');
  expect(one).toMatchObject({ itemId: 'new-1', code: 'C1-B', parentId: 'g', origin: null });
  expect(one.content.scaleId).toBe('scale-c1');
  expect(one.content.prerequisites[0]?.of.map(({ competencyId }) => competencyId)).toEqual(['new-2', 'elsewhere']);
  expect(one.content.indicators[0]).toMatchObject({ outcomeIds: ['outside'] });
  expect([one.content.indicators[0]?.indicatorId, one.content.steps[0]?.stepId]).not.toContain('i1');
  expect(new Set([one.content.indicators[0]?.indicatorId, one.content.steps[0]?.stepId, one.itemId, two?.itemId]).size).toBe(4);
});

test('a role is copied with its requirements, which begin at the copy and end where they ended', () => {
  made = 0;
  const [copied, need] = copyItems([role, requirementItem({ roleId: 'r', competencyId: 'c1' })], '-B', makeId);
  expect(copied).toMatchObject({ itemId: 'new-1', code: '' });
  expect(need).toMatchObject({ itemId: 'new-2', fromId: 'new-1', toId: 'c1' });
});

test('a code stays within its sixty characters', () => {
  expect(copyItems([{ ...competency, code: 'x'.repeat(60) }], '-COPY', makeId)[0]?.code).toBe(`${'x'.repeat(55)}-COPY`);
});
