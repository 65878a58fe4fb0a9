import { createRoute } from '@tanstack/react-router';
import { z } from 'zod';
import { CellPanel } from '../../features/readiness/cell-panel';
import { StandingListPage } from '../../features/readiness/list-page';
import { ReadinessPage } from '../../features/readiness/readiness-page';
import { StandingPanel } from '../../features/readiness/standing-panel';
import { rootRoute } from '../root-route';

const readiness = createRoute({
  getParentRoute: () => rootRoute,
  path: '/readiness',
  component: ReadinessPage,
  validateSearch: z.object({ department: z.string().optional().catch(undefined), mandatory: z.boolean().optional().catch(undefined) }),
});
const cell = createRoute({
  getParentRoute: () => readiness,
  path: '$unitId/$competencyId',
  component: function CellRoute() {
    const { unitId, competencyId } = cell.useParams();
    return <CellPanel key={`${unitId} ${competencyId}`} unitId={unitId} competencyId={competencyId} />;
  },
});

const list = createRoute({
  getParentRoute: () => rootRoute,
  path: '/readiness/list',
  component: StandingListPage,
  validateSearch: z.object({
    /** States, divided by commas. */
    states: z.string().optional().catch(undefined),
    until: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/)
      .optional()
      .catch(undefined),
  }),
});
const standing = createRoute({
  getParentRoute: () => list,
  path: '$personId/$competencyId',
  component: function StandingRoute() {
    const { personId, competencyId } = standing.useParams();
    return <StandingPanel key={`${personId} ${competencyId}`} personId={personId} competencyId={competencyId} />;
  },
});

export const readinessRoutes = [readiness.addChildren([cell]), list.addChildren([standing])];
