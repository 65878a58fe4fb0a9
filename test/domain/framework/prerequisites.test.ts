import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CompetencyItem } from '../../../shared/contract/framework-item';
import { prerequisiteCycles } from '../../../shared/domain/framework/cycles';
import { checkPrerequisites, levelOn, type Prerequisite } from '../../../shared/domain/framework/prerequisites';
import { competencyItem } from '../../support/people';

const ids = ['a', 'b', 'c', 'd'] as const;
const rules: fc.Arbitrary<Prerequisite> = fc.record({
  level: fc.integer({ min: 0, max: 4 }),
  rule: fc.constantFrom('all', 'any', 'count'),
  count: fc.integer({ min: 1, max: 4 }),
  of: fc.array(fc.record({ competencyId: fc.constantFrom(...ids), level: fc.integer({ min: 0, max: 4 }) }), { minLength: 1, maxLength: 4 }),
});
const holdings = fc.record(Object.fromEntries(ids.map((id) => [id, fc.option(fc.integer({ min: 0, max: 4 }))])));

test('a rule is met exactly when so many of what it names can be ticked off one by one', () => {
  fc.assert(
    fc.property(fc.array(rules, { maxLength: 5 }), fc.integer({ min: 0, max: 4 }), holdings, (prerequisites, level, held) => {
      const checked = checkPrerequisites(prerequisites, level, (id) => held[id] ?? null);
      const expected: boolean[] = [];
      for (const { level: from, rule, count, of } of prerequisites) {
        if (level < from) continue;
        let ticked = 0;
        let open = 0;
        for (const one of of) {
          const own = held[one.competencyId];
          if (own !== undefined && own !== null && own >= one.level) ticked += 1;
          else open += 1;
        }
        expected.push(rule === 'all' ? open === 0 : rule === 'any' ? ticked > 0 : ticked >= count || open === 0);
      }
      expect(checked.map(({ isMet }) => isMet)).toEqual(expected);
    }),
    { numRuns: 500 },
  );
});

test('what a lower level asks for is asked for by the levels above it, what a higher one asks for is not', () => {
  const of = [{ competencyId: 'a', level: 1 }];
  const prerequisites = [2, 3].map((level): Prerequisite => ({ level, rule: 'all', count: 1, of }));
  const asked = (level: number) => checkPrerequisites(prerequisites, level, () => null).map((one) => one.prerequisite.level);
  expect([1, 2, 3, 4].map(asked)).toEqual([[], [2], [2, 3], [2, 3]]);
});

test('a level counts through its last day', () => {
  const held = [
    { level: 3, from: '2026-01-01', until: '2026-01-31' },
    { level: 2, from: '2026-02-01', until: null },
  ];
  expect(['2025-12-31', '2026-01-31', '2026-02-01', '2030-01-01'].map((day) => levelOn(held, day))).toEqual([null, 3, 2, 2]);
});

const asking = (id: string, level: number, of: string, ofLevel: number): CompetencyItem =>
  competencyItem(id, { prerequisites: [{ level, rule: 'all', count: 1, of: [{ competencyId: of, level: ofLevel }] }] });

test('a cycle names its whole path with the levels on it', () => {
  const items = [asking('weld', 3, 'grind', 2), asking('grind', 2, 'cut', 1), asking('cut', 1, 'weld', 3), asking('paint', 1, 'weld', 3)];
  const [path, ...others] = prerequisiteCycles(items);
  expect(path?.map(({ itemId, at }) => `${itemId}${at}`)).toEqual(['weld level 3', 'grind level 2', 'cut level 1', 'weld level 3']);
  expect(others).toEqual([]);
});

test('a level may ask for lower levels of its own competency and for higher ones not', () => {
  expect(prerequisiteCycles([asking('weld', 4, 'weld', 3)])).toEqual([]);
  expect(prerequisiteCycles([asking('weld', 3, 'weld', 4)])[0]?.map(({ at }) => at)).toEqual([' level 4', ' level 3', ' level 4']);
});

test('there is a cycle exactly when something can never be signed off first', () => {
  const few = fc.array(
    fc.record({
      id: fc.constantFrom(...ids),
      level: fc.integer({ min: 1, max: 3 }),
      of: fc.constantFrom(...ids),
      ofLevel: fc.integer({ min: 1, max: 3 }),
    }),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(few, (asked) => {
      const items = ids.map((id) =>
        competencyItem(id, {
          prerequisites: asked
            .filter((one) => one.id === id)
            .map(({ level, of, ofLevel }) => ({ level, rule: 'all' as const, count: 1, of: [{ competencyId: of, level: ofLevel }] })),
        }),
      );
      // A person with all the time in the world signs off whatever is allowed, level by level, until nothing more is.
      const done = new Set<string>();
      for (let before = -1; before !== done.size;) {
        before = done.size;
        for (const id of ids)
          for (const level of [1, 2, 3]) {
            const isBased = level === 1 || done.has(`${id} ${level - 1}`);
            const isOpen = asked.some((one) => one.id === id && one.level === level && !done.has(`${one.of} ${one.ofLevel}`));
            if (isBased && !isOpen) done.add(`${id} ${level}`);
          }
      }
      expect(prerequisiteCycles(items).length > 0).toBe(done.size < ids.length * 3);
    }),
    { numRuns: 500 },
  );
});
