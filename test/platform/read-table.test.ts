import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readTable, readTableInChunks } from '../../electron/service/platform/read-table';
import { readNumberedRows } from '../../electron/service/platform/numbered-rows';
import { writeWorkbook } from '../../electron/service/platform/workbook';
import { type TableForm, unknownForm } from '../../shared/domain/intake/source-table';
import { makeWorkbook, textCell as text } from '../support/workbook-parts';

const utf8 = (content: string): Uint8Array => new TextEncoder().encode(content);
const utf16 = (content: string, isBigEndian = false): Uint8Array => {
  const bytes = Buffer.from(content, 'utf16le');
  return Uint8Array.from(isBigEndian ? bytes.swap16() : bytes);
};

describe('the encoding of a table', () => {
  const content = 'Personnel No;Name\n007;Müller\n';

  it.each([
    ['UTF-8 with a mark', utf8(`\ufeff${content}`), 'utf-8', []],
    ['UTF-8 without', utf8(content), 'utf-8', []],
    ['UTF-16 with a mark', utf16(`\ufeff${content}`), 'utf-16le', []],
    ['UTF-16, high byte first', utf16(`\ufeff${content}`, true), 'utf-16be', []],
    ['UTF-16 without a mark', utf16(content), 'utf-16le', ['AssumedUtf16']],
    ['UTF-16 without a mark, high byte first', utf16(content, true), 'utf-16be', ['AssumedUtf16']],
    ['Windows-1252', Buffer.from(content, 'latin1'), 'windows-1252', ['AssumedWindows1252']],
  ])('is found out: %s', async (_, bytes, encoding, codes) => {
    const table = await read(bytes);
    expect(table).toMatchObject({ encoding, headers: ['Personnel No', 'Name'], rows: [['007', 'Müller']] });
    expect(table.warnings.map(({ code }) => code)).toEqual(codes);
  });

  it('that turns out late is Windows-1252 while all before was ASCII, and refused where it was not', async () => {
    const lines = Array.from({ length: 20_000 }, (_, at) => `${at},Anna Berg`).join('\n');
    const late = Buffer.concat([utf8(`No,Name\n${lines}\n`), Buffer.from('9,Ren\xe9\n', 'latin1')]);
    expect((await read(late)).rows.at(-1)).toEqual(['9', 'René']);
    const mixed = Buffer.concat([utf8(`No,Name\n1,Müller\n${lines}\n`), Buffer.from('9,Ren\xe9\n', 'latin1')]);
    const chunks = cut(mixed, [64 * 1024]);
    const result = await readTableInChunks(chunks, unknownForm, { rows: () => undefined });
    expect(result).toMatchObject({ ok: false, failure: { code: 'MixedEncodings' } });
    const stated = await readTable(mixed, { ...unknownForm, encoding: 'windows-1252' });
    expect(stated.ok && stated.value.rows[0]?.[1]).toBe('MÃ¼ller');
  });

  it.each([
    ['nothing', new Uint8Array(), 'Empty'],
    ['blank lines', utf8('\r\n \r\n'), 'Empty'],
    ['numbers alone', utf8('1,2\n3,4\n'), 'NoHeader'],
    ['bytes with zeros', Uint8Array.of(65, 0, 66, 10, 0), 'NotText'],
    ['UTF-16 cut within a character', Uint8Array.of(0xff, 0xfe, 65, 0, 66), 'Truncated'],
    ['a quotation mark that is never closed', utf8('A,B\n1,"x\n2,y\n'), 'UnclosedQuote'],
    ['JSON that breaks off', utf8('[{"userName":"a"},{"user'), 'NotJson'],
    ['an archive that is no workbook', zipSync({ 'a.txt': strToU8('x') }), 'WorkbookUnreadable'],
    ['a PDF', utf8('%PDF-1.7\n1 0 obj\n'), 'OtherForm'],
    ['a web page under the name of a workbook', utf8('\ufeff<html><table><tr><td>EmpID</td></tr></table></html>'), 'OtherForm'],
    ['a spreadsheet written as XML', utf8('<?xml version="1.0"?><Workbook><Worksheet/></Workbook>'), 'OtherForm'],
    ['JSON that is a list of lists', utf8('[["EmpID","Name"],["1","Berg"]]'), 'NoUsers'],
    ['JSON that is a list of numbers', utf8('[1, 2.5, null]'), 'NoUsers'],
  ])('of %s is no table', async (_, bytes, code) => {
    const result = await readTable(bytes);
    expect(result.ok ? 'read' : result.failure.code).toBe(code);
  });
});

describe('a damaged text', () => {
  const rows = Array.from({ length: 3000 }, (_, at) => `${at},"Anna\r\nBerg"`).join('\r\n');

  it.each([
    ['a byte that is no character', `No,Name\r\n${rows}\r\n1,Be\0rg\r\n`, { code: 'ZeroByte', data: { rowNumber: 6002 } }],
    ['a line without an end', `No,Name\n1,Berg\n2,${'x'.repeat(1_100_000)}`, { code: 'RowTooLong', data: { rowNumber: 3 } }],
    ['a quotation mark without one', `No,Name\n1,Berg\n2,"${'x\n'.repeat(600_000)}`, { code: 'UnclosedQuote', data: { rowNumber: 3 } }],
    [
      'no line ends at all',
      Array.from({ length: 401 }, (_, at) => `Column${at}x`).join(','),
      { code: 'TooManyColumns', data: { columns: 401, most: 400 } },
    ],
    ['no headers', `No,${'Name '.repeat(80)}\n1,Berg\n`, { code: 'HeaderTooLong', data: { column: 2, longest: 300 } }],
  ])('is refused with the line: %s', async (_, content, failure) => {
    expect(await readTableInChunks(cut(utf8(content), [50_000]), unknownForm, { rows: () => undefined })).toEqual({ ok: false, failure });
  });

  it('of a few binary signs is no table of one line', async () => {
    const result = await readTable(Uint8Array.from({ length: 4000 }, (_, at) => (at * 37) % 251));
    expect(result.ok ? 'read' : result.failure.code).toBe('NotText');
  });
});

describe('the rows of a delimited text', () => {
  it.each([';', '\t', '|', ','])('are cut at %j', async (delimiter) => {
    const table = await read(utf8(['No', 'Name', 'City'].join(delimiter) + '\n' + ['1', '"a,b;c|d"', 'x'].join(delimiter)));
    expect(table).toMatchObject({ delimiter, rows: [['1', 'a,b;c|d', 'x']] });
  });

  it('keep leading zeros, spoiled numbers, formulas, no-break and trailing spaces as they are', async () => {
    const table = await read(utf8('No;A;B\n00042;1.23E+05;=1+1\n"007";Berg\u00a0;"Production       "\n'));
    expect(table.rows).toEqual([
      ['00042', '1.23E+05', '=1+1'],
      ['007', 'Berg\u00a0', 'Production       '],
    ]);
  });

  it('are numbered by the line they begin on, through quoted line breaks, blank lines and a sep= line', async () => {
    const table = await read(utf8('sep=;\nNo;Note\n1;"a\nb"\n\n2;x\n'));
    expect(table.rowNumbers).toEqual([3, 6]);
  });

  it('below repeated headers keep each its column', async () => {
    const table = await read(utf8('No,Name,Name,\n1,a,b,c\n'));
    expect(table.headers).toEqual(['No', 'Name', 'Name (2)', 'Column 4']);
    expect(table.warnings.map(({ code }) => code)).toEqual(['DuplicateHeader', 'EmptyHeader']);
  });

  it('may have empty cells beyond the headers, which are no columns; filled ones are told', async () => {
    expect(await read(utf8('No,Name,,\n1,a,,\n2,b,,\n'))).toMatchObject({
      headers: ['No', 'Name'],
      rows: [
        ['1', 'a'],
        ['2', 'b'],
      ],
      warnings: [],
    });
    expect((await read(utf8('No,Name\n1,a\n2,b,c\n'))).warnings).toMatchObject([{ code: 'RaggedRows', rowNumbers: [3] }]);
  });

  it('of a truncated file are told as such', async () => {
    expect((await read(utf8('No,Name,City\n1,a,b\n2,'))).warnings.map(({ code }) => code)).toEqual(['RaggedRows', 'PerhapsTruncated']);
    expect((await read(utf8('No,Name,City\n1,a,b\n2,c,d'))).warnings).toEqual([]);
  });
});

describe('the headers of a table', () => {
  const report = [
    'Headcount report;;;',
    'As of 2026-03-14;;;',
    ';;;',
    'Personnel No;Name;Unit;Status',
    '001;Berg;Mill;Active',
    '002;Lind;Mill;Active',
  ];

  it('are found below a title block, which is told', async () => {
    const table = await read(utf8(report.join('\n')));
    expect(table).toMatchObject({ headerRow: 4, headers: ['Personnel No', 'Name', 'Unit', 'Status'], rowNumbers: [5, 6] });
    expect(table.warnings).toMatchObject([{ code: 'TitleRowsPassedOver', rowNumbers: [1, 2] }]);
  });

  it('are where the profile says', async () => {
    const table = await read(utf8('Group A,Group A\nNo,Name\n1,Berg\n'), { ...unknownForm, headerRow: 2 });
    expect(table).toMatchObject({ headers: ['No', 'Name'], rows: [['1', 'Berg']] });
    const missing = await readTable(utf8('No,Name\n1,Berg\n'), { ...unknownForm, headerRow: 9 });
    expect(missing.ok ? 'read' : missing.failure.code).toBe('NoHeader');
  });

  it('of SuccessFactors are keys, with a row of labels below that is no person', async () => {
    const lines = [
      'STATUS,USERID,FIRSTNAME,LASTNAME,MANAGER,HR',
      'Status,User ID,First Name,Last Name,Manager,HR',
      'active,1,Anna,Berg,NO_MANAGER,NO_HR',
    ];
    const table = await read(utf8(lines.join('\n')));
    expect(table).toMatchObject({ labelRows: 1, headers: lines[0]?.split(','), rows: [lines[2]?.split(',')], rowNumbers: [3] });
    const stated = await read(utf8(['STATUS,USERID', 'Zustand,Kennung', 'active,1'].join('\n')), { ...unknownForm, labelRows: 1 });
    expect(stated.rows).toEqual([['active', '1']]);
  });
});

describe('a workbook as a table', () => {
  it('is its first filled sheet, or the one that is chosen', async () => {
    const bytes = await writeWorkbook([
      { name: 'People', headers: ['No', 'Name'], rows: [['007', 'Berg']], rowNumbers: [2] },
      { name: 'Old', headers: ['No', 'Name'], rows: [['1', 'Lind']], rowNumbers: [2] },
    ]);
    const first = await read(bytes);
    expect(first).toMatchObject({ kind: 'workbook', sheet: 'People', sheets: ['People', 'Old'], encoding: null, rows: [['007', 'Berg']] });
    expect(first.warnings.map(({ code }) => code)).toEqual(['OtherSheets']);
    expect(await read(bytes, { ...unknownForm, sheet: 'Old' })).toMatchObject({ rows: [['1', 'Lind']], warnings: [] });
    const gone = await readTable(bytes, { ...unknownForm, sheet: 'Gone' });
    expect(gone.ok ? null : gone.failure).toEqual({ code: 'NoSuchSheet', data: { sheet: 'Gone', sheets: ['People', 'Old'] } });
  });

  it('is not read from a sheet that somebody has hidden, unless it is named', async () => {
    const parts = unzipSync(
      await writeWorkbook([
        { name: 'Old', headers: ['No', 'Name'], rows: [['1', 'Lind']], rowNumbers: [2] },
        { name: 'People', headers: ['No', 'Name'], rows: [['007', 'Berg']], rowNumbers: [2] },
      ]),
    );
    const book = strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array());
    const bytes = zipSync({ ...parts, 'xl/workbook.xml': strToU8(book.replace('name="Old"', 'name="Old" state="veryHidden"')) });
    const shown = await read(bytes);
    expect(shown).toMatchObject({ sheet: 'People', rows: [['007', 'Berg']] });
    expect(shown.warnings[0]?.message).toContain('"Old"');
    expect(await read(bytes, { ...unknownForm, sheet: 'Old' })).toMatchObject({ rows: [['1', 'Lind']] });
  });

  it('gives dates as ISO, formulas by their stored result, and tells of them and of merged cells', async () => {
    const rows = `<sheetData><row r="1">${text('A1', 'Headcount')}</row><row r="3">${text('A3', 'No')}${text('B3', 'Name')}${text('C3', 'Hired')}${text('D3', 'Unit')}</row>
      <row r="4">${text('A4', '0012')}<c r="B4" t="str"><f>"Be"&amp;"rg"</f><v>Berg</v></c><c r="C4" s="1"><v>46095</v></c>${text('D4', 'Mill')}</row>
      <row r="5"><c r="A5"><v>1.23456789012E+17</v></c>${text('B5', 'Lind')}</row></sheetData><mergeCells count="1"><mergeCell ref="D4:D5"/></mergeCells>`;
    const table = await read(makeWorkbook(rows, 'Sheet1'));
    expect(table).toMatchObject({ headerRow: 3, headers: ['No', 'Name', 'Hired', 'Unit'], rowNumbers: [4, 5] });
    expect(table.rows).toEqual([
      ['0012', 'Berg', '2026-03-14', 'Mill'],
      ['1.23456789012E+17', 'Lind', '', ''],
    ]);
    expect(table.warnings.map(({ code, rowNumbers }) => [code, rowNumbers])).toEqual([
      ['WorkbookCells', [4]],
      ['WorkbookCells', [4]],
      ['TitleRowsPassedOver', [1]],
    ]);
  });

  it('keeps leading zeros that only the format of a number shows', async () => {
    const rows = `<sheetData><row r="1">${text('A1', 'Name')}${text('B1', 'No')}</row><row r="2">${text('A2', 'Berg')}<c r="B2" s="2"><v>42</v></c></row>
      <row r="3">${text('A3', 'Lind')}<c r="B3" s="2"><v>1234567</v></c></row><row r="4">${text('A4', 'Ek')}<c r="B4" s="2"><v>4.5</v></c></row><row r="5">${text('A5', 'Asp')}<c r="B5"><v>42</v></c></row></sheetData>`;
    const table = await read(makeWorkbook(rows, 'Sheet1'));
    expect(table.rows.map((row) => row[1])).toEqual(['00042', '1234567', '4.5', '42']);
  });

  it('can be read with no row taken for a header, as a matrix is', async () => {
    const bytes = await writeWorkbook([{ name: 'Matrix', headers: ['Name', 'A'], rows: [['Berg', 'X']], rowNumbers: [2] }]);
    const result = await readNumberedRows(bytes, unknownForm);
    expect(result.ok && result.value.rows).toEqual([
      { cells: ['Name', 'A'], rowNumber: 1 },
      { cells: ['Berg', 'X'], rowNumber: 2 },
    ]);
  });
});

describe('a SCIM file as a table', () => {
  it('has paths for headers and the place in the list for a row number', async () => {
    const table = await read(utf8('[{"userName":"a","name":{"familyName":"Berg"}},{"userName":"b"}]'));
    expect(table).toMatchObject({
      kind: 'scim',
      headers: ['userName', 'name.familyName'],
      rows: [
        ['a', 'Berg'],
        ['b', ''],
      ],
      rowNumbers: [1, 2],
    });
  });
});

describe('reading in chunks', () => {
  it('names the file by its digest, so that one exchanged after the dry run is noticed', async () => {
    const digest = async (content: string) => (await read(utf8(content))).sha256;
    expect(await digest('No,Name\n1,Berg\n')).toMatch(/^[0-9a-f]{64}$/);
    expect(await digest('No,Name\n1,Berg\n')).not.toBe(await digest('No,Name\n1,Lind\n'));
  });

  it('tells how far it is, ends at an abort, and passes on what its sink throws', async () => {
    const bytes = utf8(`No,Name\n${Array.from({ length: 50_000 }, (_, at) => `${at},Berg`).join('\n')}\n`);
    const far: number[] = [];
    const whole = await readTableInChunks(cut(bytes, [100_000]), unknownForm, { rows: ({ bytesRead }) => void far.push(bytesRead) });
    expect(whole).toMatchObject({ ok: true, value: { rowCount: 50_000, bytes: bytes.length } });
    expect(far.length).toBeGreaterThan(3);
    expect(far).toEqual(far.toSorted((one, other) => one - other));
    const stop = new AbortController();
    let rows = 0;
    const aborted = readTableInChunks(
      cut(bytes, [100_000]),
      unknownForm,
      { rows: (chunk) => ((rows += chunk.rows.length), stop.abort()) },
      stop.signal,
    );
    await expect(aborted).rejects.toThrow('aborted');
    expect(rows).toBeLessThan(50_000);
    const broken = readTableInChunks([bytes], unknownForm, { rows: () => Promise.reject(new Error('disk full')) });
    await expect(broken).rejects.toThrow('disk full');
  });
});

async function read(bytes: Uint8Array, form: TableForm = unknownForm) {
  const result = await readTable(bytes, form);
  if (!result.ok) throw new Error(`refused: ${result.failure.code}`);
  return result.value;
}

function* cut(bytes: Uint8Array, sizes: readonly number[]): Generator<Uint8Array> {
  let at = 0;
  for (let turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}
