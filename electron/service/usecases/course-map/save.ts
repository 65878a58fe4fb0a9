import type { Contract } from '../../../../shared/contract';
import { scopeOf } from '../../../../shared/domain/permissions';
import { fail, ok, type Failure, type Result } from '../../../../shared/result';
import { contentDigest } from '../../db/content-digest';
import type { CourseMapLineRow } from '../../db/intake-schema';
import type { Reader } from '../../db/schema';
import { competencyOn } from '../../db/sql/competencies';
import { courseMapLines, insertCourseMapRevision, newestCourseMapRevision } from '../../db/sql/completions/course-map';
import { completionsOfCourses } from '../../db/sql/completions/queues';
import { scaleOn } from '../../db/sql/scales';
import { writeVersions } from '../../db/sql/versions';
import { appendEvidence } from '../completions/write-evidence';
import type { CommandContext, CommandUseCase, FailureOf, InputOf } from '../context';
import { signRecord } from '../signatures/sign-record';

type Save = Contract['courseMap']['save'];
type Line = InputOf<Save>['lines'][number];

/** Writes the next revision and works through what waited for it: evidence is appended, nothing else moves. */
export const saveCourseMap: CommandUseCase<Save> = async (tx, { basis, lines, reason }, ctx) => {
  if (scopeOf(ctx.grants, 'framework.edit', ctx.actor.personId) === null) return fail('NotEditor');
  const newest = await newestCourseMapRevision(tx);
  if (newest !== basis) return fail('MapChanged');
  const revision = newest + 1;
  const known = new Map((await courseMapLines(tx)).map((line) => [line.lineId, line]));
  const rows = nextLines(lines, known, revision, ctx);
  if (!rows.ok) return rows;
  const differing = rows.value.filter((row) => !isSame(row, known.get(row.lineId)));
  if (differing.length === 0) return fail('Unchanged');
  const after = [...new Map([...known, ...differing.map((row) => [row.lineId, row] as const)]).values()];
  if (hasTwice(after)) return fail('LineTwice');
  for (const row of differing) {
    const checked = await checkLine(tx, row, ctx.today);
    if (!checked.ok) return checked;
  }
  const changes = await writeVersions(tx, ctx.entry, 'course_map_line', differing);
  const row = {
    revision,
    note: reason,
    changes: differing.length,
    contentDigest: contentDigest({ lines: differing }),
    preparedBy: ctx.actor.userId,
    approvedBy: ctx.signer.userId,
    approvedAt: ctx.now.toISOString(),
    entryNumber: ctx.entry,
  };
  await insertCourseMapRevision(tx, row);
  const signature = await signRecord(tx, ctx, {
    recordType: 'courseMapRevision',
    recordId: String(revision),
    revision,
    content: row,
    meaning: 'Approved as map of courses',
  });
  const evidence = await appendEvidence(tx, ctx, await completionsOfCourses(tx, differing));
  ctx.audit({
    action: 'courseMap.save',
    entity: 'course_map_revision',
    entityId: String(revision),
    reason,
    changes: [
      { entity: 'course_map_revision', entityId: String(revision), personId: null, old: null, new: row },
      { entity: 'signature', entityId: signature.signatureId, personId: null, old: null, new: { ...signature } },
      ...changes,
      ...evidence,
    ],
  });
  return ok({ revision, evidence: evidence.length });
};

function nextLines(
  lines: readonly Line[],
  known: ReadonlyMap<string, CourseMapLineRow>,
  revision: number,
  ctx: CommandContext,
): Result<CourseMapLineRow[], Failure<'LineNotFound' | 'LineTwice', undefined>> {
  const rows: CourseMapLineRow[] = [];
  for (const { lineId, isRetired, ...line } of lines) {
    if (lineId !== null && !known.has(lineId)) return fail<'LineNotFound'>('LineNotFound');
    if (lineId !== null && rows.some((row) => row.lineId === lineId)) return fail<'LineTwice'>('LineTwice');
    rows.push({ ...line, lineId: lineId ?? ctx.makeId(), isRetired: isRetired ? 1 : 0, revision });
  }
  return ok(rows);
}

function isSame(row: CourseMapLineRow, before: CourseMapLineRow | undefined): boolean {
  return before !== undefined && contentDigest({ ...row, revision: 0 }) === contentDigest({ ...before, revision: 0 });
}

function hasTwice(lines: readonly CourseMapLineRow[]): boolean {
  const inForce = lines.filter(({ isRetired }) => isRetired === 0);
  return (
    new Set(inForce.map(({ system, courseId, competencyId }) => JSON.stringify([system, courseId, competencyId]))).size < inForce.length
  );
}

async function checkLine(db: Reader, line: CourseMapLineRow, today: string): Promise<Result<void, FailureOf<Save> & Failure>> {
  if (line.isRetired === 1) return ok(undefined);
  const competency = await competencyOn(db, line.competencyId, today);
  if (competency === undefined || competency.isRetired) return fail('CompetencyNotFound');
  const levels = ((await scaleOn(db, competency.content.scaleId, today))?.levels ?? []).map(({ level }) => level);
  return levels.includes(line.level) ? ok(undefined) : fail('LevelNotOnScale', { levels });
}
