import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDelimited } from '../../electron/service/platform/delimited-text';
import { readWorkbook, writeWorkbook } from '../../electron/service/platform/workbook';
import { csvLine, unguarded } from '../../shared/domain/csv';

const sign = fc.constantFrom('=', '+', '-', '@', "'", '\t', '"', ';', ',', ' ', '\n');
const dangerous = fc
  .tuple(fc.array(sign, { maxLength: 4 }), fc.string({ unit: 'grapheme', maxLength: 12 }))
  .map(([signs, rest]) => signs.join('') + rest)
  // what a text file or a workbook cannot carry at all
  .map((text) => text.replaceAll(/[\u0000-\u0008\u000b-\u001f\u{fffe}\u{ffff}]|\r/gu, '').normalize('NFC'));

test('a text comes back as it was through a delimited file, whatever it begins with', () => {
  fc.assert(
    fc.property(fc.array(dangerous, { minLength: 1, maxLength: 5 }), (cells) => {
      const file = csvLine(['key', ...cells.map((_, at) => `column ${at}`)]) + csvLine(['1', ...cells]);
      const read = readDelimited(Buffer.from(file));
      if (!read.ok) throw new Error(read.failure.code);
      expect(read.value.rows[0]?.map(unguarded)).toEqual(['1', ...cells]);
    }),
    { numRuns: 400 },
  );
});

test('no cell of a delimited file begins like a formula', () => {
  fc.assert(
    fc.property(dangerous, (text) => {
      const read = readDelimited(Buffer.from(csvLine(['key', 'text']) + csvLine(['1', text])));
      if (!read.ok) throw new Error(read.failure.code);
      expect(read.value.rows[0]?.[1]).not.toMatch(/^[=+\-@\t\n]/);
    }),
    { numRuns: 400 },
  );
});

test('a text comes back as it was through a workbook, and no cell of it is a formula', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(dangerous, { minLength: 1, maxLength: 5 }), async (cells) => {
      const headers = ['key', ...cells.map((_, at) => `column ${at}`)];
      const read = await readWorkbook(await writeWorkbook([{ name: 'Sheet', headers, rows: [['1', ...cells]], rowNumbers: [2] }]));
      if (!read.ok) throw new Error(read.failure.data.why);
      expect(read.value.problems).toEqual([]);
      const row = read.value.tables[0]?.rows[0] ?? [];
      expect(headers.map((_, at) => row[at] ?? '')).toEqual(['1', ...cells]);
    }),
    { numRuns: 60 },
  );
});
