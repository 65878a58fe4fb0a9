/** Cells of a sheet that show a number with leading zeros by their format alone, by name ("B7"): how many digits each shows. */
export type ZeroPadded = ReadonlyMap<string, number>;

/**
 * Finds the cells whose number format is nothing but zeros (00000): the sheet stores 42 and shows 00042. What a person sees there is the
 * number that the HRIS gave, so the zeros belong to it.
 */
export function zeroPaddedCells(styles: string, sheet: string): ZeroPadded {
  const digitsByFormat = new Map(
    [...styles.matchAll(/<numFmt\b[^>]*>/g)].flatMap(([tag]) => {
      const zeros = /\sformatCode="(0{2,})"/.exec(tag)?.[1];
      return zeros === undefined ? [] : [[/\snumFmtId="(\d+)"/.exec(tag)?.[1] ?? '', zeros.length] as const];
    }),
  );
  if (digitsByFormat.size === 0) return new Map();
  const used = /<cellXfs\b[^>]*>(.*?)<\/cellXfs>/s.exec(styles)?.[1] ?? '';
  const digitsByStyle = [...used.matchAll(/<xf\b[^>]*>/g)].map(([tag]) => digitsByFormat.get(/\snumFmtId="(\d+)"/.exec(tag)?.[1] ?? ''));
  return new Map(
    [...sheet.matchAll(/<c\b([^>]*[^/])>/g)].flatMap(([, tag = '']) => {
      const digits = digitsByStyle[Number(/\ss="(\d+)"/.exec(tag)?.[1] ?? -1)];
      const name = /\sr="([A-Z]+\d+)"/.exec(tag)?.[1];
      return digits === undefined || name === undefined ? [] : [[name, digits] as const];
    }),
  );
}

/** The rows as they are shown: whole numbers of those cells with their zeros. */
export function withZeros(rows: readonly (readonly string[])[], padded: ZeroPadded): readonly (readonly string[])[] {
  if (padded.size === 0) return rows;
  const shown = rows.map((row) => [...row]);
  for (const [name, digits] of padded) {
    const [, letters = '', number = ''] = /^([A-Z]+)(\d+)$/.exec(name) ?? [];
    const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
    const row = shown[Number(number) - 1];
    const value = row?.[column];
    if (row !== undefined && value !== undefined && /^\d+$/.test(value)) row[column] = value.padStart(digits, '0');
  }
  return shown;
}
