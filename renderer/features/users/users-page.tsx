import { Button } from '@mantine/core';
import { IconShieldExclamation, IconUserPlus } from '@tabler/icons-react';
import { Outlet, useNavigate, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { formatInstant } from '../../lib/formatting';
import { useMay } from '../../lib/session';
import { roleNames } from '../../lib/words/roles';
import { usersWords } from '../../lib/words/users';
import type { Column } from '../../ui/data-table/column';
import { DataTable } from '../../ui/data-table/data-table';
import { EmptyState } from '../../ui/empty-state';
import { QueryError } from '../../ui/loaded';
import { NoPermission } from '../../ui/no-permission';
import { useAttempts, useUsers, type User } from './queries';
import { SettingsPage } from './settings-page';
import { stateOfUser } from './user-state';

const words = usersWords.list;

const columnsWith = (lockedOut: readonly string[]): readonly Column<User>[] => [
  { key: 'name', title: words.columns.name, width: 200, value: (user) => user.printedName },
  { key: 'login', title: words.columns.login, width: 140, value: (user) => user.login },
  { key: 'state', title: words.columns.state, width: 192, value: (user) => stateOfUser(user, lockedOut) },
  { key: 'kind', title: words.columns.kind, width: 88, value: (user) => usersWords.kinds[user.kind] },
  {
    key: 'roles',
    title: words.columns.roles,
    width: 240,
    value: (user) => roleNames(user.grants).join(', '),
  },
  { key: 'key', title: words.columns.key, width: 152, value: (user) => usersWords.keyStates[user.keyState] },
  { key: 'since', title: words.columns.since, width: 128, value: (user) => formatInstant(user.createdAt) },
];

const keyOf = (user: User): string => user.userId;

/** Every account that there is or was; the chosen one opens beside the list. */
export function UsersPage() {
  const maySee = useMay('users.read');
  if (maySee) return <UserTable />;
  return (
    <SettingsPage>
      <NoPermission />
    </SettingsPage>
  );
}

function UserTable() {
  const query = useUsers();
  const attempts = useAttempts(true).data;
  const columns = useMemo(() => columnsWith(attempts?.lockedOut ?? []), [attempts]);
  const mayManage = useMay('users.manage');
  const navigate = useNavigate();
  const { userId = null } = useParams({ strict: false });
  return (
    <SettingsPage
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconShieldExclamation size={16} aria-hidden />}
            onClick={() => void navigate({ to: '/settings/users/attempts' })}
          >
            {words.attempts}
          </Button>
          {mayManage && (
            <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={() => void navigate({ to: '/settings/users/new' })}>
              {words.add}
            </Button>
          )}
        </>
      }
    >
      <DataTable
        name="users"
        label={words.label}
        columns={columns}
        rows={query.data?.users ?? []}
        rowKey={keyOf}
        openKey={userId}
        onOpen={(user) => void navigate({ to: '/settings/users/$userId', params: { userId: user.userId } })}
        isLoading={query.isPending}
        error={query.error !== null && query.data === undefined ? <QueryError query={query} error={query.error} /> : undefined}
        empty={<EmptyState title={words.empty} />}
      />
      <Outlet />
    </SettingsPage>
  );
}
