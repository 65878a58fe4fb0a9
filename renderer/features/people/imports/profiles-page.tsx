import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { formatInstant, formatNumber } from '../../../lib/formatting';
import { useMay } from '../../../lib/session';
import { intakeProfileWords as words } from '../../../lib/words/intake-profiles';
import type { Column } from '../../../ui/data-table/column';
import { DataTable } from '../../../ui/data-table/data-table';
import { EmptyState } from '../../../ui/empty-state';
import { QueryError } from '../../../ui/loaded';
import { PageHeader } from '../../../ui/page-header';
import { useProfiles, type ListedProfile } from './queries';
import classes from './imports.module.css';

const columns: readonly Column<ListedProfile>[] = [
  { key: 'name', title: words.columns.name, width: 240, value: (row) => row.name },
  { key: 'revision', title: words.columns.revision, width: 90, align: 'right', value: (row) => row.revision },
  { key: 'state', title: words.columns.state, width: 90, value: (row) => (row.isRetired ? words.retired : words.inUse) },
  {
    key: 'imports',
    title: words.columns.imports,
    width: 90,
    align: 'right',
    value: (row) => row.imports,
    render: (row) => formatNumber(row.imports),
  },
  {
    key: 'records',
    title: words.columns.records,
    width: 160,
    align: 'right',
    value: (row) => row.records,
    render: (row) => formatNumber(row.records),
  },
  { key: 'approvedBy', title: words.columns.approvedBy, width: 160, value: (row) => row.approvedBy },
  { key: 'approvedAt', title: words.columns.approvedAt, width: 150, value: (row) => formatInstant(row.approvedAt) },
];

const keyOf = (row: ListedProfile): string => row.profileId;

/** How the files of each source of people are read. */
export function ProfilesPage() {
  const navigate = useNavigate();
  const mayImport = useMay('people.import');
  const query = useProfiles();
  return (
    <>
      <PageHeader
        title={words.title}
        subtitle={words.subtitle}
        parent={{ label: words.parent, href: '#/exchange' }}
        actions={mayImport && <Button onClick={() => void navigate({ to: '/exchange/import' })}>{words.importPeople}</Button>}
      />
      <div className={classes.table}>
        <DataTable
          name="profiles"
          label={words.title}
          columns={columns}
          rows={query.data?.profiles ?? []}
          rowKey={keyOf}
          onOpen={({ profileId }) => void navigate({ to: '/exchange/profiles/$profileId', params: { profileId } })}
          isLoading={query.isPending}
          error={query.error !== null && query.data === undefined ? <QueryError query={query} error={query.error} /> : undefined}
          empty={<EmptyState title={words.empty} hint={words.emptyHint} />}
        />
      </div>
    </>
  );
}
