import { SegmentedControl } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { obligationWords as words } from '../../../lib/words/obligations';
import { revisionWords } from '../../../lib/words/revisions';
import type { Column } from '../../../ui/data-table/column';
import { DataTable } from '../../../ui/data-table/data-table';
import { EmptyState } from '../../../ui/empty-state';
import { IfMay } from '../../../ui/if-may';
import { QueryError } from '../../../ui/loaded';
import { PageHeader } from '../../../ui/page-header';
import { useObligations, useRevision, type Obligation } from '../queries';
import classes from './revisions.module.css';

/** As many as one answer brings; they come by their due day. */
const mostShown = 500;
const states = ['open', 'done', 'cancelled'] as const;

const columns: readonly Column<Obligation>[] = [
  { key: 'person', title: words.columns.person, width: 180, value: (row) => row.personName },
  { key: 'number', title: words.columns.number, width: 88, value: (row) => row.employeeNumber },
  { key: 'kind', title: words.columns.kind, width: 150, value: (row) => words.kinds[row.kind] },
  { key: 'competency', title: words.columns.competency, width: 240, value: (row) => `${row.competencyCode} ${row.competencyTitle}` },
  { key: 'due', title: words.columns.due, width: 96, value: (row) => row.dueOn },
  { key: 'state', title: words.columns.state, width: 240, value: (row) => words.stateOf(row) },
  { key: 'done', title: words.columns.done, width: 96, value: (row) => row.doneOn },
  { key: 'owner', title: words.columns.owner, width: 160, value: (row) => row.ownerName },
  { key: 'reason', title: words.columns.reason, width: 200, value: (row) => row.reason },
];

const keyOf = (row: Obligation): string => row.obligationId;

/** Who owes what because of a revision. */
export function ObligationsPage({ revisionId }: { readonly revisionId: string }) {
  const [state, setState] = useState<(typeof states)[number] | null>('open');
  const revision = useRevision(revisionId);
  const query = useObligations({ revisionId, state, limit: mostShown });
  const navigate = useNavigate();
  const head = revision.data?.revision;
  const counts = query.data?.counts;
  return (
    <>
      <PageHeader
        title={head === undefined ? words.loading : words.title(head.number, head.title)}
        {...(head !== undefined && {
          parent: { label: revisionWords.title(head.number, head.title), href: `#/framework/revisions/${revisionId}` },
        })}
      />
      <IfMay permission="people.read">
        {counts !== undefined && (
          <div className={classes.buttons}>
            <SegmentedControl
              size="xs"
              aria-label={words.state}
              value={state ?? 'all'}
              onChange={(value) => setState(states.find((one) => one === value) ?? null)}
              data={[
                ...states.map((one) => ({ value: one, label: words.counted(words.states[one], counts[one]) })),
                { value: 'all', label: words.allStates },
              ]}
            />
            {query.data !== undefined && query.data.total > query.data.obligations.length && (
              <span className={classes.dimmed}>{words.shown(query.data.obligations.length, query.data.total)}</span>
            )}
          </div>
        )}
        <DataTable
          name="obligations"
          label={words.list}
          columns={columns}
          rows={query.data?.obligations ?? []}
          rowKey={keyOf}
          onOpen={({ personId }) => void navigate({ to: '/people/$personId', params: { personId } })}
          isLoading={query.isPending}
          error={query.error !== null && query.data === undefined ? <QueryError query={query} error={query.error} /> : undefined}
          empty={<EmptyState title={words.none} hint={words.noneHint} />}
        />
      </IfMay>
    </>
  );
}
