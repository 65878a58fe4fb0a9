/** Most cells of a sheet from its first to its last: every one of them is held, empty or not. Far beyond 200,000 people by 60 columns. */
const mostCells = 20_000_000;

/** From so many cells on, a sheet of which not one in a hundred says anything is no table but the formats of empty cells. */
const manyCells = 4_000_000;

/** The cell at which a sheet is too large, and why: it lies too far out, or hardly any cell up to it says anything. */
export interface TooLarge {
  readonly cell: string;
  readonly isHardlyFilled: boolean;
}

/**
 * Where a sheet is so large that it cannot be held; null: it is of a size that somebody has filled. One stray cell in the last row and
 * column makes 17 thousand million of a small sheet.
 */
export function tooLarge(xml: string): TooLarge | null {
  let [last, widest, held, row, width, filled] = [0, 0, 0, 0, 0, 0];
  for (const [, column = '', digits = '', end] of xml.matchAll(/<c\b[^>]*?\sr="([A-Z]{1,3})(\d{1,7})"[^>]*?(\/?)>/g)) {
    const at = Number(digits);
    if (end === '') filled += 1;
    if (at !== row) {
      held += width;
      [row, width] = [at, 0];
    }
    width = Math.max(width, placeOf(column));
    widest = Math.max(widest, width);
    last = Math.max(last, at);
    const isHardlyFilled = held > manyCells && filled < held / 100;
    if (isHardlyFilled || last * widest > mostCells || held > mostCells) return { cell: `${column}${digits}`, isHardlyFilled };
  }
  return null;
}

/** Of the letters of a column: A is 1, XFD is 16,384. */
const placeOf = (letters: string): number => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
