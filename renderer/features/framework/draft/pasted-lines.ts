/** One line that was pasted: what becomes of it. */
export interface PastedLine {
  readonly code: string;
  readonly title: string;
  /** What stood in the further columns. */
  readonly more: readonly string[];
  readonly fault: 'titleMissing' | 'codeTwice' | 'codeLong' | 'titleLong' | null;
}

/**
 * Reads lines as they come from a spreadsheet or a text: code TAB title, then further columns. A line of one column is a title;
 * it gets the next code that begins with the prefix, where there is one.
 */
export function readPastedLines(text: string, prefix: string, isTaken: (code: string) => boolean): PastedLine[] {
  const given = new Set<string>();
  const taken = (code: string): boolean => given.has(code.toLowerCase()) || isTaken(code);
  const lines = text
    .split(/\r\n|\r|\n/)
    .map((line) => line.split('\t').map((cell) => cell.trim()))
    .filter((cells) => cells.some((cell) => cell !== ''));
  // codes that are written out come first, so that none is given away twice
  for (const [code = ''] of lines.filter((cells) => cells.length > 1)) if (code !== '') given.add(code.toLowerCase());
  const seen = new Set<string>();
  let number = 0;
  const makeCode = (): string => {
    if (prefix.trim() === '') return '';
    for (;;) {
      number += 1;
      const code = `${prefix.trim()}${String(number).padStart(2, '0')}`;
      if (!taken(code)) return code;
    }
  };
  return lines.map((cells): PastedLine => {
    const [written, title, more] = cells.length === 1 ? ['', cells[0] ?? '', []] : [cells[0] ?? '', cells[1] ?? '', cells.slice(2)];
    const code = written === '' ? makeCode() : written;
    const isTwice = code !== '' && (isTaken(code) || seen.has(code.toLowerCase()));
    seen.add(code.toLowerCase());
    const fault =
      title === '' ? 'titleMissing' : title.length > 2000 ? 'titleLong' : code.length > 60 ? 'codeLong' : isTwice ? 'codeTwice' : null;
    return { code, title, more, fault };
  });
}
