import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Outlet, useNavigate, useParams } from '@tanstack/react-router';
import { useMay } from '../../../lib/session';
import { eventWords as words } from '../../../lib/words/events';
import type { Column } from '../../../ui/data-table/column';
import { DataTable } from '../../../ui/data-table/data-table';
import { DateText } from '../../../ui/date-text';
import { EmptyState } from '../../../ui/empty-state';
import { IfMay } from '../../../ui/if-may';
import { QueryError } from '../../../ui/loaded';
import { PageHeader } from '../../../ui/page-header';
import { PeopleTabs } from '../../../ui/people-tabs';
import { useEvents, type KnownEvent } from './queries';

/** Whom an event concerns, in words. */
export function whomText({ scope, ofName }: Pick<KnownEvent, 'scope' | 'ofName'>): string {
  if (ofName === null) return words.wholeSite;
  return scope === 'unit' ? words.below(ofName) : ofName;
}

const columns: readonly Column<KnownEvent>[] = [
  { key: 'on', title: words.columns.on, width: 104, value: (row) => row.happenedOn, render: (row) => <DateText date={row.happenedOn} /> },
  { key: 'kind', title: words.columns.kind, width: 220, value: (row) => row.kind },
  { key: 'whom', title: words.columns.whom, width: 220, value: whomText },
  { key: 'around', title: words.columns.around, width: 220, value: (row) => row.around },
  { key: 'by', title: words.columns.by, width: 150, value: (row) => row.recordedBy },
  {
    key: 'state',
    title: words.columns.state,
    width: 90,
    value: (row) => (row.voided === null ? words.states.stands : words.states.voided),
  },
];

const keyOf = (row: KnownEvent): string => row.eventId;

/** What happened that ended qualifications, the latest first, and the way to record another. */
export function EventsPage() {
  const query = useEvents();
  const navigate = useNavigate();
  const mayRecord = useMay('events.record');
  const { eventId = null } = useParams({ strict: false });
  const start = () => void navigate({ to: '/people/events/new' });
  return (
    <>
      <PageHeader
        title={words.title}
        subtitle={words.subtitle}
        actions={
          mayRecord && (
            <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={start}>
              {words.record}
            </Button>
          )
        }
      />
      <PeopleTabs />
      <IfMay permission="assessments.read">
        <DataTable
          name="events"
          label={words.list}
          columns={columns}
          rows={query.data?.events ?? []}
          rowKey={keyOf}
          openKey={eventId}
          onOpen={(row) => void navigate({ to: '/people/events/$eventId', params: { eventId: row.eventId } })}
          isLoading={query.isPending}
          error={query.error !== null && query.data === undefined ? <QueryError query={query} error={query.error} /> : undefined}
          empty={
            <EmptyState
              title={words.empty}
              hint={words.emptyHint}
              {...(mayRecord ? { nextStep: { label: words.record, onClick: start } } : {})}
            />
          }
        />
      </IfMay>
      <Outlet />
    </>
  );
}
