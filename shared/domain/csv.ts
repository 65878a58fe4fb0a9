export type CsvCell = string | number | boolean | null;

const lineEnd = '\r\n';

/** One record of RFC 4180 with its line end. */
export function csvLine(cells: readonly CsvCell[]): string {
  return (
    cells.map((cell) => quoted(cell === null ? '' : typeof cell === 'string' ? withoutFormula(cell) : String(cell))).join(',') + lineEnd
  );
}

/**
 * A spreadsheet runs a cell that begins like a formula, even out of a file that somebody else wrote (CWE-1236); behind
 * an apostrophe it is text.
 */
function withoutFormula(text: string): string {
  return /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}
