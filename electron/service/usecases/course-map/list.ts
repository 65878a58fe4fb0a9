import type { Contract } from '../../../../shared/contract';
import { courseKey } from '../../../../shared/domain/completions/plan-completions';
import { levelCode } from '../../../../shared/domain/scale';
import { ok } from '../../../../shared/result';
import { competencyNames } from '../../db/sql/competencies';
import { courseMapLines, courseMapRevisions } from '../../db/sql/completions/course-map';
import { knownSystems } from '../../db/sql/completions/known-completions';
import { standingPerCourse } from '../../db/sql/completions/queues';
import { allScales } from '../../db/sql/scales';
import type { QueryUseCase } from '../context';

export const listCourseMap: QueryUseCase<Contract['courseMap']['list']> = async (db, _input, ctx) => {
  const lines = await courseMapLines(db);
  const revisions = await courseMapRevisions(db);
  const competencyById = new Map((await competencyNames(db, ctx.today)).map((one) => [one.competencyId, one]));
  const scaleById = new Map((await allScales(db, ctx.today)).map((scale) => [scale.scaleId, scale]));
  const courses = new Map((await standingPerCourse(db)).map((course) => [courseKey(course), course]));
  return ok({
    revision: revisions[0]?.revision ?? 0,
    lines: lines.map(({ isRetired, ...line }) => {
      const competency = competencyById.get(line.competencyId);
      const course = courses.get(courseKey(line));
      return {
        ...line,
        isRetired: isRetired === 1,
        courseTitle: course?.courseTitle ?? line.courseId,
        competencyCode: competency?.code ?? line.competencyId,
        competencyTitle: competency?.title ?? line.competencyId,
        levelCode: levelCode(scaleById.get(competency?.scaleId ?? '')?.levels ?? [], line.level),
        completions: course?.completions ?? 0,
      };
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
