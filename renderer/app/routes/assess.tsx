import { createRoute } from '@tanstack/react-router';
import { z } from 'zod';
import { amendCodes } from '../../../shared/domain/rating-change';
import { AssessPage } from '../../features/assess/assess-page';
import { AmendPage } from '../../features/assess/form/amend-page';
import { AssessmentPage } from '../../features/assess/form/assessment-page';
import { SecondRatingPage } from '../../features/assess/form/second-rating-page';
import { GroupPage } from '../../features/assess/group/group-page';
import { KeyPage } from '../../features/assess/paper/key-page';
import { PaperPage } from '../../features/assess/paper/paper-page';
import { RecordPanel } from '../../features/assess/record/record-panel';
import { StartPanel } from '../../features/assess/start-panel';
import { rootRoute } from '../root-route';

const assess = createRoute({ getParentRoute: () => rootRoute, path: '/assess', component: AssessPage });
const start = createRoute({ getParentRoute: () => assess, path: 'new', component: StartPanel });
/** What led to a record, where it is come to from there: its amendment begins with that reason. */
const because = z.object({ because: z.enum(amendCodes).optional().catch(undefined) });
const record = createRoute({
  getParentRoute: () => assess,
  path: 'records/$assessmentId',
  validateSearch: because,
  component: function RecordRoute() {
    const { assessmentId } = record.useParams();
    return <RecordPanel key={assessmentId} assessmentId={assessmentId} because={record.useSearch().because} />;
  },
});
const verified = createRoute({
  getParentRoute: () => assess,
  path: 'records/$assessmentId/verification',
  component: function VerifiedRoute() {
    const { assessmentId } = verified.useParams();
    return <RecordPanel key={`${assessmentId} verified`} assessmentId={assessmentId} opensVerified />;
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

const group = createRoute({
  getParentRoute: () => rootRoute,
  path: '/assess/group/$competencyId',
  component: function GroupRoute() {
    const { competencyId } = group.useParams();
    return <GroupPage key={competencyId} competencyId={competencyId} />;
  },
});

const amend = createRoute({
  getParentRoute: () => rootRoute,
  path: '/assess/amend/$assessmentId',
  validateSearch: because,
  component: function AmendRoute() {
    const { assessmentId } = amend.useParams();
    return <AmendPage key={assessmentId} assessmentId={assessmentId} because={amend.useSearch().because} />;
  },
});

const second = createRoute({
  getParentRoute: () => rootRoute,
  path: '/assess/second/$assessmentId',
  component: function SecondRoute() {
    const { assessmentId } = second.useParams();
    return <SecondRatingPage key={assessmentId} assessmentId={assessmentId} />;
  },
});

const paper = createRoute({ getParentRoute: () => rootRoute, path: '/assess/paper', component: PaperPage });
const paperForm = createRoute({
  getParentRoute: () => rootRoute,
  path: '/assess/paper/$code',
  component: function PaperFormRoute() {
    const { code } = paperForm.useParams();
    return <KeyPage key={code} code={code} />;
  },
});

export const assessRoutes = [assess.addChildren([start, record, verified]), paper, paperForm, form, group, amend, second];
