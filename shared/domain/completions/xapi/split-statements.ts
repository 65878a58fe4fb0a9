/** Longest text of one statement that is looked at, in characters. */
export const largestStatement = 1024 * 1024;

/** Longest beginning of a list of statements, with the address of its next page. */
const longestHead = 4096;

export type StatementPiece =
  | { readonly value: unknown; readonly rowNumber: number }
  | { readonly unreadable: 'NotJson' | 'TooLarge'; readonly rowNumber: number };

export interface StatementSplitter {
  readonly push: (text: string) => StatementPiece[];
  /** The rest; a piece that was never closed is unreadable. */
  readonly end: () => StatementPiece[];
}

/**
 * Cuts a text into the statements it holds, a chunk at a time: an array, an object with `statements`, or a statement on each line.
 * Holds no more than one statement. The row of a statement is the line on which it begins, from 1.
 */
export function splitStatements(): StatementSplitter {
  let line = 1;
  /** Of the object that is being read; its text while it is not too long. */
  let depth = 0;
  let began = 1;
  let parts: string[] = [];
  let length = 0;
  let isInString = false;
  let isEscaped = false;
  let hasStray = false;
  /** Outermost brackets that statements stand in: the array, and the object around it. */
  let wrapper: 'none' | 'maybe' | 'lines' | 'array' | 'object' = 'none';
  let isAtLineStart = true;
  let spansLines = false;

  return { push, end };

  function push(text: string): StatementPiece[] {
    const pieces: StatementPiece[] = [];
    let from = 0;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      const beginsLine = isAtLineStart;
      isAtLineStart = code === newline;
      if (code === newline) line += 1;
      // A line that was cut off must not take the next ones with it.
      if (beginsLine && depth > 0 && code === openBrace && !spansLines && (wrapper === 'maybe' || wrapper === 'lines')) {
        pieces.push({ unreadable: 'NotJson', rowNumber: began });
        depth = 0;
      }
      if (depth === 0) {
        if (code === openBrace) {
          from = at;
          begin();
        } else if (code === openBracket) wrapper = 'array';
        else if (!isBetween(code)) noteStray(pieces);
        if (code === newline) hasStray = false;
        continue;
      }
      if (isInString) {
        if (isEscaped) isEscaped = false;
        else if (code === backslash) isEscaped = true;
        else if (code === quote) isInString = false;
        continue;
      }
      if (code === quote) isInString = true;
      else if (code === openBrace || code === openBracket) {
        depth += 1;
        // `{"statements": [` is no statement but the list of them.
        if (code === openBracket && depth === 2 && wrapper === 'maybe' && isListHead(headUpTo(text, from, at))) {
          depth = 0;
          parts = [];
          wrapper = 'object';
        }
      } else if (code === closeBrace || code === closeBracket) {
        depth -= 1;
        if (depth === 0) {
          keep(text.slice(from, at + 1));
          pieces.push(finish());
        }
      }
    }
    if (depth > 0) keep(text.slice(from));
    return pieces;
  }

  function headUpTo(text: string, from: number, at: number): string {
    return length + at - from > longestHead ? '' : parts.join('') + text.slice(from, at);
  }

  function begin(): void {
    depth = 1;
    isInString = false;
    isEscaped = false;
    began = line;
    parts = [];
    length = 0;
    if (wrapper === 'none') wrapper = 'maybe';
  }

  function keep(text: string): void {
    length += text.length;
    if (length <= largestStatement) parts.push(text);
    else parts = [];
  }

  function finish(): StatementPiece {
    if (length > largestStatement) return { unreadable: 'TooLarge', rowNumber: began };
    const text = parts.join('');
    parts = [];
    wrapper = wrapper === 'maybe' ? 'lines' : wrapper;
    spansLines ||= line > began;
    try {
      const value: unknown = JSON.parse(text);
      return { value, rowNumber: began };
    } catch {
      return { unreadable: 'NotJson', rowNumber: began };
    }
  }

  /** One for each line: what follows on it is noise as well. */
  function noteStray(pieces: StatementPiece[]): void {
    if (hasStray || wrapper === 'object') return;
    hasStray = true;
    pieces.push({ unreadable: 'NotJson', rowNumber: line });
  }

  function end(): StatementPiece[] {
    return depth > 0 ? [{ unreadable: 'NotJson', rowNumber: began }] : [];
  }
}

const [newline, quote, backslash, openBrace, closeBrace, openBracket, closeBracket] = [10, 34, 92, 123, 125, 91, 93];

/** White space, a byte order mark, and what stands between the entries of a list and behind it. */
function isBetween(code: number): boolean {
  return code <= 32 || code === 0xfeff || code === 44 || code === closeBracket || code === closeBrace;
}

function isListHead(head: string): boolean {
  return /^\{\s*(?:"more"\s*:\s*"[^"]*"\s*,\s*)?"statements"\s*:\s*$/.test(head);
}
