import fc from 'fast-check';
import { expect, test } from 'vitest';
import { treeGrower } from '../../../shared/domain/framework/grown-tree';
import { buildTree, catalogueKey, catalogues, type Catalogue, type TreeHead } from '../../../shared/domain/framework/tree';
import { rowKeeper, visibleRows } from '../../../shared/domain/framework/visible-rows';

const noGroups: ReadonlyMap<string, Catalogue> = new Map();
const head = (itemId: string, part: Partial<TreeHead> = {}): TreeHead => ({
  itemId,
  kind: 'competency',
  parentId: null,
  ordinal: 0,
  fromId: null,
  toId: null,
  code: itemId,
  title: itemId,
  isRetired: false,
  change: null,
  ...part,
});
const start: readonly TreeHead[] = [
  head('g', { kind: 'group' }),
  head('h', { kind: 'group' }),
  head('a', { parentId: 'g', ordinal: 1 }),
  head('b', { parentId: 'g', ordinal: 1 }),
  head('c', { parentId: 'h', isRetired: true }),
  head('r', { kind: 'role' }),
  head('q', { kind: 'requirement', fromId: 'r', toId: 'a' }),
];
const open = new Set([...catalogues.map(catalogueKey), 'g', 'h', 'r']);
const everything = { text: '', showsRetired: false };

const edit = fc.record({
  at: fc.nat(start.length - 1),
  part: fc.record<Partial<TreeHead>>(
    {
      parentId: fc.constantFrom(null, 'g', 'h'),
      fromId: fc.constantFrom(null, 'r'),
      ordinal: fc.nat(2),
      code: fc.constantFrom('a', 'z'),
      title: fc.constantFrom('One', 'Two'),
      isRetired: fc.boolean(),
      change: fc.constantFrom(null, 'changed', 'retired'),
    },
    { requiredKeys: [] },
  ),
});

test('a tree that is edited step by step is at every step what it would be from nothing, and so are its lines', () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 12 }), fc.constantFrom('', 'one'), fc.boolean(), (edits, text, showsRetired) => {
      const [grown, rowsOf] = [treeGrower(), rowKeeper()];
      let heads = start;
      for (const { at, part } of [{ at: 0, part: {} }, ...edits]) {
        heads = heads.map((one, index) => (index === at ? { ...one, ...part } : one));
        const tree = grown(heads, noGroups);
        expect(tree).toEqual(buildTree(heads, noGroups));
        expect(rowsOf(tree, open, { text, showsRetired })).toEqual(visibleRows(tree, open, { text, showsRetired }));
      }
    }),
    { numRuns: 400 },
  );
});

test('another title leaves what lies where, and the lines, the very same; another place or an item more does not', () => {
  const [grown, rowsOf] = [treeGrower(), rowKeeper()];
  const first = grown(start, noGroups);
  const rows = rowsOf(first, open, everything);
  const retitled = grown(
    start.map((one) => (one.itemId === 'a' ? { ...one, title: 'Another', change: 'changed' } : one)),
    noGroups,
  );
  expect(retitled.headById.get('a')?.title).toBe('Another');
  expect(retitled.childrenById).toBe(first.childrenById);
  expect(rowsOf(retitled, open, everything)).toBe(rows);
  expect(rowsOf(retitled, open, { ...everything, showsRetired: true }).length).toBe(rows.length + 1);
  expect(rowsOf(retitled, open, { ...everything, text: 'another' }).map(({ key }) => key)).toContain('a');
  const more = grown([...start, head('d')], noGroups);
  expect(more.childrenById).not.toBe(first.childrenById);
  expect(rowsOf(more, open, everything).length).toBe(rows.length + 1);
});
