import type { Contract } from '../../../../shared/contract';
import { courseMapText } from '../../../../shared/domain/completions/course-map-table';
import { ok } from '../../../../shared/result';
import { newestCourseMapRevision } from '../../db/sql/completions/course-map';
import type { CommandUseCase } from '../context';
import { chosenTarget, writeAside } from '../exports/written-file';
import { namedLines } from './named-lines';

export const writeCourseMap: CommandUseCase<Contract['courseMap']['write']> = async (tx, { target: handle, reason }, ctx) => {
  const target = chosenTarget(ctx, handle, 'exportCourseMap', 'csv');
  if (!target.ok) return target;
  const lines = await namedLines(tx, ctx.today);
  const written = writeAside(ctx, target.value, courseMapText(lines));
  if (!written.ok) return written;
  const revision = await newestCourseMapRevision(tx);
  const entity = { entity: 'course_map_file', entityId: written.value.sha256 };
  ctx.audit({
    action: 'courseMap.write',
    ...entity,
    reason,
    validFrom: ctx.today,
    changes: [{ ...entity, personId: null, old: null, new: { ...written.value, revision, asOf: ctx.today, lines: lines.length } }],
  });
  return ok({ ...written.value, lines: lines.length });
};
