import type { CellBounds, Codes } from '../../../shared/domain/intake/row-digest';
import type { TableDelimiter } from '../../../shared/domain/intake/source-table';

/** The text ends before the row does. */
const incomplete = -1;
/** A quoted cell goes on behind its closing mark: only a parser that forgives that can tell where the row ends. */
export const unclear = -2;

export type RowScanner = {
  /** Finds the cells of the row that begins at a place, and answers with the place of the next one, or why it cannot. */
  readonly next: (text: Codes, from: number) => number;
  /** Of the newest row, without the marks around them. None are counted where a mark is written twice in one: its text is another. */
  readonly cells: CellBounds;
  /** How many lines the newest row takes. */
  readonly lines: () => number;
};

/** Finds rows and cells of a delimited text without taking anything out of it. Line ends are \n. */
export function rowScanner(delimiter: TableDelimiter): RowScanner {
  const between = delimiter.charCodeAt(0);
  const cells = { starts: new Int32Array(mostCells), ends: new Int32Array(mostCells), count: 0 };
  let lines = 1;

  const next = (text: Codes, from: number): number => {
    const { starts, ends } = cells;
    const { length } = text;
    let at = from;
    let count = 0;
    let hasMarksWithin = false;
    lines = 1;
    for (;;) {
      if (at >= length) return incomplete;
      let start = at;
      let end: number;
      let code = text[at];
      if (code === mark) {
        start = at + 1;
        for (at = start; ; at += 1) {
          // What follows the mark says whether it closes the cell: before the last character is there, nobody knows.
          if (at + 1 >= length) return incomplete;
          code = text[at];
          if (code === lineEnd) lines += 1;
          if (code !== mark) continue;
          if (text[at + 1] !== mark) break;
          hasMarksWithin = true;
          at += 1;
        }
        end = at;
        at += 1;
        code = text[at];
        if (code !== between && code !== lineEnd) return unclear;
      } else {
        while (code !== between && code !== lineEnd) {
          at += 1;
          if (at >= length) return incomplete;
          code = text[at];
        }
        end = at;
      }
      if (count < mostCells) {
        starts[count] = start;
        ends[count] = end;
      }
      count += 1;
      at += 1;
      if (code === lineEnd) break;
    }
    cells.count = hasMarksWithin || count > mostCells ? 0 : count;
    return at;
  };
  return { next, cells, lines: () => lines };
}

/** A row of more is parsed like any other that is not known. */
const mostCells = 1024;
const mark = 0x22;
const lineEnd = 0x0a;
