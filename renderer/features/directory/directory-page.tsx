import { Button, Checkbox } from '@mantine/core';
import { Outlet, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useMay } from '../../lib/session';
import { directoryWords as words } from '../../lib/words/directory';
import type { Column } from '../../ui/data-table/column';
import { DataTable } from '../../ui/data-table/data-table';
import { EmptyState } from '../../ui/empty-state';
import { QueryError } from '../../ui/loaded';
import { useProposals, type Proposal } from './queries';
import classes from './directory.module.css';

const columns: readonly Column<Proposal>[] = [
  { key: 'userName', title: words.columns.userName, width: 190, value: ({ userName }) => userName },
  { key: 'action', title: words.columns.action, width: 140, value: ({ action }) => words.actions[action] },
  { key: 'displayName', title: words.columns.displayName, width: 190, value: ({ displayName }) => displayName },
  { key: 'person', title: words.columns.person, width: 190, value: ({ person }) => person?.name ?? null },
  { key: 'account', title: words.columns.account, width: 130, value: ({ account }) => account?.login ?? null },
  { key: 'file', title: words.columns.file, width: 180, value: ({ source }) => source.fileName },
  { key: 'state', title: words.columns.state, width: 100, value: ({ state }) => words.states[state] },
];

const keyOf = ({ proposalId }: Proposal): string => proposalId;

/** What the directory proposes of accounts; the chosen one opens beside the list. */
export function DirectoryPage() {
  const navigate = useNavigate();
  const mayManage = useMay('users.manage');
  const { proposalId = null } = useParams({ strict: false });
  const { decided = false } = useSearch({ strict: false });
  const query = useProposals(decided);
  const bring = () => void navigate({ to: '/settings/directory/file' });
  return (
    <>
      <div className={classes.filters}>
        <p className={classes.small}>{words.hint}</p>
        {mayManage && <Button onClick={bring}>{words.bring}</Button>}
      </div>
      <Checkbox
        label={words.includeDecided}
        checked={decided}
        onChange={(event) => {
          const isOn = event.currentTarget.checked;
          void navigate({ to: '.', search: (old) => ({ ...old, decided: isOn || undefined }) });
        }}
      />
      <DataTable
        name="directory"
        label={words.label}
        columns={columns}
        rows={query.data?.proposals ?? []}
        rowKey={keyOf}
        openKey={proposalId}
        onOpen={(row) => void navigate({ to: '/settings/directory/$proposalId', params: { proposalId: row.proposalId }, search: true })}
        isLoading={query.isPending}
        error={query.error !== null && query.data === undefined ? <QueryError query={query} error={query.error} /> : undefined}
        empty={
          <EmptyState title={words.empty} hint={words.emptyHint} {...(mayManage && { nextStep: { label: words.bring, onClick: bring } })} />
        }
      />
      <Outlet />
    </>
  );
}
