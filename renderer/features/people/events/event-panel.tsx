import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { formatInstant } from '../../../lib/formatting';
import { useMay, useSession } from '../../../lib/session';
import { tell } from '../../../lib/tell';
import { eventWords as words } from '../../../lib/words/events';
import { BesidePage } from '../../../ui/beside-page';
import { DateText } from '../../../ui/date-text';
import { EmptyState } from '../../../ui/empty-state';
import { KeyValueList } from '../../../ui/key-value-list';
import { Loaded } from '../../../ui/loaded';
import { SidePanel } from '../../../ui/side-panel';
import { PersonForm } from '../records/person-form';
import { whomText } from './events-page';
import { useEvents, useVoidEvent, type KnownEvent } from './queries';

/** One event: what happened and to whom, why it was recorded, and the way to void it. */
export function EventPanel({ eventId }: { readonly eventId: string }) {
  const query = useEvents();
  const navigate = useNavigate();
  const event = query.data?.events.find((one) => one.eventId === eventId);
  return (
    <BesidePage>
      <SidePanel
        width={560}
        title={event?.kind ?? words.loading}
        subtitle={event && whomText(event)}
        onClose={() => void navigate({ to: '/people/events' })}
      >
        <Loaded query={query}>
          {() => (event === undefined ? <EmptyState title={words.gone} hint={words.goneHint} /> : <Facts event={event} />)}
        </Loaded>
      </SidePanel>
    </BesidePage>
  );
}

function Facts({ event }: { readonly event: KnownEvent }) {
  const { user } = useSession();
  const mayRecord = useMay('events.record') && user.personId !== event.personId;
  const [isVoiding, setVoiding] = useState(false);
  const { happenedOn, around, reason, recordedBy, recordedAt, voided } = event;
  return (
    <>
      <KeyValueList
        items={[
          { key: 'on', label: words.columns.on, value: <DateText date={happenedOn} /> },
          { key: 'whom', label: words.columns.whom, value: whomText(event) },
          ...(around === null ? [] : [{ key: 'around', label: words.columns.around, value: around }]),
          { key: 'reason', label: words.facts.reason, value: reason },
          { key: 'recorded', label: words.facts.recorded, value: words.by(recordedBy, formatInstant(recordedAt)) },
          ...(voided === null ? [] : [{ key: 'voided', label: words.facts.voided, value: words.by(voided.reason, voided.by) }]),
        ]}
      />
      {mayRecord && voided === null && !isVoiding && (
        <div>
          <Button variant="default" onClick={() => setVoiding(true)}>
            {words.void.act}
          </Button>
        </div>
      )}
      {isVoiding && voided === null && <VoidForm eventId={event.eventId} onDone={() => setVoiding(false)} />}
    </>
  );
}

function VoidForm({ eventId, onDone }: { readonly eventId: string; readonly onDone: () => void }) {
  const work = useVoidEvent();
  return (
    <PersonForm
      title={words.void.title}
      hint={words.void.hint}
      action={words.void.action}
      faults={{}}
      isDestructive
      isPending={work.isPending}
      error={work.error}
      onCancel={onDone}
      onSubmit={(reason) =>
        work.mutate(
          { eventId, reason },
          {
            onSuccess: () => {
              tell(words.void.done);
              onDone();
            },
          },
        )
      }
    />
  );
}
