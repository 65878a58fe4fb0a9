import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { actionText, entityText, recordsWords as words } from '../../lib/words/records';
import type { Column } from '../../ui/data-table/column';
import { DataTable } from '../../ui/data-table/data-table';
import { EmptyState } from '../../ui/empty-state';
import { QueryError } from '../../ui/loaded';
import { instantInZone } from './instant-in-zone';
import { searchInput, type LogSearch } from './log-search';
import { useLogSearch, type ListedEntry } from './queries';
import { roleText, whoText } from './entry-words';
import classes from './records.module.css';

const columns: readonly Column<ListedEntry>[] = [
  {
    key: 'entry',
    title: words.columns.entry,
    width: 80,
    align: 'right',
    value: (row) => row.entryNumber,
    render: (row) => row.entryNumber,
  },
  { key: 'when', title: words.columns.when, width: 152, value: (row) => instantInZone(row.recordedAt, row.zone) },
  { key: 'who', title: words.columns.who, width: 150, value: whoText },
  { key: 'what', title: words.columns.what, width: 200, value: (row) => actionText(row.action) },
  { key: 'about', title: words.columns.about, width: 190, value: (row) => row.about },
  { key: 'entity', title: words.columns.entity, width: 120, value: (row) => entityText(row.entity) },
  { key: 'reason', title: words.columns.reason, width: 240, value: (row) => row.reason },
  { key: 'changes', title: words.columns.changes, width: 80, align: 'right', value: (row) => row.changeCount },
  { key: 'role', title: words.columns.role, width: 140, value: (row) => roleText(row.role) },
  { key: 'station', title: words.columns.station, width: 120, value: (row) => row.station },
];

const keyOf = (row: ListedEntry): string => String(row.entryNumber);

/** The entries that match, newest first, with older ones on request. */
export function LogTable({
  search,
  openEntry,
  onOpen,
}: {
  readonly search: LogSearch;
  readonly openEntry: string | null;
  readonly onOpen: (entryNumber: number) => void;
}) {
  const query = useLogSearch(searchInput(search));
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.entries) ?? [], [query.data]);
  return (
    <>
      <DataTable
        name="records"
        label={words.list}
        columns={columns}
        rows={rows}
        rowKey={keyOf}
        openKey={openEntry}
        onOpen={(row) => onOpen(row.entryNumber)}
        isLoading={query.isPending}
        error={query.error !== null && query.data === undefined ? <QueryError query={query} error={query.error} /> : undefined}
        empty={<EmptyState title={words.none} hint={words.noneHint} />}
      />
      {query.hasNextPage && (
        <div className={classes.older}>
          <span>{words.shown(rows.length)}</span>
          <Button size="compact-sm" variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {words.older}
          </Button>
        </div>
      )}
    </>
  );
}
