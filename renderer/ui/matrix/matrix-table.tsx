import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import { uiWords } from '../../lib/words/ui';
import { StateMark } from '../mark/state-mark';
import { formatNumber } from '../../lib/formatting';
import { linesOf, type MatrixContent, type MatrixLine } from './matrix-content';
import classes from './matrix.module.css';

type Place = { readonly row: number; readonly column: number };

const ROW = 28;
const COLUMN = 84;
const TITLE = 248;

/** The same content as a table whose cells are buttons: what is in view of it, with the places of the whole. */
export function MatrixTable({
  content,
  label,
  corner,
  onOpen,
}: {
  readonly content: MatrixContent;
  readonly label: string;
  readonly corner: string;
  readonly onOpen: (place: Place) => void;
}) {
  const scroller = useRef<HTMLDivElement>(null);
  const { lines } = useMemo(() => linesOf(content.rows), [content.rows]);
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 6,
    scrollMargin: ROW,
  });
  const columns = useVirtualizer({
    horizontal: true,
    count: content.columns.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => COLUMN,
    overscan: 3,
    scrollMargin: TITLE,
  });
  const down = rows.getVirtualItems();
  const across = columns.getVirtualItems();
  const before = (across[0]?.start ?? TITLE) - TITLE;
  const after = columns.getTotalSize() - ((across.at(-1)?.end ?? TITLE) - TITLE);
  const above = (down[0]?.start ?? ROW) - ROW;
  const below = rows.getTotalSize() - ((down.at(-1)?.end ?? ROW) - ROW);
  return (
    <div ref={scroller} className={classes.tableScroller} role="group" aria-label={label} tabIndex={0}>
      <MatrixRows
        content={content}
        label={label}
        corner={corner}
        lines={down.flatMap(({ index }) => {
          const line = lines[index];
          return line === undefined ? [] : [{ line, index }];
        })}
        lineCount={lines.length}
        columns={across.map(({ index }) => index)}
        room={{ before, after, above, below, width: TITLE + columns.getTotalSize() }}
        onOpen={onOpen}
      />
    </div>
  );
}

const AROUND = { rows: 4, columns: 4 };

/** What lies around one cell, as text for who does not see the drawing. */
export function MatrixAround({
  content,
  label,
  corner,
  place,
}: {
  readonly content: MatrixContent;
  readonly label: string;
  readonly corner: string;
  readonly place: Place;
}) {
  return (
    <div className={classes.unseen}>
      <MatrixRows
        content={content}
        label={uiWords.matrix.around(label)}
        corner={corner}
        lines={near(place.row, AROUND.rows, content.rows.length).map((row) => ({ line: { row }, index: row }))}
        lineCount={content.rows.length}
        columns={near(place.column, AROUND.columns, content.columns.length)}
        room={null}
        onOpen={null}
      />
    </div>
  );
}

function near(at: number, reach: number, count: number): number[] {
  const first = Math.max(0, at - reach);
  return Array.from({ length: Math.max(0, Math.min(count - 1, at + reach) - first + 1) }, (_, index) => first + index);
}

function sentence(content: MatrixContent, row: number, column: number): string {
  return content.glyphAt(row, column) === null ? uiWords.heatmap.none : content.describe(row, column);
}

function CellButton({
  content,
  row,
  column,
  onOpen,
}: Place & { readonly content: MatrixContent; readonly onOpen: (place: Place) => void }) {
  const id = content.glyphAt(row, column);
  if (id === null) return null;
  const { token, text } = content.glyph(id);
  const said = content.describe(row, column);
  return (
    <button type="button" className={classes.cellButton} title={said} aria-label={said} onClick={() => onOpen({ row, column })}>
      <StateMark token={token} size={18} />
      <span data-figures>{text}</span>
    </button>
  );
}

function MatrixRows({
  content,
  label,
  corner,
  lines,
  lineCount,
  columns,
  room,
  onOpen,
}: {
  readonly content: MatrixContent;
  readonly label: string;
  readonly corner: string;
  /** Rows, and headings over groups of them, each with its place among all. */
  readonly lines: ReadonlyArray<{ readonly line: MatrixLine; readonly index: number }>;
  readonly lineCount: number;
  readonly columns: readonly number[];
  /** How much of the whole lies on each side of what is drawn, in pixels; null where nothing is scrolled. */
  readonly room: {
    readonly before: number;
    readonly after: number;
    readonly above: number;
    readonly below: number;
    readonly width: number;
  } | null;
  /** Null where the cells are text. */
  readonly onOpen: ((place: Place) => void) | null;
}) {
  const pad = (width: number, key: string) => room !== null && width > 0 && <td key={key} aria-hidden style={{ width, border: 0 }} />;
  const gap = (height: number) =>
    room !== null &&
    height > 0 && (
      <tr aria-hidden>
        <td colSpan={columns.length + 3} style={{ height, border: 0 }}>
          {'\u00a0'}
        </td>
      </tr>
    );
  return (
    <table
      className={classes.table}
      aria-rowcount={lineCount + 1}
      aria-colcount={content.columns.length + 1}
      style={room === null ? undefined : { width: room.width }}
    >
      <caption className={classes.unseen}>{label}</caption>
      <thead>
        <tr aria-rowindex={1} style={{ height: ROW }}>
          <th scope="col" aria-colindex={1} style={{ width: TITLE }}>
            {corner}
          </th>
          {pad(room?.before ?? 0, 'before')}
          {columns.map((column) => {
            const { key = '', code = '', title = '' } = content.columns[column] ?? {};
            return (
              <th key={key} scope="col" aria-colindex={column + 2} title={title} style={{ width: COLUMN }}>
                {code} <span className={classes.unseen}>{title}</span>
              </th>
            );
          })}
          {pad(room?.after ?? 0, 'after')}
        </tr>
      </thead>
      <tbody>
        {gap(room?.above ?? 0)}
        {lines.map(({ line, index }) => {
          if ('heading' in line) {
            return (
              <tr key={`group ${line.heading}`} aria-rowindex={index + 2} style={{ height: ROW }}>
                <th scope="rowgroup" colSpan={columns.length + 3} className={classes.group}>
                  {line.heading} ({formatNumber(line.count)})
                </th>
              </tr>
            );
          }
          const { row } = line;
          const { key = '', title = '', detail = '', group = null } = content.rows[row] ?? {};
          return (
            <tr key={key} aria-rowindex={index + 2} style={{ height: ROW }}>
              <th scope="row" aria-colindex={1} title={[title, detail, group].filter((part) => part).join(', ')}>
                {title}
              </th>
              {pad(room?.before ?? 0, 'before')}
              {columns.map((column) => (
                <td key={column} aria-colindex={column + 2}>
                  {onOpen === null ? (
                    sentence(content, row, column)
                  ) : (
                    <CellButton content={content} row={row} column={column} onOpen={onOpen} />
                  )}
                </td>
              ))}
              {pad(room?.after ?? 0, 'after')}
            </tr>
          );
        })}
        {gap(room?.below ?? 0)}
      </tbody>
    </table>
  );
}
