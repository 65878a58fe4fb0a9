import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../shared/domain/calendar';
import { isOpenOn, planRequirement, type RequirementLine } from '../../shared/domain/requirement-lines';

const day = fc.integer({ min: 0, max: 60 }).map((days) => addDays('2026-01-01', days));
const change = fc.record({ validFrom: day, level: fc.integer({ min: 0, max: 3 }), isMandatory: fc.constantFrom(0 as const, 1 as const) });

/** Applies changes one after the other, as the record does. */
function applyAll(changes: readonly { validFrom: string; level: number; isMandatory: 0 | 1 }[]): RequirementLine[] {
  const lines = new Map<string, RequirementLine>();
  for (const [index, one] of changes.entries()) {
    const plan = planRequirement(
      [...lines.values()],
      { ...one, roleId: 'role', competencyId: 'competency', validityMonths: 12 },
      `line-${index}`,
    );
    for (const line of plan.write) lines.set(line.requirementId, line);
    for (const id of plan.withdraw) lines.delete(id);
    expect(lines.has(plan.requirementId)).toBe(true);
  }
  return [...lines.values()];
}

const levelOn = (lines: readonly RequirementLine[], on: string): number | null =>
  lines.find((line) => line.validFrom <= on && isOpenOn(line, on))?.level ?? null;

test('however requirements are changed, no two lines hold on one day and exactly one is open', () => {
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
      const lines = applyAll(changes);
      for (const line of lines) {
        expect(line.validTo === null || line.validTo >= line.validFrom).toBe(true);
        expect(lines.filter((other) => other.validFrom <= line.validFrom && isOpenOn(other, line.validFrom))).toEqual([line]);
      }
      expect(lines.filter((line) => line.validTo === null)).toHaveLength(1);
    }),
  );
});

test('the latest change holds from its day on, and what held before that day still does', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 6 }), change, day, (earlier, last, on) => {
      const before = applyAll(earlier);
      const after = applyAll([...earlier, last]);
      expect(levelOn(after, on)).toBe(on >= last.validFrom ? last.level : levelOn(before, on));
    }),
  );
});
