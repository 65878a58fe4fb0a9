/** Most cells of a sheet from its first to its last: every one of them is held, empty or not. Far beyond 200,000 people by 60 columns. */
const mostCells = 20_000_000;

/**
 * The cell at which a sheet reaches so far that it cannot be held; null: it is of a size that somebody has filled. One stray cell in
 * the last row and column makes 17 thousand million of a small sheet.
 */
export function farthestCell(xml: string): string | null {
  let [last, widest, held, row, width] = [0, 0, 0, 0, 0];
  for (const [, column = '', digits = ''] of xml.matchAll(/<c\b[^>]*?\sr="([A-Z]{1,3})(\d{1,7})"/g)) {
    const at = Number(digits);
    if (at !== row) {
      held += width;
      [row, width] = [at, 0];
    }
    width = Math.max(width, placeOf(column));
    widest = Math.max(widest, width);
    last = Math.max(last, at);
    if (last * widest > mostCells || held > mostCells) return `${column}${digits}`;
  }
  return null;
}

/** Of the letters of a column: A is 1, XFD is 16,384. */
const placeOf = (letters: string): number => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
