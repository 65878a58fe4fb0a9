import { createHashHistory, createRouter } from '@tanstack/react-router';
import { ErrorState } from '../ui/error-state';
import { appWords } from '../lib/words/app';
import { rootRoute } from './root-route';
import { accessRoutes } from './routes/access';
import { assessorRoutes } from './routes/assessors';
import { assessRoutes } from './routes/assess';
import { calibrateRoutes } from './routes/calibrate';
import { clockRoutes } from './routes/clock';
import { directoryRoutes } from './routes/directory';
import { completionRoutes } from './routes/completions';
import { evidenceRoutes } from './routes/evidence';
import { exchangeRoutes } from './routes/exchange';
import { frameworkRoutes } from './routes/framework';
import { frameworkDraftRoutes } from './routes/framework-draft';
import { movesRoutes } from './routes/moves';
import { organisationRoutes } from './routes/organisation';
import { peopleRoutes } from './routes/people';
import { dutiesRoutes } from './routes/duties';
import { exceptionsRoutes } from './routes/exceptions';
import { eventRoutes } from './routes/events';
import { performanceRoutes } from './routes/performances';
import { importRoutes } from './routes/people-import';
import { readinessRoutes } from './routes/readiness';
import { recordsRoutes } from './routes/records';
import { settingsRoutes } from './routes/settings';
import { todayRoutes } from './routes/today';
import { yearRoutes } from './routes/year';

/** Every view has an address behind the hash, which Back, Forward and a copied note all follow. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([
    ...todayRoutes,
    ...peopleRoutes,
    ...organisationRoutes,
    ...movesRoutes,
    ...dutiesRoutes,
    ...exceptionsRoutes,
    ...yearRoutes,
    ...frameworkRoutes,
    ...frameworkDraftRoutes,
    ...assessRoutes,
    ...evidenceRoutes,
    ...readinessRoutes,
    ...calibrateRoutes,
    ...exchangeRoutes,
    ...importRoutes,
    ...completionRoutes,
    ...eventRoutes,
    ...performanceRoutes,
    ...recordsRoutes,
    ...clockRoutes,
    ...settingsRoutes,
    ...assessorRoutes,
    ...directoryRoutes,
    ...accessRoutes,
  ]),
  history: createHashHistory(),
  defaultErrorComponent: ({ reset }) => <ErrorState title={appWords.fault.title} message={appWords.fault.message} onRetry={reset} />,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
