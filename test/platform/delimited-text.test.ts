import fc from 'fast-check';
import { isUtf8 } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { largestText } from '../../electron/service/platform/decode-text';
import { type DelimitedText, readDelimited } from '../../electron/service/platform/delimited-text';

describe('reading delimited text', () => {
  it('keeps every cell the text it is: leading zeros, spoiled numbers, formulas, decimal commas', () => {
    const file = read('ID;Value;Formula\n00042;1,5;=1+1\n1.23E+05;-3;"=HYPERLINK(""x"")"\n');
    expect(file.delimiter).toBe(';');
    expect(file.rows).toEqual([
      ['00042', '1,5', '=1+1'],
      ['1.23E+05', '-3', '=HYPERLINK("x")'],
    ]);
  });

  it('finds out each encoding', () => {
    const content = 'Name,Ort\nMüller,Zürich\n';
    expect(read(content)).toMatchObject({ encoding: 'utf-8', hasBom: false, rows: [['Müller', 'Zürich']] });
    expect(read(encode(content, 'utf-8', true))).toMatchObject({
      encoding: 'utf-8',
      hasBom: true,
      headers: ['Name', 'Ort'],
      rows: [['Müller', 'Zürich']],
    });
    expect(read(encode(content, 'utf-16le', true))).toMatchObject({
      encoding: 'utf-16le',
      hasBom: true,
      headers: ['Name', 'Ort'],
      rows: [['Müller', 'Zürich']],
    });
    expect(read(encode(content, 'utf-16be', true))).toMatchObject({
      encoding: 'utf-16be',
      hasBom: true,
      headers: ['Name', 'Ort'],
      rows: [['Müller', 'Zürich']],
    });
  });

  it('falls back to Windows-1252, with its curly quotes and euro sign, and says so', () => {
    const file = read(Uint8Array.from([...ascii('A,B\nM'), 0xfc, ...ascii('ller,'), 0x80, 0x93, 0x9f, ...ascii('\n')]));
    expect(file.rows).toEqual([['Müller', '€“Ÿ']]);
    expect(file.encoding).toBe('windows-1252');
    expect(file.warnings).toEqual([{ code: 'AssumedWindows1252' }]);
  });

  it('takes a plain file that ends in an accented letter for Windows-1252, not for a cut file', () => {
    expect(read(Uint8Array.from([...ascii('A,B\n1,Ren'), 0xe9])).rows).toEqual([['1', 'René']]);
  });

  it.each([',', ';', '\t', '|'])('finds out the delimiter %j', (delimiter) => {
    const file = read(
      [`ID${delimiter}Name${delimiter}City`, `1${delimiter}"a,b;c"${delimiter}x`, `2${delimiter}d${delimiter}y`].join('\n'),
    );
    expect(file.delimiter).toBe(delimiter);
    expect(file.rows).toEqual([
      ['1', 'a,b;c', 'x'],
      ['2', 'd', 'y'],
    ]);
  });

  it('is not misled by commas in the cells of a semicolon file', () => {
    expect(read('Name;ID\nBerg, Anna;1\nLind, Olof;2\n').headers).toEqual(['Name', 'ID']);
  });

  it('reads a single column', () => {
    expect(read('ID\n1\n2\n')).toMatchObject({ headers: ['ID'], rows: [['1'], ['2']] });
  });

  it('obeys the line in which Excel names the delimiter, and counts it as a line', () => {
    expect(read('sep=;\nA;B\n1,0;2\n')).toMatchObject({ delimiter: ';', headers: ['A', 'B'], rows: [['1,0', '2']], rowNumbers: [3] });
  });

  it('numbers rows by the line they begin on, over quoted line breaks and blank lines', () => {
    const file = read('\r\nID,Note\r\n1,"two\r\nlines"\r\n\r\n2,x\n3,"a\n\nb"\n4,y\r\n');
    expect(file.rows).toEqual([
      ['1', 'two\nlines'],
      ['2', 'x'],
      ['3', 'a\n\nb'],
      ['4', 'y'],
    ]);
    expect(file.rowNumbers).toEqual([3, 6, 7, 10]);
  });

  it('makes repeated and empty headers distinct and reports them', () => {
    const file = read('ID,Name,Name,,Name (2),Name\n1,2,3,4,5,6\n');
    expect(file.headers).toEqual(['ID', 'Name', 'Name (3)', 'Column 4', 'Name (2)', 'Name (4)']);
    expect(file.warnings.map((warning) => warning.code)).toEqual(['DuplicateHeader', 'EmptyHeader', 'DuplicateHeader']);
  });

  it('reports ragged rows and leaves them as they are', () => {
    const file = read('A,B,C\n1,2,3\n4,5\n6,7,8,9\n');
    expect(file.rows).toEqual([
      ['1', '2', '3'],
      ['4', '5'],
      ['6', '7', '8', '9'],
    ]);
    expect(file.warnings).toEqual([{ code: 'RaggedRows', expected: 3, rowNumbers: [3, 4] }]);
  });

  it('suspects a cut when the last row is short and its line does not end', () => {
    expect(read('A,B,C\n1,2,3\n4,5').warnings).toContainEqual({ code: 'PerhapsTruncated', rowNumber: 3 });
    expect(read('A,B,C\n1,2,3\n4,5,6').warnings).toEqual([]);
  });

  it('reports quotes that do not belong', () => {
    const file = read('A,B\n"Robert "Bob" Smith",1\nx,2\n');
    expect(file.rows).toEqual([
      ['Robert "Bob" Smith', '1'],
      ['x', '2'],
    ]);
    expect(file.warnings).toEqual([{ code: 'StrayQuotes', rowNumbers: [2] }]);
  });

  it.each([
    ['nothing', new Uint8Array(), { code: 'Empty' }],
    ['a byte order mark and nothing else', Uint8Array.of(0xef, 0xbb, 0xbf), { code: 'Empty' }],
    ['blank lines', text(' \r\n\r\n'), { code: 'Empty' }],
    ['a workbook', Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 0, 0), { code: 'Spreadsheet' }],
    ['bytes with zeros', Uint8Array.of(65, 0, 66, 10, 0), { code: 'NotText' }],
    ['bytes that no encoding explains', Uint8Array.of(65, 44, 0x81, 10), { code: 'NotText' }],
    ['broken UTF-8 behind its mark', Uint8Array.of(0xef, 0xbb, 0xbf, 65, 0xff, 65), { code: 'NotText' }],
    ['numbers where the header should be', text('1,2,3\n4,5,6\n'), { code: 'NoHeader' }],
    ['a quote that never closes', text('A,B\n1,"two\nlines"\n2,"cut he'), { code: 'UnclosedQuote', data: { rowNumber: 4 } }],
    ['UTF-8 cut within a character', text('A,B\nMüller,ü').slice(0, -1), { code: 'Truncated' }],
    ['UTF-16 cut within a character', Uint8Array.of(0xff, 0xfe, 65, 0, 66), { code: 'Truncated' }],
    ['far too much', new Uint8Array(largestText + 1), { code: 'TooLarge', data: { bytes: largestText + 1, limit: largestText } }],
  ])('refuses %s', (_, bytes, failure) => {
    const result = readDelimited(bytes);
    expect(result.ok ? 'read' : result.failure).toMatchObject(failure);
  });

  it('reads back any table written in any encoding, delimiter and line end', () => {
    const letter = fc.constantFrom(...'abcXYZ019 äéßñ€,;|\t"\'=\n'.split(''));
    const cell = fc.string({ unit: letter, maxLength: 12 });
    const table = fc
      .integer({ min: 2, max: 5 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }));
    const style = fc.record({
      encoding: fc.constantFrom('utf-8', 'utf-16le', 'utf-16be', 'windows-1252'),
      hasBom: fc.boolean(),
      delimiter: fc.constantFrom(',', ';', '\t', '|'),
      lineEnd: fc.constantFrom('\n', '\r\n'),
    });
    fc.assert(
      fc.property(table, style, (rows, { encoding, hasBom, delimiter, lineEnd }) => {
        const headers = (rows[0] ?? []).map((_, index) => `Header ${index}`);
        const lines = [headers, ...rows].map((row) =>
          row.map((value) => `"${value.replaceAll('"', '""').replaceAll('\n', lineEnd)}"`).join(delimiter),
        );
        const bytes = encode(lines.join(lineEnd) + lineEnd, encoding, hasBom);
        // Letters such as "ß€" are the same bytes in Windows-1252 as another letter in UTF-8: nobody could tell which was meant.
        fc.pre(encoding !== 'windows-1252' || /^\p{ASCII}*$/u.test(lines.join('')) || !isUtf8(bytes));
        const file = read(bytes);
        expect(file.headers).toEqual(headers);
        expect(file.delimiter).toBe(delimiter);
        expect(file.rows).toEqual(rows);
      }),
      { numRuns: 300 },
    );
  });
});

function read(content: string | Uint8Array): DelimitedText {
  const result = readDelimited(typeof content === 'string' ? text(content) : content);
  if (!result.ok) throw new Error(`refused: ${result.failure.code}`);
  return result.value;
}

function text(content: string): Uint8Array {
  return new TextEncoder().encode(content);
}

function ascii(content: string): number[] {
  return [...content].map((character) => character.charCodeAt(0));
}

/** UTF-16 always gets its mark: without one it is not offered as an encoding. */
function encode(content: string, encoding: string, hasBom: boolean): Uint8Array {
  if (encoding === 'windows-1252')
    return Uint8Array.from([...content].map((character) => (character === '€' ? 0x80 : character.charCodeAt(0))));
  if (encoding === 'utf-8') return text(hasBom ? `\ufeff${content}` : content);
  const bytes = Buffer.from(`\ufeff${content}`, 'utf16le');
  return Uint8Array.from(encoding === 'utf-16be' ? bytes.swap16() : bytes);
}
