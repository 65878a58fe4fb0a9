import { formatNumber } from '../../lib/formatting';
import { uiWords } from '../../lib/words/ui';
import { StateMark } from '../mark/state-mark';
import { columnGroups, type HeatmapCell, type HeatmapContent } from './heatmap-cell';
import classes from './heatmap.module.css';

/** The same content as a table. Unseen beside the map it is plain text; shown, each cell is a button. */
export function HeatmapTable({
  rows,
  columns,
  cell,
  label,
  corner,
  isShown,
  onOpen,
  onColumn,
}: HeatmapContent & {
  readonly label: string;
  readonly corner: string;
  readonly isShown: boolean;
  readonly onOpen: (row: string, column: string) => void;
  readonly onColumn: (column: string) => void;
}) {
  const groups = columnGroups(columns);
  const table = (
    <table className={classes.table}>
      <caption className={classes.unseen}>{label}</caption>
      <thead>
        {groups.length > 0 && (
          <tr className={classes.groupRow}>
            <th scope="col" rowSpan={2}>
              {corner}
            </th>
            {groups.map((group) => (
              <th key={group.key} scope="colgroup" colSpan={group.columns}>
                {group.title}
              </th>
            ))}
          </tr>
        )}
        <tr>
          {groups.length === 0 && <th scope="col">{corner}</th>}
          {columns.map((column) => (
            <th key={column.key} scope="col">
              {isShown && column.opens !== undefined ? (
                <button type="button" className={classes.columnButton} title={column.opens} onClick={() => onColumn(column.key)}>
                  {column.title}
                </button>
              ) : (
                column.title
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row" title={row.title}>
              {row.title}
            </th>
            {columns.map((column) => {
              const content = cell(row.key, column.key);
              return (
                <td key={column.key}>
                  {content && (isShown ? <CellButton content={content} onOpen={() => onOpen(row.key, column.key)} /> : content.label)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
  return isShown ? (
    <div className={classes.tableScroller} role="group" aria-label={label} tabIndex={0}>
      {table}
    </div>
  ) : (
    <div className={classes.unseen}>{table}</div>
  );
}

function CellButton({ content, onOpen }: { readonly content: HeatmapCell; readonly onOpen: () => void }) {
  return (
    <button
      type="button"
      className={classes.cellButton}
      title={content.label}
      aria-label={content.label || uiWords.heatmap.none}
      onClick={onOpen}
    >
      <StateMark token={content.token} size={18} />
      {content.count !== null && <span data-figures>{formatNumber(content.count)}</span>}
    </button>
  );
}
