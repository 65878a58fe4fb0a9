import type { CellValue } from './column';

/** Cells as a spreadsheet takes them from the clipboard: tabs between cells, line feeds between rows. */
export function cellsToText(rows: readonly (readonly CellValue[])[]): string {
  return rows.map((cells) => cells.map(cellToText).join('\t')).join('\n');
}

function cellToText(value: CellValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  // A pasted text must never become a formula: a leading apostrophe makes a spreadsheet take it as text.
  const isFormulaLike = /^[\t\r\n ]*[=+\-@]/.test(value) || /^[\t\r]/.test(value);
  const line = value.replace(/[\t\r\n]+/g, ' ').trimStart();
  if (isFormulaLike) return `'${line}`;
  // a leading quote would start a quoted cell and swallow the tabs after it
  return line.startsWith('"') ? `"${line.replaceAll('"', '""')}"` : line;
}
