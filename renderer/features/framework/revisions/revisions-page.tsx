import { Button } from '@mantine/core';
import { IconArrowsDiff } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { formatDate } from '../../../lib/formatting';
import { revisionWords as words } from '../../../lib/words/revisions';
import type { Column } from '../../../ui/data-table/column';
import { DataTable } from '../../../ui/data-table/data-table';
import { EmptyState } from '../../../ui/empty-state';
import { IfMay } from '../../../ui/if-may';
import { QueryError } from '../../../ui/loaded';
import { PageHeader } from '../../../ui/page-header';
import { namesOf } from '../libraries/library-text';
import { useLibraryName, useRevisions, type RevisionHead } from '../queries';

const columns: readonly Column<RevisionHead>[] = [
  { key: 'number', title: words.columns.number, width: 56, align: 'right', value: (row) => row.number },
  { key: 'title', title: words.columns.title, width: 240, value: (row) => row.title },
  { key: 'state', title: words.columns.state, width: 104, value: (row) => words.states[row.state] },
  { key: 'submitted', title: words.columns.submitted, width: 96, value: (row) => formatDate(new Date(row.submittedAt)) },
  { key: 'effective', title: words.columns.effective, width: 104, value: (row) => row.effectiveFrom },
  { key: 'general', title: words.columns.general, width: 124, value: (row) => row.generalFrom },
  { key: 'authors', title: words.columns.authors, width: 160, value: (row) => namesOf(row.authors) },
  { key: 'approver', title: words.columns.approver, width: 140, value: (row) => row.approvedBy },
  { key: 'changes', title: words.columns.changes, width: 80, align: 'right', value: (row) => row.changes },
];

const keyOf = (row: RevisionHead): string => row.revisionId;

/** Every revision of a library, newest first. */
export function RevisionsPage({ frameworkId }: { readonly frameworkId: string }) {
  const query = useRevisions(frameworkId);
  const libraryName = useLibraryName();
  const navigate = useNavigate();
  const revisions = query.data?.revisions ?? [];
  return (
    <>
      <PageHeader
        title={words.history(libraryName(frameworkId))}
        subtitle={words.historyHint}
        parent={{ label: words.parent, href: '#/framework/libraries' }}
        actions={
          revisions.length > 0 && (
            <Button
              variant="default"
              leftSection={<IconArrowsDiff size={16} aria-hidden />}
              onClick={() => void navigate({ to: '/framework/libraries/$frameworkId/compare', params: { frameworkId } })}
            >
              {words.compare}
            </Button>
          )
        }
      />
      <IfMay permission="framework.read">
        <DataTable
          name="revisions"
          label={words.list}
          columns={columns}
          rows={revisions}
          rowKey={keyOf}
          onOpen={({ revisionId }) => void navigate({ to: '/framework/revisions/$revisionId', params: { revisionId } })}
          isLoading={query.isPending}
          error={query.error !== null && query.data === undefined ? <QueryError query={query} error={query.error} /> : undefined}
          empty={<EmptyState title={words.empty} hint={words.emptyHint} />}
        />
      </IfMay>
    </>
  );
}
