import { frameworkExchangeWords as words } from '../../../lib/words/framework-exchange';
import type { Column } from '../../../ui/data-table/column';
import { DataTable } from '../../../ui/data-table/data-table';
import { EmptyState } from '../../../ui/empty-state';
import type { PreviewRow } from './preview-rows';
import classes from './exchange.module.css';

const columns: readonly Column<PreviewRow>[] = [
  {
    key: 'title',
    title: words.columns.title,
    width: 360,
    value: (row) => row.title || row.joins,
    render: (row) => (
      <span className={classes.node} style={{ paddingInlineStart: `${Math.min(row.depth, 12) * 16}px` }}>
        {row.title === '' || row.joins !== null
          ? [row.joins, row.title].filter((one) => one !== null && one !== '').join(' · ')
          : row.title}
      </span>
    ),
  },
  { key: 'code', title: words.columns.code, width: 140, value: (row) => row.code },
  { key: 'kind', title: words.columns.kind, width: 120, value: (row) => words.kinds[row.kind] },
  {
    key: 'state',
    title: words.columns.state,
    width: 110,
    value: (row) => words.states[row.state],
    render: (row) => (
      <span className={classes.state} data-state={row.state}>
        {words.states[row.state]}
      </span>
    ),
  },
  { key: 'fields', title: words.columns.fields, width: 220, value: (row) => row.fields.map((field) => words.field(field)).join(', ') },
];

const keyOf = (row: PreviewRow): string => row.itemId;

/** The tree that will be, each item with what becomes of it; chosen like the rows of any table. */
export function PreviewTable({
  rows,
  openId,
  onOpen,
  onSelection,
}: {
  readonly rows: readonly PreviewRow[];
  readonly openId: string | null;
  readonly onOpen: (row: PreviewRow) => void;
  readonly onSelection: (keys: ReadonlySet<string>) => void;
}) {
  return (
    <DataTable
      name="framework-preview"
      label={words.preview}
      columns={columns}
      rows={rows}
      rowKey={keyOf}
      openKey={openId}
      onOpen={onOpen}
      onSelectionChange={onSelection}
      empty={<EmptyState title={words.nothingDiffers} hint={words.nothingDiffersHint} />}
    />
  );
}
