import { createRoute } from '@tanstack/react-router';
import { z } from 'zod';
import { PeoplePage } from '../../features/people/people-page';
import { PersonPanel } from '../../features/people/person-panel';
import { rootRoute } from '../root-route';

const people = createRoute({
  getParentRoute: () => rootRoute,
  path: '/people',
  component: PeoplePage,
  validateSearch: z.object({ unit: z.string().optional().catch(undefined), leavers: z.boolean().optional().catch(undefined) }),
});
const person = createRoute({
  getParentRoute: () => people,
  path: '$personId',
  component: function PersonRoute() {
    const { personId } = person.useParams();
    return <PersonPanel key={personId} personId={personId} />;
  },
});

export const peopleRoutes = [people.addChildren([person])];
