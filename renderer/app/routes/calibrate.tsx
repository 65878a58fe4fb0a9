import { createRoute, redirect } from '@tanstack/react-router';
import { z } from 'zod';
import { ResultPage, resultParts } from '../../features/calibrate/results/result-page';
import { BoardPage } from '../../features/calibrate/sessions/board-page';
import { GuestPage } from '../../features/calibrate/sessions/guest-page';
import { GuestTurnPage } from '../../features/calibrate/sessions/guest-turn-page';
import { MinutesPage } from '../../features/calibrate/sessions/minutes-page';
import { NewSessionPage } from '../../features/calibrate/sessions/new-session-page';
import { SessionPage } from '../../features/calibrate/sessions/session-page';
import { SessionsPage } from '../../features/calibrate/sessions/sessions-page';
import { TurnPage } from '../../features/calibrate/sessions/turn-page';
import { rootRoute } from '../root-route';
import { calibrationProgrammeRoutes } from './calibration-programme';
import { recalibrationRoutes } from './recalibration';

const resultRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/calibrate/sessions/$sessionId/result',
  beforeLoad: ({ params: { sessionId } }) => {
    throw redirect({ to: '/calibrate/sessions/$sessionId/result/$part', params: { sessionId, part: 'overview' }, replace: true });
  },
});
const resultPartRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/calibrate/sessions/$sessionId/result/$part',
  component: function ResultPartRoute() {
    const { sessionId, part } = resultPartRoute.useParams();
    return <ResultPage key={sessionId} sessionId={sessionId} part={resultParts.find((one) => one === part) ?? 'overview'} />;
  },
});

export const calibrateRoutes = [
  resultRoute,
  resultPartRoute,
  createRoute({ getParentRoute: () => rootRoute, path: '/calibrate', component: SessionsPage }),
  createRoute({ getParentRoute: () => rootRoute, path: '/calibrate/sessions/new', component: NewSessionPage }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/calibrate/sessions/$sessionId',
    component: SessionPage,
    validateSearch: z.object({ change: z.boolean().optional().catch(undefined) }),
  }),
  createRoute({ getParentRoute: () => rootRoute, path: '/calibrate/sessions/$sessionId/turn', component: TurnPage }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/calibrate/sessions/$sessionId/board',
    component: BoardPage,
    validateSearch: z.object({
      case: z.string().optional().catch(undefined),
      form: z.enum(['decide', 'dissent']).optional().catch(undefined),
    }),
  }),
  createRoute({ getParentRoute: () => rootRoute, path: '/calibrate/sessions/$sessionId/minutes', component: MinutesPage }),
  createRoute({ getParentRoute: () => rootRoute, path: '/calibrate/guests/$guestId', component: GuestPage }),
  createRoute({ getParentRoute: () => rootRoute, path: '/calibrate/guests/$guestId/turn', component: GuestTurnPage }),
  ...calibrationProgrammeRoutes,
  ...recalibrationRoutes,
];
