import { formatInstant } from '../../lib/formatting';
import { exchangeWords } from '../../lib/words/exchange';
import type { Column } from '../../ui/data-table/column';
import { DataTable } from '../../ui/data-table/data-table';
import { DateText } from '../../ui/date-text';
import type { ListedPackage } from './queries';
import classes from './packages.module.css';

const words = exchangeWords.packages;

const columns: readonly Column<ListedPackage>[] = [
  { key: 'sequence', title: words.columns.sequence, width: 64, align: 'right', value: (row) => row.sequence },
  { key: 'writtenAt', title: words.columns.writtenAt, width: 136, value: (row) => formatInstant(row.writtenAt) },
  { key: 'receiver', title: words.columns.receiver, width: 160, value: (row) => row.receiver },
  { key: 'asOf', title: words.columns.asOf, width: 96, value: (row) => row.asOf, render: (row) => <DateText date={row.asOf} /> },
  { key: 'rows', title: words.columns.rows, width: 88, align: 'right', value: (row) => row.rows },
  { key: 'fileName', title: words.columns.fileName, width: 240, value: (row) => row.fileName },
  { key: 'writtenBy', title: words.columns.writtenBy, width: 140, value: (row) => row.writtenBy },
  {
    key: 'sha256',
    title: words.columns.sha256,
    width: 160,
    value: (row) => row.sha256,
    render: (row) => (
      <span className={classes.mono} title={row.sha256}>
        {row.sha256.slice(0, 16)}…
      </span>
    ),
  },
];

const keyOf = (row: ListedPackage): string => row.packageId;

export function PackageTable({ packages }: { readonly packages: readonly ListedPackage[] }) {
  return (
    <div className={classes.table}>
      <DataTable name="packages" label={words.list} columns={columns} rows={packages} rowKey={keyOf} />
    </div>
  );
}
