import { createRoute } from '@tanstack/react-router';
import { z } from 'zod';
import { lookBackFilters } from '../../../shared/contract/look-backs';
import { CalibratedAssessorPanel } from '../../features/calibrate/assessors/assessor-panel';
import { CalibratedAssessorsPage } from '../../features/calibrate/assessors/calibrated-assessors-page';
import { OwnCalibrationPage } from '../../features/calibrate/assessors/own-calibration-page';
import { LookBackPage } from '../../features/calibrate/lookback/look-back-page';
import { ThresholdsPage } from '../../features/calibrate/thresholds/thresholds-page';
import { rootRoute } from '../root-route';

const assessors = createRoute({ getParentRoute: () => rootRoute, path: '/calibrate/assessors', component: CalibratedAssessorsPage });
const assessor = createRoute({
  getParentRoute: () => assessors,
  path: '$userId',
  component: function AssessorRoute() {
    const { userId } = assessor.useParams();
    return <CalibratedAssessorPanel key={userId} userId={userId} />;
  },
});
const lookBack = createRoute({
  getParentRoute: () => rootRoute,
  path: '/calibrate/look-back/$lookBackId',
  validateSearch: z.object({
    show: z.enum(lookBackFilters).optional().catch(undefined),
    page: z.number().int().min(1).max(100_000).optional().catch(undefined),
  }),
  component: function LookBackRoute() {
    const { lookBackId } = lookBack.useParams();
    return <LookBackPage key={lookBackId} lookBackId={lookBackId} />;
  },
});

export const recalibrationRoutes = [
  assessors.addChildren([assessor]),
  lookBack,
  createRoute({ getParentRoute: () => rootRoute, path: '/calibrate/own', component: OwnCalibrationPage }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/calibrate/thresholds',
    validateSearch: z.object({ change: z.boolean().optional().catch(undefined) }),
    component: ThresholdsPage,
  }),
];
