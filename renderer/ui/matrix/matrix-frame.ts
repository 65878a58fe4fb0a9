import type { SchemeInk } from '../heatmap/draw-cell';
import { formatNumber } from '../../lib/formatting';
import type { CellSpan, Glyph, MatrixContent, MatrixLines } from './matrix-content';
import type { MatrixSize } from './matrix-size';

export type Colours = SchemeInk & { readonly frame: string; readonly dimmed: string; readonly accent: string };

/** All that is drawn from, whatever part of it is in view. */
export interface Scene {
  readonly content: MatrixContent;
  readonly lines: MatrixLines;
  readonly look: Look;
  readonly active: { readonly row: number; readonly column: number };
  readonly selected: CellSpan | null;
  readonly hasFocus: boolean;
  /** The column that is sorted by, with its direction; null for another order. */
  readonly sorted: { readonly column: number; readonly isDescending: boolean } | null;
}

/** What every cell has in common: while it stays the same one, what is drawn once can be copied. */
export interface Look {
  readonly size: MatrixSize;
  readonly colours: Colours;
  /** Device pixels per pixel. */
  readonly ratio: number;
}

export interface View {
  readonly left: number;
  readonly top: number;
  /** Of the cells alone. */
  readonly width: number;
  readonly height: number;
}

/** One picture in full: the thread that draws it knows nothing else, so that a site's standings stay with the page. */
export interface MatrixFrame {
  readonly view: View;
  readonly firstLine: number;
  readonly firstColumn: number;
  readonly lines: readonly FrameLine[];
  readonly columns: readonly FrameColumn[];
  /** What the cells in view look like, line by line. */
  readonly looks: Uint32Array<ArrayBuffer>;
  /** Looks that come up for the first time. */
  readonly added: ReadonlyArray<readonly [id: number, glyph: Glyph]>;
  readonly selection: Box | null;
  readonly cursor: Box | null;
}

export interface FrameLine {
  readonly title: string;
  readonly detail: string;
  readonly isHeading: boolean;
  readonly isActive: boolean;
}

export interface FrameColumn {
  readonly code: string;
  readonly title: string;
  readonly isStrong: boolean;
}

/** Left, top, width and height beside the titles, in pixels. */
export type Box = readonly [number, number, number, number];

/** In the place of a look: nothing is shown. */
export const NO_LOOK = 0xffffffff;

/** What is in view of a scene. `sent` holds the looks that are known where it is drawn, and takes up the new ones. */
export function frameOf({ content, lines, look, active, selected, hasFocus, sorted }: Scene, view: View, sent: Set<number>): MatrixFrame {
  const { size } = look;
  const across = stretch(view.left, view.width, size.column, content.columns.length);
  const down = stretch(view.top, view.height, size.row, lines.lines.length);
  const width = across.last - across.first + 1;
  const looks = new Uint32Array(Math.max(0, (down.last - down.first + 1) * width)).fill(NO_LOOK);
  const added: Array<readonly [number, Glyph]> = [];
  const titles: FrameLine[] = [];
  for (let at = down.first; at <= down.last; at++) {
    const line = lines.lines[at] ?? { heading: '', count: 0 };
    if ('heading' in line) {
      titles.push({ title: `${line.heading} (${formatNumber(line.count)})`, detail: '', isHeading: true, isActive: false });
      continue;
    }
    const { title = '', detail = '' } = content.rows[line.row] ?? {};
    titles.push({ title, detail, isHeading: false, isActive: hasFocus && line.row === active.row });
    const begin = (at - down.first) * width - across.first;
    for (let column = across.first; column <= across.last; column++) {
      const id = content.glyphAt(line.row, column);
      if (id === null) continue;
      looks[begin + column] = id;
      if (sent.has(id)) continue;
      sent.add(id);
      added.push([id, content.glyph(id)]);
    }
  }
  const boxOf = ({ top, bottom, left, right }: CellSpan): Box => {
    const first = (lines.lineOfRow[top] ?? 0) * size.row;
    const last = ((lines.lineOfRow[bottom] ?? 0) + 1) * size.row;
    return [left * size.column - view.left, first - view.top, (right - left + 1) * size.column, last - first];
  };
  const isMany = selected !== null && (selected.top !== selected.bottom || selected.left !== selected.right);
  return {
    view,
    firstLine: down.first,
    firstColumn: across.first,
    lines: titles,
    columns: content.columns.slice(across.first, across.last + 1).map(({ code, title }, index) => {
      const column = across.first + index;
      const arrow = sorted?.column !== column ? '' : sorted.isDescending ? '↓ ' : '↑ ';
      return { code: `${arrow}${code}`, title, isStrong: arrow !== '' || (hasFocus && column === active.column) };
    }),
    looks,
    added,
    selection: isMany ? boxOf(selected) : null,
    cursor: hasFocus ? boxOf({ top: active.row, bottom: active.row, left: active.column, right: active.column }) : null,
  };
}

/** First and last of the equal stretches that a view shows. */
export function stretch(from: number, length: number, step: number, count: number): { first: number; last: number } {
  return { first: Math.max(0, Math.floor(from / step)), last: Math.min(count - 1, Math.floor((from + length - 1) / step)) };
}
