import { HeatMapCanvas as NivoHeatMap } from '@nivo/heatmap';
import { useComputedColorScheme } from '@mantine/core';
import { useResizeObserver } from '@mantine/hooks';
import { memo, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { uiWords } from '../../lib/words/ui';
import { drawCell, inkByScheme, type HeatmapDatum } from './draw-cell';
import { columnGroups, type CellIndex, type HeatmapCell, type HeatmapContent } from './heatmap-cell';
import { HeatmapTooltip, type Pointed } from './heatmap-tooltip';
import classes from './heatmap.module.css';

const TITLE_WIDTH = 208;
const ROW_HEIGHT = 28;
const LEAST_COLUMN = 44;
const MOST_COLUMN = 168;
/** Narrower columns have their titles upright, so that no word is broken. */
const LEAST_LEVEL_TITLE = 96;

/** The drawing. Titles are HTML that stays in view; only the cells are on the canvas. */
export function HeatmapMap({
  rows,
  columns,
  cell,
  label,
  corner,
  hintId,
  onOpen,
  onColumn,
  onActive,
}: HeatmapContent & {
  readonly label: string;
  readonly corner: string;
  readonly hintId: string;
  readonly onOpen: (row: string, column: string) => void;
  readonly onColumn: (column: string) => void;
  readonly onActive: (description: string) => void;
}) {
  // Where the content ends: unlike the width of the box, it leaves out the scrollbar.
  const [scroller, { right: width }] = useResizeObserver<HTMLDivElement>();
  const canvasArea = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<CellIndex>({ row: 0, column: 0 });
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const room = (width - TITLE_WIDTH) / Math.max(columns.length, 1);
  const columnWidth = Math.floor(Math.max(LEAST_COLUMN, Math.min(room, MOST_COLUMN)));
  const groups = columnGroups(columns);
  const size = { width: columnWidth * columns.length, height: ROW_HEIGHT * rows.length };

  const describe = ({ row, column }: CellIndex) => {
    const rowLine = rows[row];
    const columnLine = columns[column];
    if (!rowLine || !columnLine) return null;
    return { rowLine, columnLine, content: cell(rowLine.key, columnLine.key) };
  };
  const open = (index: CellIndex) => {
    const found = describe(index);
    if (found?.content) onOpen(found.rowLine.key, found.columnLine.key);
  };
  const indexAt = (event: MouseEvent<HTMLElement>): CellIndex => {
    const box = event.currentTarget.getBoundingClientRect();
    return { row: Math.floor((event.clientY - box.top) / ROW_HEIGHT), column: Math.floor((event.clientX - box.left) / columnWidth) };
  };
  const move = (to: CellIndex) => {
    const next = { row: clamp(to.row, rows.length), column: clamp(to.column, columns.length) };
    setActive(next);
    const found = describe(next);
    if (found) onActive(`${found.rowLine.title}, ${found.columnLine.title}: ${found.content?.label ?? uiWords.heatmap.none}`);
    requestAnimationFrame(() =>
      canvasArea.current?.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' }),
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = stepByKey[event.key];
    if (step) move({ row: active.row + step.row, column: active.column + step.column });
    else if (event.key === 'Home') move({ row: active.row, column: 0 });
    else if (event.key === 'End') move({ row: active.row, column: columns.length - 1 });
    else if (event.key === 'Enter' || event.key === ' ') open(active);
    else return;
    event.preventDefault();
  };
  const placeOf = ({ row, column }: CellIndex) => ({
    left: column * columnWidth,
    top: row * ROW_HEIGHT,
    width: columnWidth,
    height: ROW_HEIGHT,
  });

  return (
    <div className={classes.frame}>
      <div
        ref={scroller}
        className={classes.scroller}
        role="group"
        tabIndex={0}
        aria-label={label}
        aria-describedby={hintId}
        onKeyDown={onKeyDown}
        onScroll={() => setPointed(null)}
        style={titleWidth}
      >
        <div className={classes.head} aria-hidden style={{ width: TITLE_WIDTH + size.width }}>
          {groups.length > 0 && (
            <div className={classes.groups}>
              <div className={classes.corner} />
              {groups.map((group) => (
                <div key={group.key} className={classes.group} title={group.title} style={{ width: columnWidth * group.columns }}>
                  <span>{group.title}</span>
                </div>
              ))}
            </div>
          )}
          <div className={classes.titles} data-upright={columnWidth < LEAST_LEVEL_TITLE || undefined}>
            <div className={classes.corner}>{corner}</div>
            {columns.map((column) => (
              <div
                key={column.key}
                className={classes.columnTitle}
                title={column.opens ?? column.title}
                data-opens={column.opens !== undefined || undefined}
                style={{ width: columnWidth }}
                onClick={column.opens === undefined ? undefined : () => onColumn(column.key)}
              >
                <span>{column.title}</span>
              </div>
            ))}
          </div>
        </div>
        <div className={classes.main} style={{ width: TITLE_WIDTH + size.width }}>
          <div className={classes.rowTitles} aria-hidden>
            {rows.map((row) => (
              <div key={row.key} className={classes.rowTitle} title={row.title} style={{ height: ROW_HEIGHT }}>
                <span>{row.title}</span>
              </div>
            ))}
          </div>
          <div
            ref={canvasArea}
            className={classes.canvas}
            data-heatmap-cells
            style={size}
            onMouseMove={(event) => {
              const index = indexAt(event);
              const found = describe(index);
              setPointed(
                found && {
                  index,
                  row: found.rowLine.title,
                  column: found.columnLine.title,
                  cell: found.content,
                  x: event.clientX,
                  y: event.clientY,
                },
              );
            }}
            onMouseLeave={() => setPointed(null)}
            onClick={(event) => {
              setActive(indexAt(event));
              open(indexAt(event));
            }}
          >
            {width > 0 && <Cells rows={rows} columns={columns} cell={cell} {...size} />}
            {pointed && <div className={classes.pointed} style={placeOf(pointed.index)} />}
            <div className={classes.active} data-active style={placeOf(active)} />
          </div>
        </div>
      </div>
      {pointed && <HeatmapTooltip pointed={pointed} />}
    </div>
  );
}

const stepByKey: Readonly<Record<string, CellIndex>> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
};

const titleWidth: Readonly<Record<`--${string}`, string>> = { '--title-width': `${TITLE_WIDTH}px` };

const NO_MARGIN = { top: 0, right: 0, bottom: 0, left: 0 };

/** Drawn again only when content or size change: moving the pointer must not repaint thousands of cells. */
const Cells = memo(function Cells({
  rows,
  columns,
  cell,
  width,
  height,
}: HeatmapContent & { readonly width: number; readonly height: number }) {
  const scheme = useComputedColorScheme('light');
  const data = useMemo(
    () =>
      rows.map((row) => ({
        id: row.key,
        data: columns.map((column): HeatmapDatum => {
          const content: HeatmapCell | null = cell(row.key, column.key);
          return { x: column.key, y: content?.count ?? 0, content };
        }),
      })),
    [rows, columns, cell],
  );
  const renderCell = useMemo(() => drawCell(inkByScheme[scheme]), [scheme]);
  return (
    <NivoHeatMap
      data={data}
      width={width}
      height={height}
      margin={NO_MARGIN}
      axisTop={null}
      axisRight={null}
      axisBottom={null}
      axisLeft={null}
      layers={['cells']}
      renderCell={renderCell}
      isInteractive={false}
      animate={false}
      role="presentation"
    />
  );
});

function clamp(n: number, length: number): number {
  return Math.max(0, Math.min(n, length - 1));
}
