import { compactHeader } from '../hris/headers';
import { isLabelRow } from '../hris/mapping';
import { distinctHeaders, type HeaderWarning } from './distinct-headers';
import type { TableForm, TableNotice } from './source-table';

export type NumberedRow = { readonly cells: readonly string[]; readonly rowNumber: number };

export type LaidOut = {
  readonly headers: readonly string[];
  readonly headerRow: number;
  readonly labelRows: number;
  /** How many of the rows given come before the first row of data. */
  readonly before: number;
  readonly notices: readonly TableNotice[];
};

/**
 * Finds the headers among the first rows of a table. Told where they are, it looks nowhere else; else it takes the first row with
 * letters that names at least as many columns as most rows below have cells, so that a title above a table is no header.
 * Null when there is none.
 */
export function layOut(rows: readonly NumberedRow[], form: Pick<TableForm, 'headerRow' | 'labelRows'>): LaidOut | null {
  const at = form.headerRow === null ? findHeader(rows) : rows.findIndex(({ rowNumber }) => rowNumber === form.headerRow);
  const found = rows[at];
  if (found === undefined || !found.cells.some((cell) => /\p{L}/u.test(cell))) return null;
  const below = rows.slice(at + 1).filter(({ cells }) => !isBlankRow(cells));
  const width = Math.max(filledWidth(found.cells), Math.min(found.cells.length, widest(below)));
  const { headers, warnings } = distinctHeaders(found.cells.slice(0, width).map((cell) => cell.trim()));
  const [next] = below;
  const labelRows = form.labelRows ?? (next !== undefined && isLabelRow(headers, next.cells) ? 1 : 0);
  const lastLabel = labelRows === 0 ? undefined : below[Math.min(labelRows, below.length) - 1];
  const titles = rows.slice(0, at).filter(({ cells }) => !isBlankRow(cells));
  return {
    headers,
    headerRow: found.rowNumber,
    labelRows,
    before: lastLabel === undefined ? at + 1 : rows.indexOf(lastLabel) + 1,
    notices: [
      ...titleNotice(titles),
      ...warnings.map(headerNotice),
      ...(lastLabel === undefined
        ? []
        : [
            {
              code: 'LabelRowPassedOver',
              message: 'The row below the headers repeats them as labels: it is no person.',
              rowNumbers: [lastLabel.rowNumber],
            } as const,
          ]),
    ],
  };
}

/** Whether nothing but blanks stands in a row. */
export function isBlankRow(cells: readonly string[]): boolean {
  for (const cell of cells) if (cell !== '' && cell.trim() !== '') return false;
  return true;
}

/** A title stands alone in its row, or beside a date; a header names most of the columns that the table has. */
function findHeader(rows: readonly NumberedRow[]): number {
  const sizes = rows.map(({ cells }) => cells.filter((cell) => cell.trim() !== '').length);
  const usual = median(sizes.filter((size) => size > 0));
  const isHeader = ({ cells }: NumberedRow, at: number) => (sizes[at] ?? 0) * 2 > usual && namesColumns(cells);
  return rows.findIndex(isHeader);
}

/** Headers are words and differ; a row of data has numbers, dates and repetitions. */
function namesColumns(cells: readonly string[]): boolean {
  const named = cells.map((cell) => compactHeader(cell)).filter((name) => name !== '');
  return named.length > 0 && named.filter((name) => /\p{L}/u.test(name)).length * 2 > named.length;
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;
}

/** Empty cells to the right of everything, as spreadsheets export them, are no columns. */
function filledWidth(cells: readonly string[]): number {
  let width = cells.length;
  while (width > 0 && cells[width - 1]?.trim() === '') width -= 1;
  return width;
}

const widest = (rows: readonly NumberedRow[]): number => rows.reduce((width, { cells }) => Math.max(width, filledWidth(cells)), 0);

function headerNotice({ code, column, header, renamedTo }: HeaderWarning): TableNotice {
  const message =
    code === 'DuplicateHeader'
      ? `The header "${header}" is there more than once: the later column is called "${renamedTo}" here.`
      : `Column ${column + 1} has no header: it is called "${renamedTo}" here.`;
  return { code, message };
}

function titleNotice(titles: readonly NumberedRow[]): TableNotice[] {
  if (titles.length === 0) return [];
  const message = `${titles.length === 1 ? 'A row stands' : `${titles.length} rows stand`} above the headers and is no part of the table.`;
  return [{ code: 'TitleRowsPassedOver', message, rowNumbers: titles.slice(0, 10).map(({ rowNumber }) => rowNumber) }];
}
