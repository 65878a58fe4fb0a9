import { createRoute } from '@tanstack/react-router';
import { z } from 'zod';
import { DirectoryFilePage } from '../../features/directory/directory-file-page';
import { DirectoryPage } from '../../features/directory/directory-page';
import { ProposalPanel } from '../../features/directory/proposal-panel';
import { SettingsPage } from '../../features/users/settings-page';
import { IfMay } from '../../ui/if-may';
import { rootRoute } from '../root-route';

const directory = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings/directory',
  validateSearch: z.object({ decided: z.boolean().optional().catch(undefined) }),
  component: () => (
    <SettingsPage>
      <IfMay permission="users.read">
        <DirectoryPage />
      </IfMay>
    </SettingsPage>
  ),
});
const proposal = createRoute({
  getParentRoute: () => directory,
  path: '$proposalId',
  component: function ProposalRoute() {
    const { proposalId } = proposal.useParams();
    return <ProposalPanel key={proposalId} proposalId={proposalId} />;
  },
});
const file = createRoute({ getParentRoute: () => rootRoute, path: '/settings/directory/file', component: DirectoryFilePage });

export const directoryRoutes = [directory.addChildren([proposal]), file];
