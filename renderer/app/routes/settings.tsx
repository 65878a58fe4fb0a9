import { createRoute } from '@tanstack/react-router';
import { AccountPage } from '../../features/users/account-page';
import { AddUserPanel } from '../../features/users/add-user-panel';
import { SitePage } from '../../features/users/site-page';
import { UserPanel } from '../../features/users/user-panel';
import { UsersPage } from '../../features/users/users-page';
import { rootRoute } from '../root-route';

const account = createRoute({ getParentRoute: () => rootRoute, path: '/settings', component: AccountPage });
const site = createRoute({ getParentRoute: () => rootRoute, path: '/settings/site', component: SitePage });
const users = createRoute({ getParentRoute: () => rootRoute, path: '/settings/users', component: UsersPage });
const newUser = createRoute({ getParentRoute: () => users, path: 'new', component: AddUserPanel });
const user = createRoute({
  getParentRoute: () => users,
  path: '$userId',
  component: function UserRoute() {
    const { userId } = user.useParams();
    return <UserPanel key={userId} userId={userId} />;
  },
});

export const settingsRoutes = [account, site, users.addChildren([newUser, user])];
