import { createRoute } from '@tanstack/react-router';
import { PerformancesPage } from '../../features/people/work/performances-page';
import { rootRoute } from '../root-route';

export const performanceRoutes = [
  createRoute({ getParentRoute: () => rootRoute, path: '/exchange/performances', component: PerformancesPage }),
];
