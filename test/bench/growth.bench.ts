import { test } from 'vitest';
import { readingsAt, type Reading } from './readings';

const sizes = (process.env['TOUCHSTONE_BENCH_PEOPLE'] ?? '240,1000').split(',').map(Number);

/** Prints how long each screen's question takes as a site grows, side by side, with the ratio to the smallest. Asserts nothing. */
test('growth', async () => {
  const columns: Reading[][] = [];
  for (const people of sizes) columns.push(await readingsAt(people));
  const [first = []] = columns;
  const line = (cells: readonly string[]): string =>
    cells.map((cell, index) => (index === 0 ? cell.padEnd(20) : cell.padStart(22))).join('');
  const table = [
    line(['', ...sizes.map((people) => `${people} people`)]),
    ...first.map(({ name, ms }, row) =>
      line([name, ...columns.map((column) => `${(column[row]?.ms ?? 0).toFixed(1)} ms (×${((column[row]?.ms ?? 0) / ms).toFixed(1)})`)]),
    ),
  ];
  process.stdout.write(`${table.join('\n')}\n`);
});
