import { createRoute } from '@tanstack/react-router';
import { TodayPage } from '../../features/today/today-page';
import { rootRoute } from '../root-route';

export const todayRoutes = [createRoute({ getParentRoute: () => rootRoute, path: '/', component: TodayPage })];
