import { useNavigate } from '@tanstack/react-router';
import { eventWords } from '../../../lib/words/events';
import { BesidePage } from '../../../ui/beside-page';
import { EmptyState } from '../../../ui/empty-state';
import { IfMay } from '../../../ui/if-may';
import { Loaded } from '../../../ui/loaded';
import { SidePanel } from '../../../ui/side-panel';
import { EventForm } from './event-form';
import { useEventKinds, useEventPlaces } from './queries';

const words = eventWords.form;

/** The way to record an event, beside the list. */
export function RecordEventPanel() {
  const navigate = useNavigate();
  const kinds = useEventKinds();
  const places = useEventPlaces();
  const leave = () => void navigate({ to: '/people/events' });
  return (
    <BesidePage>
      <SidePanel width={640} title={words.title} onClose={leave}>
        <IfMay permission="events.record">
          <Loaded query={kinds}>
            {(found) =>
              found.kinds.length === 0 ? (
                <EmptyState title={words.noKinds} hint={words.noKindsHint} />
              ) : (
                <Loaded query={places}>{(units) => <EventForm kinds={found.kinds} places={units} onDone={leave} />}</Loaded>
              )
            }
          </Loaded>
        </IfMay>
      </SidePanel>
    </BesidePage>
  );
}
