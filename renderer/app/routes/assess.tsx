import { createRoute } from '@tanstack/react-router';
import { AssessPage } from '../../features/assess/assess-page';
import { AssessmentPage } from '../../features/assess/form/assessment-page';
import { RecordPanel } from '../../features/assess/record/record-panel';
import { StartPanel } from '../../features/assess/start-panel';
import { rootRoute } from '../root-route';

const assess = createRoute({ getParentRoute: () => rootRoute, path: '/assess', component: AssessPage });
const start = createRoute({ getParentRoute: () => assess, path: 'new', component: StartPanel });
const record = createRoute({
  getParentRoute: () => assess,
  path: 'records/$assessmentId',
  component: function RecordRoute() {
    const { assessmentId } = record.useParams();
    return <RecordPanel key={assessmentId} assessmentId={assessmentId} />;
  },
});
const form = createRoute({
  getParentRoute: () => rootRoute,
  path: '/assess/$personId/$competencyId',
  component: function FormRoute() {
    const { personId, competencyId } = form.useParams();
    return <AssessmentPage key={`${personId} ${competencyId}`} personId={personId} competencyId={competencyId} />;
  },
});

export const assessRoutes = [assess.addChildren([start, record]), form];
