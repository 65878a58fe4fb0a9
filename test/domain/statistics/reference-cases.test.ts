import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { figuresOf } from '../../support/statistics/figures-of-case';

// A folder of published cases can stand beside the project; what is published is also typed into the tests of each statistic.
const folder = process.env['TOUCHSTONE_STATISTICS_CASES'] ?? path.resolve(import.meta.dirname, '../../../../shared/cases');

const caseFile = z.object({
  id: z.string(),
  kind: z.string(),
  data: z.unknown(),
  expected: z.record(z.string(), z.unknown()),
  tolerance: z.object({ default: z.number() }).catchall(z.union([z.number(), z.string()])),
});

const files = fs.existsSync(folder) ? fs.readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
const cases = files
  .map((name) => caseFile.parse(JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8'))))
  .map((each) => ({ ...each, figures: figuresOf(each.kind, each.data) }));
const ours = cases.filter(({ figures }) => figures !== null);

describe.skipIf(ours.length === 0)('the published reference cases', () => {
  test.each(ours)('$id holds to its tolerance', ({ figures, expected, tolerance }) => {
    const leaves = leavesOf(figures);
    expect(leaves.length).toBeGreaterThan(0);
    for (const [key, value] of leaves) {
      const wanted = key
        .split('/')
        .reduce<unknown>((at, name) => z.record(z.string(), z.unknown()).parse({ ...asRecord(at) })[name], expected);
      const own = tolerance[key.split('/')[0] ?? ''];
      const near = typeof own === 'number' ? own : tolerance.default;
      const isNumber = typeof value === 'number' && typeof wanted === 'number';
      expect(isNumber ? Math.abs(value - wanted) <= near : value === wanted, `${key}: ${String(value)} for ${String(wanted)}`).toBe(true);
    }
  });
});

// Without the folder the report says by this name why nothing was compared.
test.skipIf(ours.length === 0)(`reference cases are compared where they lie in ${folder}`, () => {
  expect(new Set(ours.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(12);
});

const asRecord = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {});

/** Everything that is neither list nor record, by its path. */
function leavesOf(value: unknown, key = ''): (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null) return [[key, value]];
  return Object.entries(value).flatMap(([name, each]) => leavesOf(each, key === '' ? name : `${key}/${name}`));
}
