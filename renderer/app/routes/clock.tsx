import { createRoute } from '@tanstack/react-router';
import { ClockPage } from '../../features/clock/clock-page';
import { rootRoute } from '../root-route';

export const clockRoutes = [createRoute({ getParentRoute: () => rootRoute, path: '/records/clocks', component: ClockPage })];
