import { createRoute } from '@tanstack/react-router';
import { z } from 'zod';
import { GoldCasePage } from '../../features/calibrate/cases/gold-case-page';
import { GoldCasesPage } from '../../features/calibrate/cases/gold-cases-page';
import { MaskPage } from '../../features/calibrate/cases/mask-page';
import { NewGoldCasePage } from '../../features/calibrate/cases/new-gold-case-page';
import { RateStudyPage } from '../../features/calibrate/cases/rate-page';
import { StudiesPage } from '../../features/calibrate/cases/studies-page';
import { StudyResultPage } from '../../features/calibrate/cases/study-result-page';
import { DrawPage } from '../../features/calibrate/programme/draw-page';
import { ProgrammeLinePage } from '../../features/calibrate/programme/line-page';
import { NewProgrammePage } from '../../features/calibrate/programme/new-programme-page';
import { ProgrammePage } from '../../features/calibrate/programme/programme-page';
import { SamplePage } from '../../features/calibrate/programme/sample-page';
import { rootRoute } from '../root-route';

const line = createRoute({
  getParentRoute: () => rootRoute,
  path: '/calibrate/programme/$programmeId',
  component: function LineRoute() {
    const { programmeId } = line.useParams();
    return <ProgrammeLinePage key={programmeId} programmeId={programmeId} />;
  },
});
const draw = createRoute({
  getParentRoute: () => rootRoute,
  path: '/calibrate/programme/$programmeId/draw/$dueOn',
  component: function DrawRoute() {
    const { programmeId, dueOn } = draw.useParams();
    return <DrawPage programmeId={programmeId} dueOn={dueOn} />;
  },
});
const sample = createRoute({
  getParentRoute: () => rootRoute,
  path: '/calibrate/programme/samples/$sampleId',
  component: function SampleRoute() {
    const { sampleId } = sample.useParams();
    return <SamplePage key={sampleId} sampleId={sampleId} />;
  },
});
const gold = createRoute({
  getParentRoute: () => rootRoute,
  path: '/calibrate/cases/$goldCaseId',
  validateSearch: z.object({ change: z.boolean().optional().catch(undefined) }),
  component: function GoldRoute() {
    const { goldCaseId } = gold.useParams();
    return <GoldCasePage key={goldCaseId} goldCaseId={goldCaseId} />;
  },
});
const newGold = createRoute({
  getParentRoute: () => rootRoute,
  path: '/calibrate/cases/new',
  validateSearch: z.object({
    assessmentId: z.string().max(64).optional().catch(undefined),
    sessionId: z.string().max(64).optional().catch(undefined),
    caseId: z.string().max(64).optional().catch(undefined),
    competencyId: z.string().max(64).optional().catch(undefined),
  }),
  component: function NewGoldRoute() {
    const { assessmentId, sessionId, caseId, competencyId } = newGold.useSearch();
    return <NewGoldCasePage from={{ assessmentId, sessionId, caseId, competencyId }} />;
  },
});
const mask = createRoute({
  getParentRoute: () => rootRoute,
  path: '/calibrate/mask/$assessmentId',
  component: function MaskRoute() {
    const { assessmentId } = mask.useParams();
    return <MaskPage key={assessmentId} assessmentId={assessmentId} />;
  },
});
const rate = createRoute({
  getParentRoute: () => rootRoute,
  path: '/calibrate/studies/$studyId',
  component: function RateRoute() {
    const { studyId } = rate.useParams();
    return <RateStudyPage key={studyId} studyId={studyId} />;
  },
});
const studyResult = createRoute({
  getParentRoute: () => rootRoute,
  path: '/calibrate/studies/$studyId/result',
  component: function StudyResultRoute() {
    const { studyId } = studyResult.useParams();
    return <StudyResultPage key={studyId} studyId={studyId} />;
  },
});

export const calibrationProgrammeRoutes = [
  createRoute({ getParentRoute: () => rootRoute, path: '/calibrate/programme', component: ProgrammePage }),
  createRoute({ getParentRoute: () => rootRoute, path: '/calibrate/programme/new', component: NewProgrammePage }),
  line,
  draw,
  sample,
  createRoute({ getParentRoute: () => rootRoute, path: '/calibrate/cases', component: GoldCasesPage }),
  newGold,
  gold,
  mask,
  createRoute({ getParentRoute: () => rootRoute, path: '/calibrate/studies', component: StudiesPage }),
  rate,
  studyResult,
];
