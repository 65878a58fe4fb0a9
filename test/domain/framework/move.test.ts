import { expect, test } from 'vitest';
import type { ItemKind } from '../../../shared/contract/framework-item';
import { ordinalsAt, planMove, stepTarget } from '../../../shared/domain/framework/move';
import { buildTree } from '../../../shared/domain/framework/tree';

const head = (
  itemId: string,
  kind: ItemKind,
  ordinal: number,
  parentId: string | null = null,
  ends: { fromId?: string; toId?: string } = {},
) => ({
  itemId,
  kind,
  parentId,
  ordinal,
  fromId: null,
  toId: null,
  code: itemId,
  title: itemId,
  isRetired: false,
  change: null,
  ...ends,
});
const tree = buildTree([
  head('g', 'group', 1024),
  head('a', 'competency', 1024, 'g'),
  head('b', 'competency', 2048, 'g'),
  head('c', 'competency', 3072, 'g'),
  head('h', 'group', 2048),
  head('d', 'competency', 1024, 'h'),
  head('t', 'task', 1024),
  head('r', 'role', 1024),
  head('need', 'requirement', 1024, null, { fromId: 'r', toId: 'a' }),
]);

test('an item goes between two others without touching them', () => {
  expect(planMove(tree, ['c'], { parentKey: 'g', beforeId: 'b' })).toEqual({
    fault: null,
    placements: new Map([['c', { parentId: 'g', ordinal: 1536 }]]),
  });
});

test('several items keep their order, and what lies in one of them goes along', () => {
  const move = planMove(tree, ['g', 'a', 'b'], { parentKey: 'catalogue:competency', beforeId: null });
  expect(move).toEqual({ fault: null, placements: new Map([['g', { parentId: null, ordinal: 3072 }]]) });
  const both = planMove(tree, ['a', 'b'], { parentKey: 'h', beforeId: 'd' });
  expect(both).toEqual({
    fault: null,
    placements: new Map([
      ['a', { parentId: 'h', ordinal: -1024 }],
      ['b', { parentId: 'h', ordinal: 0 }],
    ]),
  });
});

test('an item cannot go into itself, a task not among the competencies, and a line not to another role', () => {
  expect(planMove(tree, ['g'], { parentKey: 'a', beforeId: null }).fault).toBe('intoItself');
  expect(planMove(tree, ['t'], { parentKey: 'catalogue:competency', beforeId: null }).fault).toBe('notThere');
  expect(planMove(tree, ['a'], { parentKey: 't', beforeId: null }).fault).toBe('notThere');
  expect(planMove(tree, ['need'], { parentKey: 'g', beforeId: null }).fault).toBe('lineStays');
});

test('siblings are renumbered where no room is left between them, or where they share a number', () => {
  expect(ordinalsAt([1, 2, 3], 1, 1)).toEqual([1024, 2048, 3072, 4096]);
  expect(ordinalsAt([0, 0], 2, 1)).toEqual([1024, 2048, 3072]);
  expect(ordinalsAt([1024, 1030], 1, 2)).toEqual([1024, 1026, 1028, 1030]);
  expect(ordinalsAt([], 0, 2)).toEqual([1024, 2048]);
});

test('whatever is put anywhere, the ordinals rise', () => {
  for (const gap of [1, 2, 3, 5, 1024])
    for (let at = 0; at <= 4; at += 1)
      for (let count = 1; count <= 4; count += 1) {
        const numbers = ordinalsAt([gap, 2 * gap, 3 * gap, 4 * gap], at, count);
        expect(numbers).toHaveLength(4 + count);
        expect(numbers.every((one, index) => index === 0 || one > (numbers[index - 1] ?? 0))).toBe(true);
      }
});

test('a step goes up, down, into the sibling above and out behind what it lay in', () => {
  expect(stepTarget(tree, 'b', 'up')).toEqual({ parentKey: 'g', beforeId: 'a' });
  expect(stepTarget(tree, 'b', 'down')).toEqual({ parentKey: 'g', beforeId: null });
  expect(stepTarget(tree, 'a', 'up')).toBeNull();
  expect(stepTarget(tree, 'c', 'down')).toBeNull();
  expect(stepTarget(tree, 'b', 'in')).toEqual({ parentKey: 'a', beforeId: null });
  expect(stepTarget(tree, 'b', 'out')).toEqual({ parentKey: 'catalogue:competency', beforeId: 'h' });
  expect(stepTarget(tree, 'g', 'out')).toBeNull();
  expect(stepTarget(tree, 'need', 'out')).toBeNull();
});

test('a group takes only what belongs with what lies in it, an empty one anything', () => {
  const withGroups = buildTree([
    head('full', 'group', 1024),
    head('a', 'competency', 1024, 'full'),
    head('empty', 'group', 2048),
    head('t', 'task', 1024),
    head('tasks', 'group', 2048),
    head('u', 'task', 1024, 'tasks'),
  ]);
  const faultOf = (itemId: string, parentKey: string) => planMove(withGroups, [itemId], { parentKey, beforeId: null }).fault;
  expect(faultOf('t', 'full')).toBe('notThere');
  expect(faultOf('tasks', 'full')).toBe('notThere');
  expect(faultOf('tasks', 'catalogue:competency')).toBe('notThere');
  expect(faultOf('t', 'tasks')).toBeNull();
  expect(faultOf('t', 'empty')).toBeNull();
  expect(faultOf('empty', 'tasks')).toBeNull();
});
