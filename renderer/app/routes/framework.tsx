import { createRoute, redirect } from '@tanstack/react-router';
import { CompetenciesPage } from '../../features/framework/competencies/competencies-page';
import { CompetencyPanel } from '../../features/framework/competencies/competency-panel';
import { EditCompetencyPage, NewCompetencyPage } from '../../features/framework/editor/competency-editor-page';
import { RolePanel } from '../../features/framework/roles/role-panel';
import { RolesPage } from '../../features/framework/roles/roles-page';
import { NewScalePage } from '../../features/framework/scales/scale-form-page';
import { ScalesPage } from '../../features/framework/scales/scales-page';
import { rootRoute } from '../root-route';

const framework = createRoute({
  getParentRoute: () => rootRoute,
  path: '/framework',
  beforeLoad: () => {
    throw redirect({ to: '/framework/competencies', replace: true });
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
const newCompetency = createRoute({ getParentRoute: () => rootRoute, path: '/framework/competencies/new', component: NewCompetencyPage });
const editCompetency = createRoute({
  getParentRoute: () => rootRoute,
  path: '/framework/competencies/$competencyId/edit',
  component: function EditCompetencyRoute() {
    const { competencyId } = editCompetency.useParams();
    return <EditCompetencyPage key={competencyId} competencyId={competencyId} />;
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

const scales = createRoute({ getParentRoute: () => rootRoute, path: '/framework/scales', component: ScalesPage });
const newScale = createRoute({ getParentRoute: () => rootRoute, path: '/framework/scales/new', component: NewScalePage });

export const frameworkRoutes = [
  framework,
  competencies.addChildren([competency]),
  newCompetency,
  editCompetency,
  roles.addChildren([role]),
  scales,
  newScale,
];
