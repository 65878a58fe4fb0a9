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
  { key: 'kind', title: words.columns.kind, width: 150, value: (row) => exchangeWords.kinds[row.kind] },
  { key: 'receiver', title: words.columns.receiver, width: 150, value: (row) => row.receiver },
  { key: 'asOf', title: words.columns.asOf, width: 96, value: (row) => row.asOf, render: (row) => <DateText date={row.asOf} /> },
  { key: 'filter', title: words.columns.filter, width: 150, value: (row) => row.filter },
  { key: 'rows', title: words.columns.rows, width: 88, align: 'right', value: (row) => row.rows },
  {
    key: 'receipt',
    title: words.columns.receipt,
    width: 170,
    value: (row) => (row.receipt === null ? words.noReceipt : words.receipt(row.receipt.accepted, row.receipt.rejected)),
    render: (row) =>
      row.receipt === null ? (
        <span className={classes.dim}>{words.noReceipt}</span>
      ) : (
        <span title={words.receiptBy(row.receipt.signedBy, formatInstant(row.receipt.receivedAt))}>
          {words.receipt(row.receipt.accepted, row.receipt.rejected)}
        </span>
      ),
  },
  { key: 'fileName', title: words.columns.fileName, width: 220, value: (row) => row.fileName },
  { key: 'isEncrypted', title: words.columns.isEncrypted, width: 90, value: (row) => (row.isEncrypted ? words.yes : words.no) },
  { key: 'writtenBy', title: words.columns.writtenBy, width: 130, value: (row) => row.writtenBy },
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
