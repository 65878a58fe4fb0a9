import { createRoute, Outlet } from '@tanstack/react-router';
import { z } from 'zod';
import { AccountPage } from '../../features/users/account-page';
import { AddUserPanel } from '../../features/users/add-user-panel';
import { AttemptsPanel } from '../../features/users/attempts-panel';
import { SettingsPage } from '../../features/users/settings-page';
import { SitePage } from '../../features/users/site-page';
import { UserPanel } from '../../features/users/user-panel';
import { UsersPage } from '../../features/users/users-page';
import { RestoreReportPanel } from '../../features/vault/restore-report-panel';
import { VaultPage } from '../../features/vault/vault-page';
import { rootRoute } from '../root-route';

const account = createRoute({ getParentRoute: () => rootRoute, path: '/settings', component: AccountPage });
const site = createRoute({ getParentRoute: () => rootRoute, path: '/settings/site', component: SitePage });
const users = createRoute({ getParentRoute: () => rootRoute, path: '/settings/users', component: UsersPage });
const newUser = createRoute({
  getParentRoute: () => users,
  path: 'new',
  validateSearch: z.object({ proposal: z.string().optional().catch(undefined) }),
  component: function NewUserRoute() {
    const { proposal = null } = newUser.useSearch();
    return <AddUserPanel key={proposal} proposalId={proposal} />;
  },
});
const attempts = createRoute({ getParentRoute: () => users, path: 'attempts', component: AttemptsPanel });
const user = createRoute({
  getParentRoute: () => users,
  path: '$userId',
  component: function UserRoute() {
    const { userId } = user.useParams();
    return <UserPanel key={userId} userId={userId} />;
  },
});
const vault = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings/vault',
  component: () => (
    <SettingsPage>
      <VaultPage />
      <Outlet />
    </SettingsPage>
  ),
});
const rehearsal = createRoute({
  getParentRoute: () => vault,
  path: 'rehearsals/$entryNumber',
  component: function RehearsalRoute() {
    const { entryNumber } = rehearsal.useParams();
    return <RestoreReportPanel key={entryNumber} entryNumber={Number(entryNumber)} />;
  },
});

export const settingsRoutes = [account, site, vault.addChildren([rehearsal]), users.addChildren([newUser, attempts, user])];
