import { csvLine, unguarded } from '../../csv';
import type { FileContent, FrameworkFormat, ReadOutcome, ReadTarget } from '../framework-format';
import { collectProblems, type Problems } from '../problems';
import { headerKey, readRows, type Columns } from '../tables/read-rows';
import { recordOf } from '../tables/record-of';
import { notCarried } from './not-carried';
import { ownColumns, ownRecords, ownTables, type OwnCells, type OwnColumn, type OwnRecord, type ReadRow } from './own-tables';
import { readOwn } from './read-own';
import { rowsOf } from './write-own';

/**
 * Our own delimited file: one table for everything, whose column `record` says what a row tells of. One file can be chosen,
 * mailed, compared and filtered as it is; a file for each kind would have to be unpacked, opened one by one and packed again,
 * and who prefers a table for each kind has the workbook.
 */
export const csvFormat: FrameworkFormat = {
  key: 'csv',
  name: 'Touchstone CSV',
  extensions: ['csv', 'txt'],
  takes: 'tables',
  detect: ([file]) => {
    if (file === undefined || file.head === '') return 0;
    const keys = new Set(file.headers.map(headerKey));
    return keys.has('record') && (keys.has('title') || keys.has('code')) ? 1 : 0;
  },
  choices: [],
  read: readCsv,
  write: (items, about) => {
    const rows = rowsOf(items, about.foreignScales);
    const used = new Set<OwnColumn>(rows.flatMap(({ cells }) => ownColumns.filter((column) => (cells[column] ?? '') !== '')));
    // A column that nothing stands in is left out where no kind in the file has it: a file of ten competencies has no 50 columns.
    const there = new Set(rows.map(({ record }) => record));
    const wanted = ownColumns.filter((column) => used.has(column) || [...there].some((record) => hasColumn(record, column)));
    const lines = rows.map(({ record, cells }) => csvLine([record, ...wanted.map((column) => cells[column] ?? '')]));
    const about_ = csvLine([
      'about',
      ...wanted.map((column) => (column === 'title' ? about.title : column === 'id' ? about.frameworkId : '')),
    ]);
    return { content: `\u{feff}${csvLine(['record', ...wanted])}${about_}${lines.join('')}`, notCarried: notCarried(items) };
  },
};

function hasColumn(record: OwnRecord, column: OwnColumn): boolean {
  const columns: readonly OwnColumn[] = ownTables[record].columns;
  return columns.includes(column);
}

type Column = OwnColumn | 'record';

/** Headers are ours, or what people write for them. */
const columns: Columns<Column> = {
  ...recordOf(ownColumns, () => []),
  record: ['kind'],
  parent: ['parent_code', 'parent_id'],
  title: ['name_of_item'],
};

function readCsv(files: readonly FileContent[], target: ReadTarget): ReadOutcome {
  const problems = collectProblems();
  const rows: ReadRow[] = [];
  const tables = new Set<OwnRecord>();
  let title: string | null = null;
  for (const { fileName, tables: found } of files) {
    const place = files.length > 1 ? fileName : '';
    for (const table of found) {
      const read = readRows(table, columns, problems, unguarded);
      if (!read.has.has('record')) {
        problems.error(
          'record',
          'There is no column “record”, which says what a row tells of (competency, group, level …): nothing was taken.',
        );
        continue;
      }
      for (const { number, cells, rest } of read.rows) {
        if (cells.record.toLowerCase() === 'about') {
          // It is written here and whole: what has no row in it, is not there.
          for (const record of ownRecords) tables.add(record);
          title = cells.title === '' ? title : cells.title;
          continue;
        }
        const record = ownRecordOf(cells.record);
        if (record === null) {
          problems.error('record', `This is none of ${ownRecords.join(', ')}: the row was left out.`, cells.record, number);
          continue;
        }
        tables.add(record);
        rows.push({ record, cells: present(record, read.has, cells), rest, number, place });
        tellStray(record, read.has, cells, number, problems);
      }
    }
  }
  return readOwn('csv', { rows, tables, title }, target, problems);
}

function ownRecordOf(cell: string): OwnRecord | null {
  const key = headerKey(cell);
  return ownRecords.find((record) => headerKey(record) === key || headerKey(ownTables[record].sheet) === key) ?? null;
}

function present(record: OwnRecord, has: ReadonlySet<Column>, cells: Readonly<Record<Column, string>>): OwnCells {
  const there: OwnCells = {};
  for (const column of ownTables[record].columns) if (has.has(column)) there[column] = cells[column];
  return there;
}

/** A cell that rows of this record have no use for is told, not dropped in silence. */
function tellStray(
  record: OwnRecord,
  has: ReadonlySet<Column>,
  cells: Readonly<Record<Column, string>>,
  number: number,
  problems: Problems,
): void {
  for (const column of has)
    if (column !== 'record' && cells[column] !== '' && !hasColumn(record, column))
      problems.warning(column, `A row of the record “${record}” has no ${column}: this was not taken.`, cells[column], number);
}
