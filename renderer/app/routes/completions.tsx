import { createRoute } from '@tanstack/react-router';
import { z } from 'zod';
import { BatchPage } from '../../features/completions/batch-page';
import { ClaimsPage } from '../../features/completions/claims-page';
import { CourseMapPage } from '../../features/completions/course-map-page';
import { ImportPage } from '../../features/completions/import-page';
import { LearnersPage } from '../../features/completions/learners-page';
import { MatrixPage } from '../../features/completions/matrix-page';
import { FrameworkPage } from '../../features/framework/framework-page';
import { rootRoute } from '../root-route';

const text = z.string().optional().catch(undefined);

const newImport = createRoute({ getParentRoute: () => rootRoute, path: '/exchange/completions', component: ImportPage });
const matrix = createRoute({ getParentRoute: () => rootRoute, path: '/exchange/matrix', component: MatrixPage });
const learners = createRoute({
  getParentRoute: () => rootRoute,
  path: '/exchange/completions/learners',
  validateSearch: z.object({ system: text, learner: text }),
  component: function LearnersRoute() {
    const { system = null, learner = null } = learners.useSearch();
    return <LearnersPage system={system} learnerId={learner} />;
  },
});
const batch = createRoute({
  getParentRoute: () => rootRoute,
  path: '/exchange/completions/batches/$batchId',
  component: function BatchRoute() {
    const { batchId } = batch.useParams();
    return <BatchPage key={batchId} batchId={batchId} />;
  },
});
const courses = createRoute({
  getParentRoute: () => rootRoute,
  path: '/framework/courses',
  validateSearch: z.object({ line: text, system: text, course: text }),
  component: function CoursesRoute() {
    const { line = null, system = null, course = null } = courses.useSearch();
    return (
      <FrameworkPage>
        <CourseMapPage line={line} system={system} course={course} />
      </FrameworkPage>
    );
  },
});
const claims = createRoute({
  getParentRoute: () => rootRoute,
  path: '/people/claims',
  validateSearch: z.object({ person: text, decided: z.boolean().optional().catch(undefined) }),
  component: function ClaimsRoute() {
    const { person = null, decided = false } = claims.useSearch();
    return <ClaimsPage personId={person} isDecided={decided} />;
  },
});

export const completionRoutes = [newImport, matrix, learners, batch, courses, claims];
