import { useComputedColorScheme } from '@mantine/core';
import { useMergedRef, useResizeObserver } from '@mantine/hooks';
import { useCallback, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { uiWords } from '../../lib/words/ui';
import { moveCell, type CellPlace } from '../data-table/move-cell';
import { inkByScheme } from '../heatmap/draw-cell';
import { HeatmapTooltip, type Pointed } from '../heatmap/heatmap-tooltip';
import { linesOf, spanOf, type CellSpan, type MatrixContent } from './matrix-content';
import type { Look, Scene } from './matrix-frame';
import { HEAD_HEIGHT, sizeByDensity, TITLE_WIDTH, type MatrixDensity } from './matrix-size';
import { useDrawing } from './use-drawing';
import { useTypeAhead } from './use-type-ahead';
import classes from './matrix.module.css';

/**
 * The drawing: one that stays where it is while the page scrolls below it, so that a frame costs the same however far it jumps.
 * Titles keep to its edges.
 */
export function MatrixCanvas({
  content,
  label,
  hintId,
  corner,
  density,
  sorted,
  place,
  onPlace,
  selected,
  onSelect,
  onOpen,
  onSort,
  onFind,
  onCopy,
}: {
  readonly content: MatrixContent;
  readonly label: string;
  readonly hintId: string;
  /** What the rows are, above their titles. */
  readonly corner: string;
  readonly density: MatrixDensity;
  readonly sorted: Scene['sorted'];
  readonly place: CellPlace;
  readonly onPlace: (place: CellPlace) => void;
  readonly selected: CellSpan | null;
  readonly onSelect: (span: CellSpan | null) => void;
  readonly onOpen: (place: CellPlace) => void;
  readonly onSort: (column: number) => void;
  /** Goes to where rows are filtered. */
  readonly onFind: () => void;
  /** Answers with the text of what is selected, or null where nothing can be copied. */
  readonly onCopy: (withTitles: boolean) => string | null;
}) {
  const scheme = useComputedColorScheme('light');
  const [observed, box] = useResizeObserver<HTMLDivElement>();
  const scroller = useRef<HTMLDivElement>(null);
  const joined = useMergedRef(scroller, observed);
  const plane = useRef<HTMLDivElement>(null);
  const draw = useDrawing(plane);
  const anchor = useRef<CellPlace | null>(null);
  const dragged = useRef<CellPlace | null>(null);
  const [hasFocus, setFocus] = useState(false);
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const ratio = window.devicePixelRatio;
  const size = sizeByDensity[density];
  const lines = useMemo(() => linesOf(content.rows), [content.rows]);
  const rows = content.rows.length;
  const columns = content.columns.length;
  const [look, setLook] = useState<Look | null>(null);
  useLayoutEffect(() => {
    if (scroller.current !== null) setLook({ size, ratio, colours: coloursOf(scroller.current, scheme) });
  }, [size, ratio, scheme]);
  const room = { width: Math.floor(box.width), height: Math.floor(box.height) };

  const paint = useRef<() => void>(() => undefined);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null || look === null || room.width === 0) return;
    const scene: Scene = { content, lines, look, active: place, selected, hasFocus, sorted };
    paint.current = () => {
      const [width, height] = [Math.max(0, room.width - TITLE_WIDTH), Math.max(0, room.height - HEAD_HEIGHT)];
      draw(scene, { left: element.scrollLeft, top: element.scrollTop, width, height });
    };
    paint.current();
  }, [draw, content, lines, look, place, selected, hasFocus, sorted, room.width, room.height]);

  const isAsked = useRef(false);
  const onScroll = useCallback(() => {
    if (isAsked.current) return;
    isAsked.current = true;
    requestAnimationFrame(() => {
      isAsked.current = false;
      paint.current();
    });
  }, []);

  const scrollTo = (to: CellPlace) => {
    const element = scroller.current;
    if (element === null) return;
    const [x, y] = [to.column * size.column, (lines.lineOfRow[to.row] ?? 0) * size.row];
    const [width, height] = [room.width - TITLE_WIDTH, room.height - HEAD_HEIGHT];
    if (x < element.scrollLeft) element.scrollLeft = x;
    else if (x + size.column > element.scrollLeft + width) element.scrollLeft = x + size.column - width;
    if (y < element.scrollTop) element.scrollTop = Math.max(0, y - (to.row === 0 ? size.row : 0));
    else if (y + size.row > element.scrollTop + height) element.scrollTop = y + size.row - height;
  };
  const move = (to: CellPlace, isExtending: boolean) => {
    const next = { row: Math.max(0, Math.min(to.row, rows - 1)), column: Math.max(0, Math.min(to.column, columns - 1)) };
    if (isExtending) {
      anchor.current ??= place;
      onSelect(spanOf(anchor.current, next));
    } else {
      anchor.current = null;
      if (selected !== null) onSelect(null);
    }
    onPlace(next);
    scrollTo(next);
  };
  const typeAhead = useTypeAhead(content.rows, (row) => move({ row, column: place.column }, false));

  const onKeyDown = (event: KeyboardEvent) => {
    const withCtrl = event.ctrlKey || event.metaKey;
    const page = Math.max(1, Math.floor((room.height - HEAD_HEIGHT) / size.row) - 1);
    const next = moveCell(event.key, withCtrl, place, { rows, columns, page });
    if (next) move(next, event.shiftKey);
    else if (event.key === 'Enter') onOpen(place);
    else if (event.key === 'Escape' && selected !== null) {
      anchor.current = null;
      onSelect(null);
    } else if (withCtrl && event.key.toLowerCase() === 'a') onSelect({ top: 0, left: 0, bottom: rows - 1, right: columns - 1 });
    else if (withCtrl && event.shiftKey && event.key.toLowerCase() === 'c') {
      const text = onCopy(true);
      if (text !== null) void navigator.clipboard.writeText(text);
    } else if (event.key === '/' && !withCtrl) onFind();
    else if (!(event.key.length === 1 && !withCtrl && !event.altKey && typeAhead(event.key, place.row))) return;
    event.preventDefault();
  };

  /** The cell under the pointer; row −1 over the titles of columns, column −1 over those of rows, null beside them all. */
  const placeAt = (event: MouseEvent): CellPlace | null => {
    const element = scroller.current;
    if (element === null) return null;
    const bounds = element.getBoundingClientRect();
    const [x, y] = [event.clientX - bounds.left - TITLE_WIDTH - 1, event.clientY - bounds.top - HEAD_HEIGHT - 1];
    if (event.clientX - bounds.left > element.clientWidth || event.clientY - bounds.top > element.clientHeight) return null;
    const column = x < 0 ? -1 : Math.floor((x + element.scrollLeft) / size.column);
    if (column >= columns || (x < 0 && y < 0)) return null;
    if (y < 0) return { row: -1, column };
    const line = lines.lines[Math.floor((y + element.scrollTop) / size.row)];
    return line === undefined || 'heading' in line ? null : { row: line.row, column };
  };
  const onMouseDown = (event: MouseEvent) => {
    const at = placeAt(event);
    if (at === null || event.button !== 0) return;
    if (at.row === -1) onSort(at.column);
    else if (event.shiftKey) move({ row: at.row, column: Math.max(at.column, 0) }, true);
    else if (at.column === -1) {
      move({ row: at.row, column: place.column }, false);
      onSelect({ top: at.row, bottom: at.row, left: 0, right: columns - 1 });
    } else {
      move(at, false);
      dragged.current = at;
    }
  };
  const onMouseMove = (event: MouseEvent) => {
    const at = placeAt(event);
    const from = dragged.current;
    if (from !== null && event.buttons === 1) {
      if (at === null || at.row < 0 || at.column < 0 || (at.row === place.row && at.column === place.column)) return;
      anchor.current ??= from;
      onSelect(spanOf(anchor.current, at));
      onPlace(at);
      return;
    }
    const isSame = pointed !== null && at?.row === pointed.index.row && at.column === pointed.index.column;
    if (!isSame) setPointed(at === null ? null : pointedAt(content, at, event));
  };
  const onMouseUp = (event: MouseEvent) => {
    const from = dragged.current;
    dragged.current = null;
    const at = placeAt(event);
    if (from !== null && at?.row === from.row && at.column === from.column && !event.shiftKey && anchor.current === null) onOpen(from);
  };

  const space = { width: TITLE_WIDTH + columns * size.column, height: HEAD_HEIGHT + lines.lines.length * size.row };
  return (
    <>
      <div
        ref={joined}
        className={classes.scroller}
        role="group"
        tabIndex={0}
        aria-label={label}
        aria-describedby={hintId}
        data-matrix
        onKeyDown={onKeyDown}
        onScroll={() => {
          if (pointed !== null) setPointed(null);
          onScroll();
        }}
        onFocus={() => setFocus(true)}
        onBlur={() => setFocus(false)}
        onMouseDown={onMouseDown}
        onMouseMove={onMouseMove}
        onMouseUp={onMouseUp}
        onMouseLeave={() => setPointed(null)}
        onCopy={(event) => {
          const text = onCopy(false);
          if (text === null) return;
          event.preventDefault();
          event.clipboardData.setData('text/plain', text);
        }}
      >
        <div className={classes.space} style={space} aria-hidden>
          <div className={classes.view} style={room}>
            <div ref={plane} className={classes.plane} data-plane />
            <div className={classes.corner} style={{ width: TITLE_WIDTH, height: HEAD_HEIGHT }}>
              {corner}
            </div>
          </div>
        </div>
      </div>
      {pointed && <HeatmapTooltip pointed={pointed} />}
    </>
  );
}

function pointedAt(content: MatrixContent, at: CellPlace, event: MouseEvent): Pointed | null {
  const column = content.columns[at.column];
  const row = content.rows[at.row];
  const title = column === undefined ? '' : `${column.code} ${column.title}`;
  const where = { index: at, row: row?.title ?? uiWords.matrix.sortBy, column: title, x: event.clientX, y: event.clientY };
  if (column === undefined || row === undefined) return column === undefined ? null : { ...where, cell: { ...noSign, label: '' } };
  const id = content.glyphAt(at.row, at.column);
  if (id === null) return { ...where, cell: null };
  return { ...where, cell: { token: content.glyph(id).token, count: null, label: content.describe(at.row, at.column) } };
}

const noSign = { token: { letter: '', label: '', pattern: 'none', fill: null, edge: null, ink: null }, count: null } as const;

/** A canvas cannot read style sheets: what differs by scheme is read for it. */
function coloursOf(element: HTMLElement, scheme: 'light' | 'dark'): Look['colours'] {
  const style = getComputedStyle(element);
  return {
    ...inkByScheme[scheme],
    frame: style.getPropertyValue('--surface-frame').trim(),
    dimmed: style.getPropertyValue('--mantine-color-dimmed').trim(),
    accent: style.getPropertyValue('--mantine-color-anchor').trim(),
  };
}
