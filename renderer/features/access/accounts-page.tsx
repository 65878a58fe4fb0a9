import { Outlet, useNavigate, useParams } from '@tanstack/react-router';
import { accessWords } from '../../lib/words/access';
import type { Column } from '../../ui/data-table/column';
import { DataTable } from '../../ui/data-table/data-table';
import { EmptyState } from '../../ui/empty-state';
import { QueryError } from '../../ui/loaded';
import { AccessPage } from './access-page';
import { useRights, type Account } from './queries';
import { conflictsText, grantsText, rightsInShort } from './rights-text';

const words = accessWords.list;

const columns: readonly Column<Account>[] = [
  { key: 'name', title: words.columns.name, width: 176, value: (account) => account.printedName },
  { key: 'login', title: words.columns.login, width: 112, value: (account) => account.login },
  { key: 'state', title: words.columns.state, width: 96, value: (account) => (account.isActive ? words.active : words.ended) },
  { key: 'roles', title: words.columns.roles, width: 208, value: (account) => grantsText(account.grants) },
  { key: 'reach', title: words.columns.reach, width: 320, value: (account) => rightsInShort(account).join('; ') },
  { key: 'conflicts', title: words.columns.conflicts, width: 176, value: conflictsText },
];

const keyOf = (account: Account): string => account.userId;

/** Every account with what it may do in short; the chosen one opens beside the list. */
export function AccountsPage() {
  return (
    <AccessPage>
      <AccountTable />
      <Outlet />
    </AccessPage>
  );
}

function AccountTable() {
  const query = useRights();
  const navigate = useNavigate();
  const { userId = null } = useParams({ strict: false });
  return (
    <DataTable
      name="access"
      label={words.label}
      columns={columns}
      rows={query.data?.users ?? []}
      rowKey={keyOf}
      openKey={userId}
      onOpen={(account) => void navigate({ to: '/settings/access/$userId', params: { userId: account.userId } })}
      isLoading={query.isPending}
      error={query.error !== null && query.data === undefined ? <QueryError query={query} error={query.error} /> : undefined}
      empty={<EmptyState title={words.empty} />}
    />
  );
}
