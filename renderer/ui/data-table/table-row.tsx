import type { MouseEvent, ReactNode } from 'react';
import { formatNumber } from '../../lib/formatting';
import type { CellValue, Column } from './column';
import classes from './data-table.module.css';

export function TableRow<Row>({
  row,
  columns,
  all,
  top,
  rowIndex,
  isSelected,
  isOpen,
  activeColumn,
  cellId,
  onClick,
  onOpen,
}: {
  readonly row: Row;
  readonly columns: readonly Column<Row>[];
  readonly all: readonly Column<Row>[];
  /** Distance from the first row, in pixels. */
  readonly top: number;
  readonly rowIndex: number;
  readonly isSelected: boolean;
  readonly isOpen: boolean;
  readonly activeColumn: number | null;
  readonly cellId: (column: number) => string;
  readonly onClick: (column: number, event: MouseEvent) => void;
  readonly onOpen: ((row: Row) => void) | undefined;
}) {
  return (
    <div
      role="row"
      aria-rowindex={rowIndex}
      aria-selected={isSelected}
      className={classes.row}
      data-open={isOpen || undefined}
      style={{ transform: `translateY(${top}px)` }}
      onDoubleClick={onOpen ? () => onOpen(row) : undefined}
    >
      {columns.map((column, index) => {
        const value = column.value(row);
        return (
          <div
            key={column.key}
            id={cellId(index)}
            role={index === 0 ? 'rowheader' : 'gridcell'}
            aria-colindex={all.indexOf(column) + 1}
            className={classes.cell}
            data-align={column.align}
            data-figures={isFigures(value) || undefined}
            data-active={activeColumn === index || undefined}
            title={column.render || value === null ? undefined : String(value)}
            onClick={(event) => onClick(index, event)}
          >
            {index === 0 && onOpen ? (
              <span
                className={classes.opener}
                onClick={(event) => {
                  if (!event.shiftKey && !event.ctrlKey && !event.metaKey) onOpen(row);
                }}
              >
                {contentOf(column, row)}
              </span>
            ) : (
              contentOf(column, row)
            )}
          </div>
        );
      })}
    </div>
  );
}

/** Dates, times and codes made of digits line up below each other; words keep their own spacing. */
function isFigures(value: CellValue): boolean {
  return typeof value === 'string' && /^[\d\s.,:/–-]+$/.test(value);
}

function contentOf<Row>(column: Column<Row>, row: Row): ReactNode {
  if (column.render) return column.render(row);
  const value = column.value(row);
  return (
    <span className={classes.text} dir="auto">
      {typeof value === 'number' ? formatNumber(value) : value}
    </span>
  );
}
