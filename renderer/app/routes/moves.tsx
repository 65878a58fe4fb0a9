import { createRoute } from '@tanstack/react-router';
import { z } from 'zod';
import { ExpertsPage } from '../../features/people/experts/experts-page';
import { MovePage } from '../../features/people/moves/move-page';
import { MovesPage } from '../../features/people/moves/moves-page';
import { PlanPanel } from '../../features/people/moves/plan-panel';
import { PortfolioPage } from '../../features/people/portfolio/portfolio-page';
import { IfMay } from '../../ui/if-may';
import { rootRoute } from '../root-route';

const moves = createRoute({ getParentRoute: () => rootRoute, path: '/people/moves', component: MovesPage });
const plan = createRoute({
  getParentRoute: () => moves,
  path: '$planId',
  component: function PlanRoute() {
    const { planId } = plan.useParams();
    return <PlanPanel key={planId} planId={planId} />;
  },
});
const move = createRoute({
  getParentRoute: () => rootRoute,
  path: '/people/$personId/move',
  component: function MoveRoute() {
    const { personId } = move.useParams();
    return (
      <IfMay permission="people.move">
        <MovePage key={personId} personId={personId} />
      </IfMay>
    );
  },
});
const portfolio = createRoute({
  getParentRoute: () => rootRoute,
  path: '/people/$personId/portfolio',
  component: function PortfolioRoute() {
    const { personId } = portfolio.useParams();
    return <PortfolioPage key={personId} personId={personId} />;
  },
});
const text = z.string().optional().catch(undefined);
/** What is asked for stands in the address, so that it can be kept in a note. */
const experts = createRoute({
  getParentRoute: () => rootRoute,
  path: '/people/experts',
  validateSearch: z.object({ competency: text, task: text, unit: text, shift: text }),
  component: function ExpertsRoute() {
    const { competency = null, task = null, unit = null, shift = null } = experts.useSearch();
    return (
      <IfMay permission="readiness.read">
        <ExpertsPage asked={{ competencyId: competency, taskId: task, unitId: unit, shift }} />
      </IfMay>
    );
  },
});

export const movesRoutes = [moves.addChildren([plan]), move, portfolio, experts];
