import { expect, test } from 'vitest';
import type { ItemKind } from '../../../shared/contract/framework-item';
import { buildTree, withDescendants, type TreeHead } from '../../../shared/domain/framework/tree';
import { visibleRows } from '../../../shared/domain/framework/visible-rows';

const head = (itemId: string, kind: ItemKind, part: Partial<TreeHead> = {}): TreeHead => ({
  itemId,
  kind,
  parentId: null,
  ordinal: 0,
  fromId: null,
  toId: null,
  code: itemId.toUpperCase(),
  title: `Title of ${itemId}`,
  isRetired: false,
  change: null,
  ...part,
});
const heads = [
  head('b', 'competency', { parentId: 'g', ordinal: 2 }),
  head('a', 'competency', { parentId: 'g', ordinal: 1 }),
  head('g', 'group', { ordinal: 1 }),
  head('loose', 'competency', { ordinal: 0 }),
  head('tasks', 'group'),
  head('t', 'task', { parentId: 'tasks' }),
  head('r', 'role'),
  head('r-t', 'link', { fromId: 'r', toId: 't', ordinal: 1 }),
  head('r-a', 'requirement', { fromId: 'r', toId: 'a', ordinal: 2 }),
  head('t-a', 'link', { fromId: 't', toId: 'a' }),
  head('a-x', 'mapping', { fromId: 'a' }),
];
const all = { text: '', showsRetired: false };
const shown = (tree: ReturnType<typeof buildTree>, open: readonly string[], filter = all): string[] =>
  visibleRows(tree, new Set(open), filter).map(({ key, depth }) => `${depth} ${key}`);

test('groups lie in the catalogue of what they hold, in order, and a role holds its requirements and tasks', () => {
  const tree = buildTree(heads);
  expect(tree.childrenById.get('catalogue:competency')).toEqual(['loose', 'g']);
  expect(tree.childrenById.get('catalogue:task')).toEqual(['tasks']);
  expect(tree.childrenById.get('g')).toEqual(['a', 'b']);
  expect(tree.childrenById.get('r')).toEqual(['r-t', 'r-a']);
  expect(withDescendants(tree, ['g', 'a'])).toEqual(['g', 'a', 'b']);
});

test('an empty group lies where it was begun, or where the group lies that it is in', () => {
  const tree = buildTree([...heads, head('new', 'group'), head('inner', 'group', { parentId: 'tasks' })], new Map([['new', 'clause']]));
  expect(tree.childrenById.get('catalogue:clause')).toEqual(['new']);
  expect(tree.catalogueById.get('inner')).toBe('task');
});

test('items that lie in each other are shown all the same', () => {
  const tree = buildTree([
    head('x', 'competency', { parentId: 'y' }),
    head('y', 'competency', { parentId: 'x' }),
    head('z', 'competency', { parentId: 'y' }),
  ]);
  const rows = shown(tree, ['catalogue:competency', 'x', 'y']);
  expect(rows).toHaveLength(9);
  expect(rows.map((row) => row.slice(2))).toEqual(expect.arrayContaining(['x', 'y', 'z']));
});

test('only what is opened is shown, with its place among its siblings', () => {
  const tree = buildTree(heads);
  expect(shown(tree, [])).toHaveLength(6);
  expect(shown(tree, ['catalogue:competency', 'g']).slice(0, 5)).toEqual(['1 catalogue:competency', '2 loose', '2 g', '3 a', '3 b']);
  const row = visibleRows(tree, new Set(['catalogue:competency']), all).find(({ key }) => key === 'g');
  expect(row).toMatchObject({ position: 2, siblings: 2, hasChildren: true, isOpen: false });
});

test('finding shows what contains every word, with what it lies in', () => {
  const tree = buildTree(heads);
  expect(shown(tree, [], { ...all, text: 'TITLE b' })).toEqual(['1 catalogue:competency', '2 g', '3 b']);
});

test('what was retired before is hidden until it is asked for; what the draft retires is not', () => {
  const tree = buildTree([head('old', 'scale', { isRetired: true }), head('going', 'scale', { isRetired: true, change: 'retired' })]);
  expect(shown(tree, ['catalogue:scale']).filter((row) => row.startsWith('2'))).toEqual(['2 going']);
  expect(shown(tree, ['catalogue:scale'], { ...all, showsRetired: true }).filter((row) => row.startsWith('2'))).toEqual([
    '2 going',
    '2 old',
  ]);
});
