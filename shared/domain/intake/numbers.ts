/** The sign before the decimals of a column's numbers. */
export type DecimalMark = '.' | ',';

export type DecimalFinding =
  | { readonly mark: DecimalMark }
  | { readonly ambiguous: true; readonly because: 'bothFit'; readonly example: string }
  | { readonly ambiguous: true; readonly because: 'contradictory'; readonly point: string; readonly comma: string };

/**
 * The decimal mark that all values of a column share. Never guessed: `1,234` alone is a thousand to one reader and a little over one to
 * another. Unreadable values have no say; without any that depends on the mark it is the point.
 */
export function detectDecimalMark(values: Iterable<string>): DecimalFinding {
  let point: string | null = null;
  let comma: string | null = null;
  let either: string | null = null;
  for (const value of values) {
    const fitsPoint = parseDecimal(value, '.');
    const fitsComma = parseDecimal(value, ',');
    if (fitsPoint === fitsComma) continue;
    if (fitsPoint === null) comma ??= value;
    else if (fitsComma === null) point ??= value;
    else either ??= value;
  }
  if (point !== null && comma !== null) return { ambiguous: true, because: 'contradictory', point, comma };
  if (point !== null) return { mark: '.' };
  if (comma !== null) return { mark: ',' };
  return either === null ? { mark: '.' } : { ambiguous: true, because: 'bothFit', example: either };
}

/** The number that a cell means under a decimal mark, thousands in groups of three or not at all; null when it is none. */
export function parseDecimal(text: string, mark: DecimalMark): number | null {
  const match = (mark === '.' ? withPoint : withComma).exec(text.trim());
  if (match === null) return null;
  const [, sign = '', whole = '', , decimals = '0'] = match;
  return Number(`${sign}${whole.replaceAll(/\D/g, '')}.${decimals}`);
}

// Groups may be set apart by a space, a no-break space or its narrow sister, or an apostrophe as in Switzerland.
const withPoint = /^([+-]?)(\d{1,3}(?:([, \u00a0\u202f'’])\d{3})(?:\3\d{3})*|\d+)(?:\.(\d+))?$/;
const withComma = /^([+-]?)(\d{1,3}(?:([. \u00a0\u202f'’])\d{3})(?:\3\d{3})*|\d+)(?:,(\d+))?$/;
