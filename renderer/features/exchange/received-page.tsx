import { Outlet, useNavigate, useParams } from '@tanstack/react-router';
import { formatInstant } from '../../lib/formatting';
import { useMay } from '../../lib/session';
import { appWords } from '../../lib/words/app';
import { exchangeWords } from '../../lib/words/exchange';
import type { Column } from '../../ui/data-table/column';
import { DataTable } from '../../ui/data-table/data-table';
import { DateText } from '../../ui/date-text';
import { EmptyState } from '../../ui/empty-state';
import { ExchangeTabs } from '../../ui/exchange-tabs';
import { QueryError } from '../../ui/loaded';
import { PageHeader } from '../../ui/page-header';
import { useReceived, type ReceivedPackage } from './queries';
import { TakePackage } from './take-package';
import classes from './packages.module.css';

const words = exchangeWords.received;

const columns: readonly Column<ReceivedPackage>[] = [
  { key: 'receivedAt', title: words.columns.receivedAt, width: 136, value: (row) => formatInstant(row.receivedAt) },
  { key: 'sender', title: words.columns.sender, width: 170, value: (row) => row.sender },
  { key: 'sequence', title: words.columns.sequence, width: 64, align: 'right', value: (row) => row.sequence },
  { key: 'kind', title: words.columns.kind, width: 150, value: (row) => exchangeWords.kinds[row.kind] },
  { key: 'asOf', title: words.columns.asOf, width: 96, value: (row) => row.asOf, render: (row) => <DateText date={row.asOf} /> },
  { key: 'accepted', title: words.columns.accepted, width: 90, align: 'right', value: (row) => row.accepted },
  { key: 'rejected', title: words.columns.rejected, width: 90, align: 'right', value: (row) => row.rejected },
  { key: 'receipt', title: words.columns.receipt, width: 110, value: receiptText },
  { key: 'approvedBy', title: words.columns.approvedBy, width: 140, value: (row) => row.approvedBy },
  { key: 'fileName', title: words.columns.fileName, width: 200, value: (row) => row.fileName },
];

const keyOf = (row: ReceivedPackage): string => row.packageInId;

function receiptText({ kind, hasReceipt }: ReceivedPackage): string {
  if (kind === 'receipt') return words.receiptNone;
  return hasReceipt ? words.receiptWritten : words.receiptMissing;
}

/** Taking a package of a partner, and those that were taken. */
export function ReceivedPage() {
  const query = useReceived();
  const navigate = useNavigate();
  const mayReceive = useMay('exchange.receive');
  const { packageInId = null } = useParams({ strict: false });
  const open = (id: string) => void navigate({ to: '/exchange/received/$packageInId', params: { packageInId: id } });
  return (
    <>
      <PageHeader title={appWords.navigation.exchange} subtitle={appWords.exchangeSubtitle} />
      <ExchangeTabs />
      <div className={classes.sections}>
        {mayReceive && <TakePackage onTaken={open} />}
        <section className={classes.section} aria-labelledby="received">
          <h2 id="received" className={classes.title}>
            {words.title}
          </h2>
          <p className={classes.hint}>{words.hint}</p>
          <div className={classes.table}>
            <DataTable
              name="received"
              label={words.list}
              columns={columns}
              rows={query.data?.packages ?? []}
              rowKey={keyOf}
              openKey={packageInId}
              onOpen={(row) => open(row.packageInId)}
              isLoading={query.isPending}
              error={query.error !== null && query.data === undefined ? <QueryError query={query} error={query.error} /> : undefined}
              empty={<EmptyState title={words.empty} hint={words.emptyHint} />}
            />
          </div>
        </section>
      </div>
      <Outlet />
    </>
  );
}
