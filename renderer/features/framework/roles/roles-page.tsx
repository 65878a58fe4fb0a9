import { Outlet, useNavigate, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useMay } from '../../../lib/session';
import { frameworkWords } from '../../../lib/words/framework';
import type { Column } from '../../../ui/data-table/column';
import { DataTable } from '../../../ui/data-table/data-table';
import { EmptyState } from '../../../ui/empty-state';
import { FrameworkPage } from '../framework-page';
import { QueryError } from '../../../ui/loaded';
import { useJobRoles, useLibraryName, type JobRoleSummary } from '../queries';

const words = frameworkWords.roles;

const columnsWith = (libraryName: (frameworkId: string | null) => string): readonly Column<JobRoleSummary>[] => [
  { key: 'name', title: words.columns.name, width: 200, value: (row) => row.name },
  { key: 'library', title: words.columns.library, width: 160, value: (row) => libraryName(row.frameworkId) },
  { key: 'people', title: words.columns.people, width: 104, align: 'right', value: (row) => row.people },
  { key: 'requirements', title: words.columns.requirements, width: 96, align: 'right', value: (row) => row.requirements },
  { key: 'outcomes', title: words.columns.outcomes, width: 96, align: 'right', value: (row) => row.outcomes },
];

const keyOf = (row: JobRoleSummary): string => row.roleId;

/** Every role of the site; what the chosen one requires opens beside the list. */
export function RolesPage() {
  const query = useJobRoles();
  const libraryName = useLibraryName();
  const columns = useMemo(() => columnsWith(libraryName), [libraryName]);
  const mayImport = useMay('people.import');
  const navigate = useNavigate();
  const { roleId = null } = useParams({ strict: false });
  return (
    <FrameworkPage>
      <DataTable
        name="roles"
        label={words.list}
        columns={columns}
        rows={query.data?.roles ?? []}
        rowKey={keyOf}
        openKey={roleId}
        onOpen={(row) => void navigate({ to: '/framework/roles/$roleId', params: { roleId: row.roleId } })}
        isLoading={query.isPending}
        error={query.error !== null && query.data === undefined ? <QueryError query={query} error={query.error} /> : undefined}
        empty={
          mayImport ? (
            <EmptyState
              title={words.empty}
              hint={words.emptyHint}
              nextStep={{ label: words.emptyStep, onClick: () => void navigate({ to: '/exchange' }) }}
            />
          ) : (
            <EmptyState title={words.empty} hint={words.emptyHint} />
          )
        }
      />
      <Outlet />
    </FrameworkPage>
  );
}
