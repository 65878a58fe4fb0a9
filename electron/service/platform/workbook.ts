import { strFromU8, unzipSync } from 'fflate';
import readSheets from 'read-excel-file/universal';
import writeSheets from 'write-excel-file/node';
import type { ReadProblem, Table } from '../../../shared/domain/exchange/framework-format';
import { fail, ok, type Failure, type Result } from '../../../shared/result';
import { tooLarge, type TooLarge } from './workbook-reach';
import { withZeros, zeroPaddedCells, type ZeroPadded } from './workbook-zeros';

export interface Workbook {
  readonly tables: readonly Table[];
  /** Merged cells and formulas, which a table cannot show. */
  readonly problems: readonly ReadProblem[];
}

type Unreadable = Failure<'Unreadable', { readonly why: string }>;

/** Most that a workbook may come to when it is unpacked, in bytes: a small file can hold a very large one. */
const largestUnpacked = 400 * 1024 * 1024;
/** From this size on, no workbook is packed into so small a part of it: what is holds nothing but repetition. */
const largeUnpacked = 20 * 1024 * 1024;
const mostPacked = 250;

/**
 * The sheets of a workbook (.xlsx) as tables of text: numbers as they are stored, dates as 2026-03-14, formulas as their stored
 * result. The first row of a sheet that is not empty is its header; sheets without one are left out.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<Result<Workbook, Unreadable>> {
  const read = await readSheetRows(bytes);
  if (!read.ok) return read;
  return ok({ tables: read.value.sheets.flatMap(({ name, rows }) => tableOf(name, rows)), problems: read.value.problems });
}

function tooLargeText(sheet: string, { cell, isHardlyFilled }: TooLarge): string {
  return isHardlyFilled
    ? `The sheet "${sheet}" holds millions of cells that have a format and say nothing, up to ${cell} and perhaps beyond. Copy its data into a new sheet, and save that.`
    : `The sheet "${sheet}" reaches to the cell ${cell}. Delete the rows and columns behind its data, and save it.`;
}

export interface SheetRows {
  /** Every row from the first on, blank ones too, as text. */
  readonly sheets: readonly { readonly name: string; readonly isHidden: boolean; readonly rows: readonly (readonly string[])[] }[];
  /** Merged cells and formulas; `path` is the sheet's name. */
  readonly problems: readonly ReadProblem[];
}

/** The sheets of a workbook as they lie, without taking any row for a header. */
export async function readSheetRows(bytes: Uint8Array): Promise<Result<SheetRows, Unreadable>> {
  const unreadable = (why: string) => fail('Unreadable', { why });
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf)
    return unreadable('It is a workbook of an old kind or one with a password. Save it as .xlsx without a password.');
  try {
    const parts = partsOf(bytes);
    if (parts === 'too large') return unreadable('It is larger than 400 MB when it is unpacked.');
    if (parts === 'too dense') return unreadable('It unpacks to more than 250 times its size, as no workbook does.');
    if (parts['xl/workbook.xml'] === undefined) return unreadable('It is no workbook (.xlsx).');
    const files = sheetFiles(parts);
    for (const { name, xml } of files) {
      const found = tooLarge(xml);
      if (found !== null) return unreadable(tooLargeText(name, found));
    }
    const sheets = await readSheets(Uint8Array.from(bytes).buffer, { trim: false, parseNumber: (text) => text });
    const styles = parts['xl/styles.xml'] === undefined ? '' : strFromU8(parts['xl/styles.xml']);
    const facts = files.map(({ name, xml }) => ({ name, padded: zeroPaddedCells(styles, xml), odd: oddCells(name, xml) }));
    const paddedOf = (sheet: string): ZeroPadded => facts.find(({ name }) => name === sheet)?.padded ?? new Map<string, number>();
    return ok({
      sheets: sheets.map(({ sheet, data }) => ({
        name: sheet,
        isHidden: files.some((file) => file.name === sheet && file.isHidden),
        rows: withZeros(
          data.map((row) => row.map(cellText)),
          paddedOf(sheet),
        ),
      })),
      problems: facts.flatMap(({ odd }) => odd),
    });
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return unreadable('It is damaged or was cut off: it cannot be unpacked and read as a workbook.');
  }
}

/** What becomes a sheet: texts stay texts, whatever they look like, and numbers numbers. */
export type SheetToWrite = Pick<Table, 'name' | 'headers'> &
  Partial<Pick<Table, 'rowNumbers'>> & {
    readonly rows: readonly (readonly (string | number)[])[];
  };

/** A workbook with a sheet for each table, its header in bold and in sight. */
export async function writeWorkbook(tables: readonly SheetToWrite[]): Promise<Uint8Array> {
  const sheets = tables.map(({ name, headers, rows }) => ({
    sheet: name,
    stickyRowsCount: 1,
    columns: headers.map((header) => ({ width: wide.has(header) ? 60 : 18 })),
    data: [headers.map((value) => ({ value, type: String, fontWeight: 'bold' as const })), ...rows.map((cells) => cells.map(toCell))],
  }));
  return writeSheets(sheets).toBuffer();
}

const toCell = (value: string | number) => {
  if (typeof value === 'number') return { value, type: Number };
  return value === '' ? null : { value: cellValue(value), type: String, format: '@' };
};

/**
 * A text as a workbook holds it. Escaped are what looks like an escape of a character itself (`_x0041_`), what the library would
 * leave out (U+FFFD to U+FFFF), and the name of something that every object has, under which the library would find that instead.
 */
function cellValue(text: string): string {
  const escaped = text
    .replaceAll(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll(/[\u{fffd}-\u{ffff}]/gu, (one) => `_x${one.charCodeAt(0).toString(16).toUpperCase()}_`);
  if (!(escaped in {})) return escaped;
  return `_x${escaped.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_${escaped.slice(1)}`;
}

const wide: ReadonlySet<string> = new Set(['title', 'description', 'text', 'anchor', 'Value']);

type Parts = Readonly<Record<string, Uint8Array>>;

function partsOf(bytes: Uint8Array): Parts | 'too large' | 'too dense' {
  let size = 0;
  const isTooDense = (unpacked: number): boolean => unpacked > largeUnpacked && unpacked > bytes.length * mostPacked;
  const parts = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      size += originalSize;
      return (
        !isTooDense(size) &&
        size <= largestUnpacked &&
        /^xl\/(?:workbook\.xml|styles\.xml|_rels\/workbook\.xml\.rels|worksheets\/[^/]+\.xml)$/.test(name)
      );
    },
  });
  if (size > largestUnpacked) return 'too large';
  return isTooDense(size) ? 'too dense' : parts;
}

function tableOf(name: string, rows: readonly (readonly string[])[]): Table[] {
  const start = rows.findIndex((row) => row.some((cell) => cell.trim() !== ''));
  if (start < 0) return [];
  const kept = rows.flatMap((row, at) => (at > start && row.some((cell) => cell !== '') ? [{ row, number: at + 1 }] : []));
  return [{ name, headers: distinct(rows[start] ?? []), rows: kept.map(({ row }) => row), rowNumbers: kept.map(({ number }) => number) }];
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().replace(/T00:00:00\.000Z$/, '');
  if (typeof value === 'string') return value.replaceAll(/\r\n?/g, '\n');
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : JSON.stringify(value);
}

/** As those of a delimited text: trimmed, the second of a name called “name (2)”. */
function distinct(cells: readonly string[]): string[] {
  const seen = new Set<string>();
  return cells.map((cell, at) => {
    const header = cell.trim() === '' ? `Column ${at + 1}` : cell.trim();
    let name = header;
    for (let copy = 2; seen.has(name); copy += 1) name = `${header} (${copy})`;
    seen.add(name);
    return name;
  });
}

function sheetFiles(parts: Parts): { readonly name: string; readonly isHidden: boolean; readonly xml: string }[] {
  const textOf = (path: string): string => (parts[path] === undefined ? '' : strFromU8(parts[path]));
  const targets = new Map(
    [...textOf('xl/_rels/workbook.xml.rels').matchAll(/<Relationship\b[^>]*>/g)].map(([tag]) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target'),
    ]),
  );
  return [...textOf('xl/workbook.xml').matchAll(/<sheet\b[^>]*>/g)].map(([tag]) => {
    const target = targets.get(attribute(tag, 'r:id')) ?? '';
    const isHidden = /hidden/i.test(attribute(tag, 'state'));
    return { name: attribute(tag, 'name'), isHidden, xml: textOf(target.startsWith('/') ? target.slice(1) : `xl/${target}`) };
  });
}

function attribute(tag: string, name: string): string {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
  return value.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&');
}

function oddCells(name: string, xml: string): ReadProblem[] {
  const merged = [...xml.matchAll(/<mergeCell\b[^>]*\sref="([^"]+)"/g)].map(([, ref]) => ref ?? '');
  const formulas: string[] = [];
  const unsolved: string[] = [];
  for (const [, tag, inner] of xml.matchAll(/<c\b([^>]*[^/])>(.*?)<\/c>/gs)) {
    if (inner === undefined || !/<f[\s>/]/.test(inner)) continue;
    (/<v>[^<]/.test(inner) || /<is>/.test(inner) ? formulas : unsolved).push(attribute(` ${tag ?? ''}`, 'r'));
  }
  const tell = (cells: readonly string[], message: string): ReadProblem[] =>
    cells.length === 0 ? [] : [{ severity: 'warning', row: rowOf(cells[0] ?? ''), path: name, message, value: someOf(cells) }];
  return [
    ...tell(merged, 'Cells are merged here: what they show was taken for the first cell of each alone.'),
    ...tell(formulas, 'Formulas stand here: the results that were stored with them were taken.'),
    ...tell(
      unsolved,
      'Formulas without a stored result stand here: the cells count as empty. Open and save the workbook once, then choose it again.',
    ),
  ];
}

function rowOf(cell: string): number | null {
  const row = Number(/\d+/.exec(cell)?.[0] ?? Number.NaN);
  return Number.isNaN(row) ? null : row;
}

function someOf(cells: readonly string[]): string {
  return cells.length <= 8 ? cells.join(', ') : `${cells.slice(0, 8).join(', ')} and ${cells.length - 8} more`;
}
