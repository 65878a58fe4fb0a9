import { createRoute } from '@tanstack/react-router';
import { ObligationPage } from '../../features/today/obligation-page';
import { TodayPage } from '../../features/today/today-page';
import { rootRoute } from '../root-route';

const obligation = createRoute({
  getParentRoute: () => rootRoute,
  path: '/obligations/$obligationId',
  component: function ObligationRoute() {
    const { obligationId } = obligation.useParams();
    return <ObligationPage key={obligationId} obligationId={obligationId} />;
  },
});

export const todayRoutes = [createRoute({ getParentRoute: () => rootRoute, path: '/', component: TodayPage }), obligation];
