import { createRoute } from '@tanstack/react-router';
import { z } from 'zod';
import { ChangePanel } from '../../features/people/year/change-panel';
import { YearPage } from '../../features/people/year/year-page';
import { rootRoute } from '../root-route';

const year = createRoute({
  getParentRoute: () => rootRoute,
  path: '/people/year',
  component: YearPage,
  validateSearch: z.object({
    unit: z.string().optional().catch(undefined),
    person: z.string().optional().catch(undefined),
    lapses: z.boolean().optional().catch(undefined),
    day: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/u)
      .optional()
      .catch(undefined),
  }),
});
const change = createRoute({
  getParentRoute: () => year,
  path: '$day/$personId/$competencyId',
  component: function ChangeRoute() {
    const { day, personId, competencyId } = change.useParams();
    return <ChangePanel key={`${day} ${personId} ${competencyId}`} day={day} personId={personId} competencyId={competencyId} />;
  },
});

export const yearRoutes = [year.addChildren([change])];
