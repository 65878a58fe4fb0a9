import { createRoute } from '@tanstack/react-router';
import { EventPanel } from '../../features/people/events/event-panel';
import { EventsPage } from '../../features/people/events/events-page';
import { RecordEventPanel } from '../../features/people/events/record-panel';
import { rootRoute } from '../root-route';

const events = createRoute({ getParentRoute: () => rootRoute, path: '/people/events', component: EventsPage });
const record = createRoute({ getParentRoute: () => events, path: 'new', component: RecordEventPanel });
const event = createRoute({
  getParentRoute: () => events,
  path: '$eventId',
  component: function EventRoute() {
    const { eventId } = event.useParams();
    return <EventPanel key={eventId} eventId={eventId} />;
  },
});

export const eventRoutes = [events.addChildren([record, event])];
