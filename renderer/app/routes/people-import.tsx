import { createRoute } from '@tanstack/react-router';
import { BatchPage } from '../../features/people/imports/batch-page';
import { ImportPage } from '../../features/people/imports/import-page';
import { ProfilePage } from '../../features/people/imports/profile-page';
import { ProfilesPage } from '../../features/people/imports/profiles-page';
import { rootRoute } from '../root-route';

const newImport = createRoute({ getParentRoute: () => rootRoute, path: '/exchange/import', component: ImportPage });
const batch = createRoute({
  getParentRoute: () => rootRoute,
  path: '/exchange/imports/$batchId',
  component: function BatchRoute() {
    const { batchId } = batch.useParams();
    return <BatchPage key={batchId} batchId={batchId} />;
  },
});

const profiles = createRoute({ getParentRoute: () => rootRoute, path: '/exchange/profiles', component: ProfilesPage });
const profile = createRoute({
  getParentRoute: () => rootRoute,
  path: '/exchange/profiles/$profileId',
  component: function ProfileRoute() {
    const { profileId } = profile.useParams();
    return <ProfilePage key={profileId} profileId={profileId} />;
  },
});

export const importRoutes = [newImport, batch, profiles, profile];
