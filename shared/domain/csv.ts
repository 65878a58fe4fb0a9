export type CsvCell = string | number | boolean | null;

const lineEnd = '\r\n';

/** One record of RFC 4180 with its line end. */
export function csvLine(cells: readonly CsvCell[]): string {
  return (
    cells.map((cell) => quoted(cell === null ? '' : typeof cell === 'string' ? withoutFormula(cell) : String(cell))).join(',') + lineEnd
  );
}

/** What spreadsheets take for a formula (CWE-1236), behind any number of apostrophes. */
const formulaStart = /^'*[=+\-@\t\r\n]/;

/**
 * A spreadsheet runs a cell that begins like a formula, even out of a file that somebody else wrote; behind an apostrophe it is
 * text. One that has apostrophes before such a sign already gets one more, so that taking one away always gives the text back.
 */
function withoutFormula(text: string): string {
  return formulaStart.test(text) ? `'${text}` : text;
}

/** A cell of a file as it was before csvLine: to be called by whatever reads tables. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && formulaStart.test(cell) ? cell.slice(1) : cell;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}
