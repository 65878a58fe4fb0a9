const formulaStart = /^'*[=+\-@\t\r\n]/;

/**
 * A text as it stands in a delimited file: behind an apostrophe where a spreadsheet would run it (CWE-1236). One that has
 * apostrophes before such a sign already gets one more, so that taking one away always gives the text back.
 */
export function guarded(text: string): string {
  return formulaStart.test(text) ? `'${text}` : text;
}

/** What was guarded, as it was before. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && formulaStart.test(cell) ? cell.slice(1) : cell;
}
