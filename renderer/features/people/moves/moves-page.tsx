import { SegmentedControl } from '@mantine/core';
import { Outlet, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { isStillOwed } from '../../../../shared/domain/people/move';
import { moveWords as words } from '../../../lib/words/moves';
import type { Column } from '../../../ui/data-table/column';
import { DataTable } from '../../../ui/data-table/data-table';
import { DateText } from '../../../ui/date-text';
import { EmptyState } from '../../../ui/empty-state';
import { IfMay } from '../../../ui/if-may';
import { QueryError } from '../../../ui/loaded';
import { PageHeader } from '../../../ui/page-header';
import { PeopleTabs } from '../../../ui/people-tabs';
import { usePlans, type MovePlan, type PlanState } from './queries';
import classes from './moves.module.css';

const states = ['draft', 'confirmed', 'cancelled'] as const satisfies readonly PlanState[];

export function stateText({ state, positionId }: MovePlan): string {
  return state === 'confirmed' && positionId === null ? words.awaited : words.states[state];
}

const columns: readonly Column<MovePlan>[] = [
  { key: 'person', title: words.columns.person, width: 180, value: (row) => row.personName },
  { key: 'number', title: words.columns.number, width: 90, value: (row) => row.employeeNumber },
  { key: 'role', title: words.columns.role, width: 180, value: (row) => row.roleName },
  { key: 'unit', title: words.columns.unit, width: 150, value: (row) => row.unitName },
  {
    key: 'starts',
    title: words.columns.starts,
    width: 100,
    value: (row) => row.startsOn,
    render: (row) => <DateText date={row.startsOn} />,
  },
  {
    key: 'grace',
    title: words.columns.grace,
    width: 100,
    value: (row) => row.graceUntil,
    render: (row) => row.graceUntil !== null && <DateText date={row.graceUntil} />,
  },
  { key: 'supervisor', title: words.columns.supervisor, width: 150, value: (row) => row.supervisor?.name ?? null },
  {
    key: 'missing',
    title: words.columns.missing,
    width: 80,
    align: 'right',
    value: (row) => row.lines.filter(({ outcome }) => isStillOwed(outcome)).length,
  },
  { key: 'state', title: words.columns.state, width: 190, value: stateText },
];

const keyOf = (row: MovePlan): string => row.planId;

/** The changes of role that are planned or have been; the chosen one opens beside the list. */
export function MovesPage() {
  const [state, setState] = useState<PlanState | null>(null);
  const navigate = useNavigate();
  const { planId = null } = useParams({ strict: false });
  const query = usePlans(state);
  const data = query.data;
  return (
    <>
      <PageHeader title={words.title} subtitle={words.subtitle} />
      <PeopleTabs />
      <IfMay permission="people.move">
        <div className={classes.buttons}>
          <SegmentedControl
            size="xs"
            aria-label={words.filter}
            value={state ?? 'all'}
            onChange={(value) => setState(states.find((one) => one === value) ?? null)}
            data={[{ value: 'all', label: words.filterAll }, ...states.map((one) => ({ value: one, label: words.states[one] }))]}
          />
          {data !== undefined && data.total > data.plans.length && (
            <span className={classes.small}>{words.shown(data.plans.length, data.total)}</span>
          )}
        </div>
        <DataTable
          name="moves"
          label={words.list}
          columns={columns}
          rows={data?.plans ?? []}
          rowKey={keyOf}
          openKey={planId}
          onOpen={(row) => void navigate({ to: '/people/moves/$planId', params: { planId: row.planId } })}
          isLoading={query.isPending}
          error={query.error !== null && data === undefined ? <QueryError query={query} error={query.error} /> : undefined}
          empty={
            state === null ? (
              <EmptyState
                title={words.empty}
                hint={words.emptyHint}
                nextStep={{ label: words.emptyStep, onClick: () => void navigate({ to: '/people' }) }}
              />
            ) : (
              <EmptyState title={words.noneInState} hint={words.noneInStateHint} />
            )
          }
        />
      </IfMay>
      <Outlet />
    </>
  );
}
