import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useDeferredValue, useEffect, useId, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import { usePreference } from '../../lib/preference';
import { uiWords } from '../../lib/words/ui';
import { EmptyState } from '../empty-state';
import { Loading } from '../loading';
import { arrangeRows, nextSort, type Sort } from './arrange-rows';
import { cellsToText } from './cells-to-text';
import type { Column } from './column';
import { moveCell, placeOf, type KeyedPlace } from './move-cell';
import { emptySelection, selectAll, selectedIn, selectOnly, selectRange, toggleKey, type Selection } from './selection';
import { FilterRow, TitleRow } from './table-head';
import { TableRow } from './table-row';
import { TableToolbar } from './table-toolbar';
import { isEditable, useFilterRow } from './use-filter-row';
import { useHiddenColumns } from './use-hidden-columns';
import classes from './data-table.module.css';

const densities = ['compact', 'standard', 'roomy'] as const;
const rowHeightByDensity = { compact: 24, standard: 32, roomy: 40 } as const;
const TITLE_HEIGHT = 32;
const FILTER_HEIGHT = 36;
const TOOLBAR_HEIGHT = 32;
const SCROLLBAR_AND_EDGES = 20;
/** A longer table that shares a page does not become lower than this. */
const LEAST_HEIGHT = 240;

/** A long list that behaves like a spreadsheet: sort, filter, choose columns, select, copy, all by keyboard. */
export function DataTable<Row>({
  name,
  label,
  columns,
  rows,
  rowKey,
  onOpen,
  openKey,
  onSelectionChange,
  isLoading = false,
  error,
  empty,
  tools,
}: {
  /** Under which the choice of columns and row height is remembered. */
  readonly name: string;
  /** What the table lists, for assistive technology. */
  readonly label: string;
  /** Kept outside the component that draws the table: a new list sorts everything again. */
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly onOpen?: (row: Row) => void;
  /** Row whose detail is open beside the table. */
  readonly openKey?: string | null;
  /** Told what of the selection is seen, anew when a filter hides or shows some of it. */
  readonly onSelectionChange?: (keys: ReadonlySet<string>) => void;
  readonly isLoading?: boolean;
  /** Shown in place of the table; an ErrorState or NoPermission. */
  readonly error?: ReactNode;
  /** Shown when there is no row at all; says what belongs here and offers the first step. */
  readonly empty?: ReactNode;
  /** Further actions, at the end of the toolbar. */
  readonly tools?: ReactNode;
}) {
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const movedByKey = useRef(false);
  const [sort, setSort] = useState<Sort | null>(null);
  const filter = useFilterRow(scroller);
  const [density, setDensity] = usePreference(`table.${name}.density`, densities, 'standard');
  const { visible, hidden, toggle, showAll } = useHiddenColumns(name, columns);
  const [selection, setSelection] = useState<Selection>(emptySelection);
  /** The cell one is at, with the key of its row once there is one: rows that come or go above it do not move one to another. */
  const [active, setActive] = useState<KeyedPlace>({ row: 0, column: 0, key: null });
  const [announcement, setAnnouncement] = useState('');

  const applied = useDeferredValue(filter.filters);
  const shown = useMemo(() => arrangeRows(rows, visible, applied, sort), [rows, visible, applied, sort]);
  const keys = useMemo(() => shown.map(rowKey), [shown, rowKey]);
  const selected = useMemo(() => selectedIn(selection, keys), [selection, keys]);
  const rowHeight = rowHeightByDensity[density];
  const headHeight = TITLE_HEIGHT + (filter.isOpen ? FILTER_HEIGHT : 0);
  const headRows = filter.isOpen ? 2 : 1;
  const place = useMemo(() => placeOf(active, keys, visible.length), [active, keys, visible.length]);

  const virtualizer = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollMargin: headHeight,
    // the active row stays in the page, so that focus and aria-activedescendant always have their element
    rangeExtractor: (range) => withRow(range, place.row),
  });
  useEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);

  const cellId = (row: number, column: number) => `${id}-${row}-${column}`;
  useEffect(() => {
    if (!movedByKey.current) return;
    movedByKey.current = false;
    document.getElementById(`${id}-${place.row}-${place.column}`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [id, place.row, place.column]);

  useEffect(() => onSelectionChange?.(selected), [onSelectionChange, selected]);

  const textOf = (withTitles: boolean) => {
    const chosen = shown.filter((row, index) => (selected.size > 0 ? selected.has(rowKey(row)) : index === place.row));
    const cells = chosen.map((row) => visible.map((column) => column.value(row)));
    setAnnouncement(uiWords.table.copied(chosen.length));
    return cellsToText(withTitles ? [visible.map((column) => column.title), ...cells] : cells);
  };

  /** Sorted anew, one stays where one is in the table, not with the record. */
  const sortBy = (column: string) => {
    setActive((old) => ({ ...old, row: place.row, key: null }));
    setSort((old) => nextSort(old, column));
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (isEditable(event.target)) {
      if (event.key === 'Escape') filter.close();
      else if (event.key === 'ArrowDown' || event.key === 'Enter') scroller.current?.focus();
      else return;
      event.preventDefault();
      return;
    }
    const withCtrl = event.ctrlKey || event.metaKey;
    const row = shown[place.row];
    const key = keys[place.row];
    const next = moveCell(event.key, withCtrl, place, {
      rows: shown.length,
      columns: visible.length,
      page: Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - headHeight) / rowHeight) - 1),
    });
    if (next) {
      movedByKey.current = true;
      setActive({ ...next, key: keys[next.row] ?? null });
      const nextKey = keys[next.row];
      if (event.shiftKey && nextKey !== undefined && next.row !== place.row) {
        setSelection((old) => selectRange(old.anchor === null && key !== undefined ? selectOnly(key) : old, keys, nextKey));
      }
    } else if (event.key === 'Enter' && place.row === -1) {
      const column = visible[place.column];
      if (column && column.sortable !== false) sortBy(column.key);
    } else if (event.key === 'Enter' && row !== undefined && onOpen) onOpen(row);
    else if (event.key === ' ' && key !== undefined) setSelection((old) => toggleKey(old, key));
    else if (event.key.toLowerCase() === 'a' && withCtrl) setSelection(selectAll(keys));
    else if (event.key.toLowerCase() === 'c' && withCtrl && event.shiftKey) void navigator.clipboard.writeText(textOf(true));
    else if (event.key === 'Escape' && selection.keys.size > 0) setSelection(emptySelection);
    else return;
    event.preventDefault();
  };

  const onRowClick = (index: number, column: number, event: MouseEvent) => {
    const key = keys[index];
    if (key === undefined) return;
    setActive({ row: index, column, key });
    if (event.shiftKey) setSelection((old) => selectRange(old, keys, key));
    else if (event.ctrlKey || event.metaKey) setSelection((old) => toggleKey(old, key));
    else setSelection(selectOnly(key));
  };

  if (error) return error;
  if (isLoading) return <Loading rows={12} />;
  if (rows.length === 0) return empty ?? <EmptyState title={uiWords.empty} />;

  const variables: Readonly<Record<`--${string}`, string>> = {
    '--columns': visible.map(trackOf).join(' '),
    '--least-width': `${visible.reduce((sum, column) => sum + column.width, 0)}px`,
    '--row-height': `${rowHeight}px`,
    '--head-height': `${headHeight}px`,
    '--first-width': `${visible[0]?.width ?? 0}px`,
    '--least-height': `${Math.min(LEAST_HEIGHT, TOOLBAR_HEIGHT + headHeight + shown.length * rowHeight + SCROLLBAR_AND_EDGES)}px`,
  };
  const isActiveDrawn = place.row === -1 || virtualizer.getVirtualItems().some((item) => item.index === place.row);

  return (
    <div className={classes.table} style={variables}>
      <TableToolbar
        shown={shown.length}
        all={rows.length}
        selected={selected.size}
        hasFilterRow={filter.isOpen}
        onFilterToggle={filter.isOpen ? filter.close : filter.open}
        columns={columns}
        hidden={hidden}
        onColumnToggle={toggle}
        onShowAll={showAll}
        density={density}
        densities={densities}
        onDensity={setDensity}
        onCopy={() => void navigator.clipboard.writeText(textOf(true))}
        tools={tools}
      />
      <div
        ref={scroller}
        className={classes.scroller}
        role="grid"
        tabIndex={0}
        aria-label={label}
        aria-rowcount={shown.length + headRows}
        aria-colcount={columns.length}
        aria-multiselectable
        aria-activedescendant={isActiveDrawn ? cellId(place.row, place.column) : undefined}
        onKeyDown={onKeyDown}
        onCopy={(event) => {
          if (isEditable(event.target)) return;
          event.preventDefault();
          event.clipboardData.setData('text/plain', textOf(false));
        }}
      >
        <div role="rowgroup" className={classes.head}>
          <TitleRow
            columns={visible}
            all={columns}
            sort={sort}
            onSort={sortBy}
            activeColumn={place.row === -1 ? place.column : null}
            cellId={(column) => cellId(-1, column)}
          />
          {filter.isOpen && (
            <FilterRow columns={visible} all={columns} filters={filter.filters} firstRef={filter.firstInput} onFilter={filter.change} />
          )}
        </div>
        {shown.length > 0 && (
          <div role="rowgroup" className={classes.body} style={{ height: virtualizer.getTotalSize() }}>
            {virtualizer.getVirtualItems().map((item) => {
              const row = shown[item.index];
              const key = keys[item.index];
              if (row === undefined || key === undefined) return null;
              return (
                <TableRow
                  key={key}
                  row={row}
                  columns={visible}
                  all={columns}
                  top={item.start - headHeight}
                  rowIndex={item.index + headRows + 1}
                  isSelected={selected.has(key)}
                  isOpen={openKey === key}
                  activeColumn={item.index === place.row ? place.column : null}
                  cellId={(column) => cellId(item.index, column)}
                  onClick={(column, event) => onRowClick(item.index, column, event)}
                  onOpen={onOpen}
                />
              );
            })}
          </div>
        )}
      </div>
      {shown.length === 0 && (
        <EmptyState
          title={uiWords.table.noneMatch}
          hint={uiWords.table.noneMatchHint}
          nextStep={{ label: uiWords.table.clearFilters, onClick: filter.close }}
        />
      )}
      <div role="status" className={classes.announcement}>
        {announcement}
      </div>
    </div>
  );
}

/** Numbers keep their width, so that they stay near their title; words share the room that is left. */
function trackOf<Row>({ align, width }: Column<Row>): string {
  return align === 'right' ? `${width}px` : `minmax(${width}px, ${width}fr)`;
}

function withRow(range: Range, row: number): number[] {
  const drawn = defaultRangeExtractor(range);
  if (row < 0 || row >= range.count || drawn.includes(row)) return drawn;
  return [...drawn, row].sort((a, b) => a - b);
}
