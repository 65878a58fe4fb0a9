import { createRoute } from '@tanstack/react-router';
import { BatchPage } from '../../features/people/imports/batch-page';
import { ImportPage } from '../../features/people/imports/import-page';
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

export const importRoutes = [newImport, batch];
