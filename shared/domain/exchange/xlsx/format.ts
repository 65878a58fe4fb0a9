import { notCarried } from '../csv/not-carried';
import { ownRecords, ownTables, type OwnCells, type OwnColumn, type OwnRecord, type ReadRow } from '../csv/own-tables';
import { readOwn } from '../csv/read-own';
import { rowsOf } from '../csv/write-own';
import type { FileContent, FrameworkFormat, ReadOutcome, ReadTarget, Table } from '../framework-format';
import { collectProblems } from '../problems';
import { headerKey, readRows, type Columns } from '../tables/read-rows';
import { recordOf } from '../tables/record-of';

const aboutHeaders = ['Touchstone framework', 'Value'];

/** Our own workbook: the tables of own-tables.ts, a sheet for each. Cells are text, which no spreadsheet runs. */
export const xlsxFormat: FrameworkFormat = {
  key: 'xlsx',
  name: 'Touchstone workbook',
  extensions: ['xlsx'],
  takes: 'tables',
  detect: ([file]) => {
    if (file === undefined || file.head !== '' || !/\.xlsx$/i.test(file.fileName)) return 0;
    const keys = file.headers.map(headerKey);
    if (keys[0] === headerKey(aboutHeaders[0] ?? '')) return 1;
    return ownRecords.some((record) => isOwnHeader(record, keys)) ? 0.7 : 0;
  },
  choices: [],
  read: readXlsx,
  write: (items, about) => {
    const facts = [
      ['title', about.title],
      ['description', about.description],
      ['site', about.creator],
      ['as of', about.asOf],
      ['written at', about.writtenAt],
    ];
    const byRecord = new Map<OwnRecord, OwnCells[]>(ownRecords.map((record) => [record, []]));
    for (const { record, cells } of rowsOf(items, about.foreignScales)) byRecord.get(record)?.push(cells);
    const sheets = ownRecords.map((record) => {
      const columns: readonly OwnColumn[] = ownTables[record].columns;
      const rows = (byRecord.get(record) ?? []).map((cells) => columns.map((column) => cells[column] ?? ''));
      return table(ownTables[record].sheet, columns, rows);
    });
    return { content: [table('About', aboutHeaders, facts), ...sheets], notCarried: notCarried(items) };
  },
};

function table(name: string, headers: readonly string[], rows: readonly (readonly string[])[]): Table {
  return { name, headers, rows, rowNumbers: rows.map((_, at) => at + 2) };
}

function isOwnHeader(record: OwnRecord, keys: readonly string[]): boolean {
  const columns: readonly OwnColumn[] = ownTables[record].columns;
  const own = new Set(columns.map(headerKey));
  return keys.length >= 2 && keys.filter((key) => own.has(key)).length >= Math.max(2, keys.length - 1);
}

function readXlsx(files: readonly FileContent[], target: ReadTarget): ReadOutcome {
  const problems = collectProblems();
  const rows: ReadRow[] = [];
  const told = new Set<OwnRecord>();
  let title: string | null = null;
  for (const { tables } of files) {
    for (const sheet of tables) {
      if (headerKey(sheet.name) === 'about' || headerKey(sheet.headers[0] ?? '') === headerKey(aboutHeaders[0] ?? '')) {
        title = sheet.rows.find(([key]) => key === 'title')?.[1]?.trim() || title;
        continue;
      }
      const record = ownRecordOf(sheet);
      if (record === null) {
        if (sheet.rows.length > 0 || sheet.headers.some((header) => header !== ''))
          problems.warning(
            sheet.name,
            `The sheet “${sheet.name}” is none of ${ownRecords.map((one) => ownTables[one].sheet).join(', ')}: it was not taken.`,
          );
        continue;
      }
      told.add(record);
      const read = readRows(sheet, columnsOf(record), problems, (cell) => cell);
      for (const { number, cells, rest } of read.rows) {
        const there: OwnCells = {};
        for (const column of read.has) there[column] = cells[column];
        rows.push({ record, cells: there, rest, number, place: sheet.name });
      }
    }
  }
  return readOwn('xlsx', { rows, tables: told, title }, target, problems);
}

/** By its name; a sheet alone may be called anything when its header says what it is. */
function ownRecordOf(sheet: Table): OwnRecord | null {
  const key = headerKey(sheet.name);
  const named = ownRecords.find((record) => headerKey(ownTables[record].sheet) === key || headerKey(record) === key);
  if (named !== undefined) return named;
  const keys = sheet.headers.map(headerKey);
  return keys.includes('type') && isOwnHeader('competency', keys) ? 'competency' : null;
}

/** Those of this record: no other is asked for. */
function columnsOf(record: OwnRecord): Columns<OwnColumn> {
  const own: readonly OwnColumn[] = ownTables[record].columns;
  return recordOf(own, () => []);
}
