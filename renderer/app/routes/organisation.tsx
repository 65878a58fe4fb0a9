import { createRoute } from '@tanstack/react-router';
import { z } from 'zod';
import { OrganisationPage } from '../../features/organisation/organisation-page';
import { RequirementsPage } from '../../features/organisation/requirements-page';
import { UnitPanel } from '../../features/organisation/unit-panel';
import { IfMay } from '../../ui/if-may';
import { rootRoute } from '../root-route';

const organisation = createRoute({ getParentRoute: () => rootRoute, path: '/people/organisation', component: OrganisationPage });
const unit = createRoute({
  getParentRoute: () => organisation,
  path: '$unitId',
  component: function UnitRoute() {
    const { unitId } = unit.useParams();
    return <UnitPanel key={unitId} unitId={unitId} />;
  },
});
const requirements = createRoute({
  getParentRoute: () => rootRoute,
  path: '/people/requirements',
  validateSearch: z.object({
    subject: z.enum(['person', 'unit', 'role']).optional().catch(undefined),
    id: z.string().optional().catch(undefined),
  }),
  component: function RequirementsRoute() {
    const { subject = 'person', id = null } = requirements.useSearch();
    return (
      <IfMay permission="framework.read">
        <RequirementsPage subject={subject} id={id} />
      </IfMay>
    );
  },
});

export const organisationRoutes = [organisation.addChildren([unit]), requirements];
