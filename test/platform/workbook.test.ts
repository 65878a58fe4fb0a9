import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readWorkbook, writeWorkbook } from '../../electron/service/platform/workbook';
import { xlsxFormat } from '../../shared/domain/exchange/xlsx/format';
import type { Table } from '../../shared/domain/exchange/framework-format';
import { makeWorkbook as workbook, textCell as text } from '../support/workbook-parts';
import { anyFramework, readBack, targetOf, written } from '../support/exchange/random-framework';

const tablesOf = async (bytes: Uint8Array): Promise<readonly Table[]> => {
  const read = await readWorkbook(bytes);
  if (!read.ok) throw new Error(read.failure.data.why);
  return read.value.tables;
};

test('what our workbook holds comes back through the file, formulas and signs as the text they are', async () => {
  await fc.assert(
    fc.asyncProperty(anyFramework, async (items) => {
      const { content } = written(xlsxFormat, items);
      if (typeof content === 'string' || content instanceof Uint8Array) throw new Error('it is tables');
      const read = readBack(xlsxFormat, await tablesOf(await writeWorkbook(content)), targetOf(items)).items;
      const plain = (list: typeof items) =>
        list.map((item) => ({ ...item, origin: null })).toSorted((a, b) => (a.itemId < b.itemId ? -1 : 1));
      expect(plain([...read])).toEqual(plain(items));
    }),
    { numRuns: 12 },
  );
});

test('no cell of our workbook is a formula, and none is taken for an escape or a name of the language', async () => {
  const odd = [
    ['=1+1', '+49'],
    ['@SUM(A1)', '-5'],
    ['__proto__', 'say _x0041_ toString'],
    ['\u{fffd}', 'not \u{ffff} left out'],
  ];
  const bytes = await writeWorkbook([{ name: 'Groups', headers: ['id', 'title'], rows: odd, rowNumbers: [2, 3, 4, 5] }]);
  const sheet = new TextDecoder().decode(unzipSync(bytes)['xl/worksheets/sheet1.xml']);
  expect(sheet).not.toContain('<f>');
  expect((await tablesOf(bytes))[0]?.rows).toEqual(odd);
});

test('numbers, dates, blank rows and leading zeros are read as they are stored, under the row they stand in', async () => {
  const rows = `<sheetData><row r="1">${text('A1', '')}</row><row r="2">${text('A2', ' code ')}${text('B2', 'title')}${text('C2', 'title')}</row>
    <row r="4">${text('A4', '0012')}<c r="B4"><v>123000</v></c><c r="C4" s="1"><v>46095</v></c></row><row r="5"><c r="A5"><v>12345678901234567890</v></c><c r="B5" t="b"><v>1</v></c></row></sheetData>`;
  const [table] = await tablesOf(workbook(rows));
  expect(table).toMatchObject({ name: 'Competencies', headers: ['code', 'title', 'title (2)'], rowNumbers: [4, 5] });
  expect(table?.rows[0]).toEqual(['0012', '123000', '2026-03-14']);
  expect(table?.rows[1]?.slice(0, 2)).toEqual(['12345678901234567890', 'true']);
});

test('formulas give their stored result, merged cells their first, and both are told', async () => {
  const rows = `<sheetData><row r="1">${text('A1', 'code')}${text('B1', 'title')}</row>
    <row r="2"><c r="A2" t="str"><f>"A"&amp;"B"</f><v>AB</v></c>${text('B2', 'Merged')}</row><row r="3"><c r="A3"><f>1/0</f></c></row></sheetData><mergeCells count="1"><mergeCell ref="B2:B3"/></mergeCells>`;
  const read = await readWorkbook(workbook(rows, 'A &amp; B'));
  if (!read.ok) throw new Error('unreadable');
  expect(read.value.tables[0]?.rows[0]).toEqual(['AB', 'Merged']);
  expect(read.value.problems.map(({ severity, path, row, value }) => [severity, path, row, value])).toEqual([
    ['warning', 'A & B', 2, 'B2:B3'],
    ['warning', 'A & B', 2, 'A2'],
    ['warning', 'A & B', 3, 'A3'],
  ]);
});

test('what is cut off, old, no workbook or far too large unpacked is refused in words', async () => {
  const whole = workbook('<sheetData/>');
  const why = async (bytes: Uint8Array): Promise<string> => {
    const read = await readWorkbook(bytes);
    return read.ok ? 'read' : read.failure.data.why;
  };
  expect(await why(whole.subarray(0, 200))).toContain('cut off');
  expect(await why(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]))).toContain('.xlsx');
  expect(await why(zipSync({ 'a.txt': strToU8('x') }))).toContain('no workbook');
  expect(await why(workbook(`<sheetData><row r="1">${text('A1', 'code')}</row><row`))).toContain('damaged');
  // an archive that says of one of its files that it comes to half a gigabyte
  const bomb = zipSync({ 'xl/workbook.xml': strToU8('<workbook/>'), 'xl/worksheets/sheet1.xml': strToU8('x') });
  const entry = Buffer.from(bomb).lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  new DataView(bomb.buffer, bomb.byteOffset).setUint32(entry + 24, 500 * 1024 * 1024, true);
  expect(await why(bomb)).toContain('400 MB');
  expect(await why(workbook(`<sheetData>${' '.repeat(30_000_000)}</sheetData>`))).toContain('250 times');
  // one cell in the last corner, or a row that reaches there a thousand times, would be held with every empty cell before it
  const far = (cells: string) => why(workbook(`<sheetData><row r="1">${text('A1', 'code')}</row>${cells}</sheetData>`));
  expect(await far(`<row r="1048576">${text('XFD1048576', 'x')}</row>`)).toContain('XFD1048576');
  const wide = Array.from({ length: 2000 }, (_, at) => `<row r="${at + 2}"><c r="XFD${at + 2}" s="1"/></row>`).join('');
  expect(await far(wide)).toContain('cells that have a format and say nothing, up to XFD');
  // and so would millions of cells that hold nothing but a format, though no row of them is the last
  const blank = Array.from({ length: 1000 }, (_, at) => `<row r="${(at % 50) + 2}"><c r="XFD${(at % 50) + 2}" s="1"/></row>`).join('');
  expect(await far(blank)).toContain('cells that have a format and say nothing, up to XFD');
  expect(await far(`<row r="60000">${text('B60000', 'x')}</row>`)).toBe('read');
});
