import type { Contract } from '../../../../shared/contract';
import { courseKey } from '../../../../shared/domain/completions/plan-completions';
import { ok } from '../../../../shared/result';
import { courseMapRevisions } from '../../db/sql/completions/course-map';
import { knownSystems } from '../../db/sql/completions/known-completions';
import { standingPerCourse } from '../../db/sql/completions/queues';
import type { QueryUseCase } from '../context';
import { namedLines } from './named-lines';

export const listCourseMap: QueryUseCase<Contract['courseMap']['list']> = async (db, _input, ctx) => {
  const revisions = await courseMapRevisions(db);
  const courses = new Map((await standingPerCourse(db)).map((course) => [courseKey(course), course]));
  return ok({
    revision: revisions[0]?.revision ?? 0,
    lines: (await namedLines(db, ctx.today)).map((line) => {
      const course = courses.get(courseKey(line));
      return { ...line, courseTitle: course?.courseTitle ?? line.courseId, completions: course?.completions ?? 0 };
    }),
    revisions: revisions.map(({ revision, note, changes, preparedByName, approvedByName, approvedAt }) => ({
      revision,
      note,
      changes,
      preparedBy: preparedByName,
      approvedBy: approvedByName,
      approvedAt,
    })),
    systems: await knownSystems(db),
  });
};
