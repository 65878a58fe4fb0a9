import { createRoute, redirect } from '@tanstack/react-router';
import { z } from 'zod';
import { ApprovalPage } from '../../features/framework/approval/approval-page';
import { ClausePanel } from '../../features/framework/clauses/clause-panel';
import { ClausesPage } from '../../features/framework/clauses/clauses-page';
import { CoveragePage } from '../../features/framework/clauses/coverage-page';
import { CompetenciesPage } from '../../features/framework/competencies/competencies-page';
import { CompetencyPanel } from '../../features/framework/competencies/competency-panel';
import { LibrariesPage } from '../../features/framework/libraries/libraries-page';
import { LibraryPanel } from '../../features/framework/libraries/library-panel';
import { ReviewsPage } from '../../features/framework/reviews/reviews-page';
import { ComparePage } from '../../features/framework/revisions/compare-page';
import { ObligationsPage } from '../../features/framework/revisions/obligations-page';
import { RevisionPage } from '../../features/framework/revisions/revision-page';
import { RevisionsPage } from '../../features/framework/revisions/revisions-page';
import { FrameworkImportPage } from '../../features/framework/exchange/import-page';
import { FrameworkWritePage } from '../../features/framework/exchange/write-page';
import { RolePanel } from '../../features/framework/roles/role-panel';
import { RolesPage } from '../../features/framework/roles/roles-page';
import { ScalePanel } from '../../features/framework/scales/scale-panel';
import { ScalesPage } from '../../features/framework/scales/scales-page';
import { TaskPanel } from '../../features/framework/tasks/task-panel';
import { TasksPage } from '../../features/framework/tasks/tasks-page';
import { rootRoute } from '../root-route';

const framework = createRoute({
  getParentRoute: () => rootRoute,
  path: '/framework',
  beforeLoad: () => {
    throw redirect({ to: '/framework/libraries', replace: true });
  },
});

const libraries = createRoute({ getParentRoute: () => rootRoute, path: '/framework/libraries', component: LibrariesPage });
const newLibrary = createRoute({
  getParentRoute: () => libraries,
  path: 'new',
  component: function NewLibraryRoute() {
    return <LibraryPanel key="new" frameworkId={null} />;
  },
});
const library = createRoute({
  getParentRoute: () => libraries,
  path: '$frameworkId',
  component: function LibraryRoute() {
    const { frameworkId } = library.useParams();
    return <LibraryPanel key={frameworkId} frameworkId={frameworkId} />;
  },
});
const revisions = createRoute({
  getParentRoute: () => rootRoute,
  path: '/framework/libraries/$frameworkId/revisions',
  component: function RevisionsRoute() {
    const { frameworkId } = revisions.useParams();
    return <RevisionsPage key={frameworkId} frameworkId={frameworkId} />;
  },
});
const compare = createRoute({
  getParentRoute: () => rootRoute,
  path: '/framework/libraries/$frameworkId/compare',
  validateSearch: z.object({ from: z.string().optional().catch(undefined), to: z.string().optional().catch(undefined) }),
  component: function CompareRoute() {
    const { frameworkId } = compare.useParams();
    const { from, to } = compare.useSearch();
    return <ComparePage key={frameworkId} frameworkId={frameworkId} from={from ?? null} to={to ?? null} />;
  },
});
const revision = createRoute({
  getParentRoute: () => rootRoute,
  path: '/framework/revisions/$revisionId',
  component: function RevisionRoute() {
    const { revisionId } = revision.useParams();
    return <RevisionPage key={revisionId} revisionId={revisionId} />;
  },
});
const approval = createRoute({
  getParentRoute: () => rootRoute,
  path: '/framework/revisions/$revisionId/approve',
  component: function ApprovalRoute() {
    const { revisionId } = approval.useParams();
    return <ApprovalPage key={revisionId} revisionId={revisionId} />;
  },
});
const obligations = createRoute({
  getParentRoute: () => rootRoute,
  path: '/framework/revisions/$revisionId/obligations',
  component: function ObligationsRoute() {
    const { revisionId } = obligations.useParams();
    return <ObligationsPage key={revisionId} revisionId={revisionId} />;
  },
});

const competencies = createRoute({ getParentRoute: () => rootRoute, path: '/framework/competencies', component: CompetenciesPage });
const competency = createRoute({
  getParentRoute: () => competencies,
  path: '$competencyId',
  component: function CompetencyRoute() {
    const { competencyId } = competency.useParams();
    return <CompetencyPanel key={competencyId} competencyId={competencyId} />;
  },
});

const roles = createRoute({ getParentRoute: () => rootRoute, path: '/framework/roles', component: RolesPage });
const role = createRoute({
  getParentRoute: () => roles,
  path: '$roleId',
  component: function RoleRoute() {
    const { roleId } = role.useParams();
    return <RolePanel key={roleId} roleId={roleId} />;
  },
});

const tasks = createRoute({ getParentRoute: () => rootRoute, path: '/framework/tasks', component: TasksPage });
const task = createRoute({
  getParentRoute: () => tasks,
  path: '$itemId',
  component: function TaskRoute() {
    const { itemId } = task.useParams();
    return <TaskPanel key={itemId} itemId={itemId} />;
  },
});

const clauses = createRoute({ getParentRoute: () => rootRoute, path: '/framework/clauses', component: ClausesPage });
const clause = createRoute({
  getParentRoute: () => clauses,
  path: '$itemId',
  component: function ClauseRoute() {
    const { itemId } = clause.useParams();
    return <ClausePanel key={itemId} itemId={itemId} />;
  },
});

const coverage = createRoute({ getParentRoute: () => rootRoute, path: '/framework/clauses/coverage', component: CoveragePage });
const reviews = createRoute({ getParentRoute: () => rootRoute, path: '/framework/reviews', component: ReviewsPage });

const scales = createRoute({ getParentRoute: () => rootRoute, path: '/framework/scales', component: ScalesPage });
const scale = createRoute({
  getParentRoute: () => scales,
  path: '$itemId',
  component: function ScaleRoute() {
    const { itemId } = scale.useParams();
    return <ScalePanel key={itemId} itemId={itemId} />;
  },
});

const exchange = createRoute({ getParentRoute: () => rootRoute, path: '/framework/exchange', component: FrameworkImportPage });
const exchangeWrite = createRoute({ getParentRoute: () => rootRoute, path: '/framework/exchange/write', component: FrameworkWritePage });

export const frameworkRoutes = [
  framework,
  exchangeWrite,
  exchange,
  libraries.addChildren([newLibrary, library]),
  revisions,
  compare,
  revision,
  approval,
  obligations,
  competencies.addChildren([competency]),
  roles.addChildren([role]),
  tasks.addChildren([task]),
  coverage,
  reviews,
  clauses.addChildren([clause]),
  scales.addChildren([scale]),
];
