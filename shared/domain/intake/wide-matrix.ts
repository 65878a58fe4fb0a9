import { cleanText } from '../hris/clean-text';
import { isBlankRow } from './header-rows';
import type { NumberedRow } from './header-rows';
import { isLegendSymbol, meaningOfSymbol, type SymbolMeaning } from './matrix-symbols';

/** Where things stand in a spreadsheet of people down and competencies across. */
export type MatrixShape = {
  /** Rows with headings, from 1: of several, the lowest that has a text names the column. */
  readonly headerRows: readonly number[];
  /** Columns from 0; at least one of the two. */
  readonly numberColumn: number | null;
  readonly nameColumn: number | null;
  readonly competencyColumns: readonly MatrixColumn[];
};

export type MatrixColumn = { readonly index: number; readonly heading: string; readonly competencyId: string | null };

export type MatrixSymbol = {
  /** As it stands in the cells; empty for an empty cell. */
  readonly symbol: string;
  readonly cells: number;
  /** The first cell that has it, as a spreadsheet names it. */
  readonly example: string;
  /** What it usually means; null: a person must say. */
  readonly suggested: SymbolMeaning | null;
};

/** What somebody's old matrix claims: evidence to be confirmed by an assessor, never a level in force. */
export type LegacyClaim = {
  readonly rowNumber: number;
  readonly cell: string;
  readonly personNumber: string | null;
  readonly personName: string | null;
  readonly competencyId: string;
  readonly meaning: Exclude<SymbolMeaning, 'notAssessed'>;
  readonly symbol: string;
};

export type MatrixProblem = {
  readonly code: 'SymbolUnknown' | 'PersonMissing' | 'PersonTwice' | 'CompetencyTwice' | 'CompetencyUnknown' | 'NoPersonColumn';
  readonly rowNumber: number | null;
  readonly value: string;
  readonly message: string;
};

/** Every symbol in the cells of the chosen columns, the most frequent first. */
export function symbolsOf(rows: readonly NumberedRow[], shape: MatrixShape): MatrixSymbol[] {
  const found = new Map<string, { cells: number; example: string }>();
  for (const { cells, rowNumber } of peopleRows(rows, shape)) {
    for (const { index } of shape.competencyColumns) {
      const symbol = cleanText(cells[index] ?? '');
      const known = found.get(symbol);
      if (known === undefined) found.set(symbol, { cells: 1, example: cellName(index, rowNumber) });
      else known.cells += 1;
    }
  }
  const all = [...found.keys()];
  return [...found]
    .map(([symbol, { cells, example }]) => ({ symbol, cells, example, suggested: meaningOfSymbol(symbol, all) }))
    .toSorted((one, other) => other.cells - one.cells);
}

/**
 * The claims of a matrix under stated meanings of its symbols. Cells not assessed claim nothing; a symbol without a meaning, a row
 * without a person and a person or competency that is there twice are problems, and nothing is taken of them.
 */
export function claimsOf(
  rows: readonly NumberedRow[],
  shape: MatrixShape,
  meanings: ReadonlyMap<string, SymbolMeaning>,
): { readonly claims: readonly LegacyClaim[]; readonly problems: readonly MatrixProblem[] } {
  const { numberColumn, nameColumn } = shape;
  if (numberColumn === null && nameColumn === null) {
    const message = 'Choose the column with the employee numbers or the names.';
    return { claims: [], problems: [{ code: 'NoPersonColumn', rowNumber: null, value: '', message }] };
  }
  const columns = checkColumns(shape.competencyColumns);
  const people = checkPeople(peopleRows(rows, shape), shape);
  const claims: LegacyClaim[] = [];
  const unknown = new Map<string, MatrixProblem>();
  for (const { row, personNumber, personName } of people.taken) {
    for (const { index, competencyId } of columns.taken) {
      const symbol = cleanText(row.cells[index] ?? '');
      const meaning = meanings.get(symbol) ?? (symbol === '' ? 'notAssessed' : null);
      if (meaning === null) {
        const message = `Say what "${symbol}" means; it stands first in ${cellName(index, row.rowNumber)}.`;
        if (!unknown.has(symbol)) unknown.set(symbol, { code: 'SymbolUnknown', rowNumber: row.rowNumber, value: symbol, message });
      } else if (meaning !== 'notAssessed') {
        const cell = cellName(index, row.rowNumber);
        claims.push({ rowNumber: row.rowNumber, cell, personNumber, personName, competencyId, meaning, symbol });
      }
    }
  }
  return { claims, problems: [...columns.problems, ...people.problems, ...unknown.values()] };
}

/** What a spreadsheet calls a cell: column 0 of row 7 is A7. */
export function cellName(column: number, rowNumber: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return `${letters}${rowNumber}`;
}

/** Rows below the headings that are no blank line and no legend of the symbols. */
function peopleRows(rows: readonly NumberedRow[], shape: MatrixShape): readonly NumberedRow[] {
  const lastHeader = Math.max(0, ...shape.headerRows);
  return rows.filter(({ cells, rowNumber }) => rowNumber > lastHeader && !isBlankRow(cells) && !isLegend(cells, shape));
}

/** "X = trained" below the table: a symbol explained where a person would be named, and nothing in the columns. */
function isLegend(cells: readonly string[], { competencyColumns, numberColumn, nameColumn }: MatrixShape): boolean {
  if (competencyColumns.some(({ index }) => cleanText(cells[index] ?? '') !== '')) return false;
  const first = cleanText(cells[nameColumn ?? numberColumn ?? 0] ?? '');
  return first === '' || isLegendSymbol(first);
}

function checkColumns(columns: readonly MatrixColumn[]) {
  const problems: MatrixProblem[] = [];
  const counts = new Map<string, number>();
  for (const { competencyId } of columns) if (competencyId !== null) counts.set(competencyId, (counts.get(competencyId) ?? 0) + 1);
  const taken = columns.flatMap(({ index, heading, competencyId }) => {
    if (competencyId === null) {
      const message = `"${heading}" is no competency of the library: its column is not taken.`;
      problems.push({ code: 'CompetencyUnknown', rowNumber: null, value: heading, message });
      return [];
    }
    if (counts.get(competencyId) === 1) return [{ index, competencyId }];
    const message = `"${heading}" is the same competency as another column. Choose one.`;
    problems.push({ code: 'CompetencyTwice', rowNumber: null, value: heading, message });
    return [];
  });
  return { taken, problems };
}

function checkPeople(rows: readonly NumberedRow[], { numberColumn, nameColumn }: MatrixShape) {
  const problems: MatrixProblem[] = [];
  const textOf = (row: NumberedRow, column: number | null) => (column === null ? null : cleanText(row.cells[column] ?? '') || null);
  const named = rows.flatMap((row) => {
    const [personNumber, personName] = [textOf(row, numberColumn), textOf(row, nameColumn)];
    if (personNumber !== null || (numberColumn === null && personName !== null)) return [{ row, personNumber, personName }];
    const message = 'The row names nobody.';
    problems.push({ code: 'PersonMissing', rowNumber: row.rowNumber, value: personName ?? '', message });
    return [];
  });
  const rowsByPerson = new Map<string, number[]>();
  const keyOf = ({ personNumber, personName }: (typeof named)[number]) => personNumber ?? (personName ?? '').toLowerCase();
  for (const person of named) {
    const others = rowsByPerson.get(keyOf(person));
    if (others === undefined) rowsByPerson.set(keyOf(person), [person.row.rowNumber]);
    else others.push(person.row.rowNumber);
  }
  const taken = named.filter((person) => {
    const rowNumbers = rowsByPerson.get(keyOf(person)) ?? [];
    if (rowNumbers.length === 1) return true;
    const value = person.personNumber ?? person.personName ?? '';
    const message = `"${value}" is in the matrix ${rowNumbers.length} times, in rows ${rowNumbers.join(', ')}. Keep one of them.`;
    problems.push({ code: 'PersonTwice', rowNumber: person.row.rowNumber, value, message });
    return false;
  });
  return { taken, problems };
}
