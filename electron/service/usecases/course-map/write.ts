import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Contract } from '../../../../shared/contract';
import { courseMapText } from '../../../../shared/domain/completions/course-map-table';
import { fail, ok } from '../../../../shared/result';
import { newestCourseMapRevision } from '../../db/sql/completions/course-map';
import { completeText, discardText, isBlocked, writeNew } from '../../platform/export-files';
import type { CommandUseCase } from '../context';
import { cannotWriteReason } from '../exports/cannot-write';
import { withEnding } from '../framework-exchange/with-ending';
import { namedLines } from './named-lines';

/** The file is on disk under another name before the transaction ends, and gets its own when it has. */
export const writeCourseMap: CommandUseCase<Contract['courseMap']['write']> = async (tx, { target: handle, reason }, ctx) => {
  const chosen = ctx.redeem(handle, 'exportCourseMap');
  if (chosen === null) return fail('HandleExpired');
  const target = withEnding(chosen, 'csv');
  // The dialog asked about the name that was typed, not about the completed one.
  if (target !== chosen && existsSync(target)) return fail('CannotWrite', { why: 'exists' });
  if (isBlocked(target)) return fail('CannotWrite', { why: 'failed' });
  const lines = await namedLines(tx, ctx.today);
  const text = courseMapText(lines);
  const sha256 = createHash('sha256').update(text, 'utf8').digest('hex');
  const part = `${target}.part`;
  ctx.onRollback(() => discardText(part));
  try {
    writeNew(part, text);
  } catch (error) {
    const why = cannotWriteReason(error);
    if (why === null) throw error;
    discardText(part);
    return fail('CannotWrite', { why });
  }
  const fileName = path.basename(target);
  const revision = await newestCourseMapRevision(tx);
  const entity = { entity: 'course_map_file', entityId: sha256 };
  ctx.audit({
    action: 'courseMap.write',
    ...entity,
    reason,
    validFrom: ctx.today,
    changes: [{ ...entity, personId: null, old: null, new: { fileName, sha256, revision, asOf: ctx.today, lines: lines.length } }],
  });
  ctx.afterCommit(() => completeText(part, target));
  return ok({ fileName, sha256, lines: lines.length });
};
