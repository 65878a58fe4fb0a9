import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { uiWords } from '../../lib/words/ui';
import type { Sort } from './arrange-rows';
import type { Column } from './column';
import classes from './data-table.module.css';

/** The titles; a click sorts, and so does Enter when the arrow keys have led here. */
export function TitleRow<Row>({
  columns,
  all,
  sort,
  onSort,
  activeColumn,
  cellId,
}: {
  readonly columns: readonly Column<Row>[];
  readonly all: readonly Column<Row>[];
  readonly sort: Sort | null;
  readonly onSort: (key: string) => void;
  readonly activeColumn: number | null;
  readonly cellId: (column: number) => string;
}) {
  return (
    <div role="row" aria-rowindex={1} className={classes.titles}>
      {columns.map((column, index) => {
        const direction = sort?.column === column.key ? sort.direction : 'none';
        const canSort = column.sortable !== false;
        return (
          <div
            key={column.key}
            id={cellId(index)}
            role="columnheader"
            aria-colindex={all.indexOf(column) + 1}
            aria-sort={canSort ? direction : undefined}
            className={classes.title}
            data-align={column.align}
            data-active={activeColumn === index || undefined}
            data-sortable={canSort || undefined}
            title={canSort ? `${column.title}. ${uiWords.table.sortHint}` : column.title}
            onClick={canSort ? () => onSort(column.key) : undefined}
          >
            <span className={classes.text}>{column.title}</span>
            {direction === 'ascending' && <IconArrowUp size={14} aria-hidden />}
            {direction === 'descending' && <IconArrowDown size={14} aria-hidden />}
          </div>
        );
      })}
    </div>
  );
}

export function FilterRow<Row>({
  columns,
  all,
  filters,
  firstRef,
  onFilter,
}: {
  readonly columns: readonly Column<Row>[];
  readonly all: readonly Column<Row>[];
  readonly filters: Readonly<Record<string, string>>;
  readonly firstRef: RefObject<HTMLInputElement | null>;
  readonly onFilter: (key: string, text: string) => void;
}) {
  return (
    <div role="row" aria-rowindex={2} className={classes.filters}>
      {columns.map((column, index) => (
        <div key={column.key} role="gridcell" aria-colindex={all.indexOf(column) + 1} className={classes.filter}>
          <input
            ref={index === 0 ? firstRef : undefined}
            className={classes.filterInput}
            aria-label={uiWords.table.filterOf(column.title)}
            placeholder={index === 0 ? uiWords.table.filterExample : undefined}
            value={filters[column.key] ?? ''}
            spellCheck={false}
            onChange={(event) => onFilter(column.key, event.currentTarget.value)}
          />
        </div>
      ))}
    </div>
  );
}
