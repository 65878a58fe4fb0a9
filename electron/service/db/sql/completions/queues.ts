import { sql, type RawBuilder } from 'kysely';
import type { CompletionRow } from '../../intake-schema';
import type { Reader } from '../../schema';

/** Whose a completion is: whom somebody named last, else whom the import found. */
export const personOfCompletion = (alias: string): RawBuilder<string | null> => sql<string | null>`COALESCE(
  (SELECT m.personId FROM completion_match AS m WHERE m.completionId = ${sql.ref(`${alias}.completionId`)} ORDER BY m.entryNumber DESC LIMIT 1),
  ${sql.ref(`${alias}.personId`)})`;

const stands = (alias: string): RawBuilder<boolean> =>
  sql<boolean>`NOT EXISTS (SELECT 1 FROM completion_void AS v WHERE v.completionId = ${sql.ref(`${alias}.completionId`)})`;

export interface UnmappedCourse {
  readonly system: string;
  readonly courseId: string;
  readonly courseTitle: string;
  readonly completions: number;
  readonly people: number;
  readonly newestOn: string | null;
}

/** Courses with completions that stand and of which nobody has said what they are evidence of, those of most completions first. */
export async function unmappedCourses(db: Reader): Promise<UnmappedCourse[]> {
  const { rows } = await sql<UnmappedCourse>`
    SELECT c.system, c.courseId, MAX(c.courseTitle) AS courseTitle, COUNT(*) AS completions,
      COUNT(DISTINCT c.learnerId) AS people, MAX(c.completedOn) AS newestOn
    FROM completion AS c WHERE ${stands('c')} AND NOT EXISTS (
      SELECT 1 FROM course_map_line AS l WHERE l.system = c.system AND l.courseId = c.courseId AND l.recordedTo IS NULL AND l.isRetired = 0
    )
    GROUP BY c.system, c.courseId ORDER BY completions DESC, c.system, c.courseId`.execute(db);
  return rows;
}

export interface QueuedLearner {
  readonly system: string;
  readonly learnerId: string;
  readonly completions: number;
  readonly courses: number;
  readonly newestOn: string | null;
  /** Whom somebody has named; null: nobody yet. */
  readonly personId: string | null;
}

/** Learners of whom nobody knows who they are, and those whom somebody has named by hand. */
export async function queuedLearners(db: Reader): Promise<QueuedLearner[]> {
  const { rows } = await sql<QueuedLearner>`
    SELECT system, learnerId, COUNT(*) AS completions, COUNT(DISTINCT courseId) AS courses, MAX(completedOn) AS newestOn, personId
    FROM (
      SELECT c.system, c.learnerId, c.courseId, c.completedOn, ${personOfCompletion('c')} AS personId FROM completion AS c
      WHERE ${stands('c')} AND (c.personId IS NULL OR EXISTS (SELECT 1 FROM completion_match AS k WHERE k.completionId = c.completionId))
    ) GROUP BY system, learnerId, personId ORDER BY personId IS NOT NULL, completions DESC, system, learnerId`.execute(db);
  return rows;
}

export type StandingCompletion = CompletionRow & { readonly effectivePersonId: string | null };

/** Completions that stand of a learner of a system. */
export async function completionsOfLearner(db: Reader, system: string, learnerId: string): Promise<StandingCompletion[]> {
  const { rows } = await sql<StandingCompletion>`
    SELECT c.*, ${personOfCompletion('c')} AS effectivePersonId FROM completion AS c
    WHERE c.system = ${system} AND c.learnerId = ${learnerId} AND ${stands('c')} ORDER BY c.completionId`.execute(db);
  return rows;
}

/** Completions that stand of some courses, of people who are known. */
export async function completionsOfCourses(
  db: Reader,
  courses: readonly { readonly system: string; readonly courseId: string }[],
): Promise<StandingCompletion[]> {
  const wanted = JSON.stringify(courses.map(({ system, courseId }) => [system, courseId]));
  const { rows } = await sql<StandingCompletion>`
    SELECT * FROM (
      SELECT c.*, ${personOfCompletion('c')} AS effectivePersonId FROM json_each(${wanted}) AS j
      CROSS JOIN completion AS c ON c.system = j.value ->> 0 AND c.courseId = j.value ->> 1 WHERE ${stands('c')}
    ) WHERE effectivePersonId IS NOT NULL ORDER BY completionId`.execute(db);
  return rows;
}

export async function completionsOfBatch(db: Reader, batchId: string): Promise<(CompletionRow & { readonly isVoided: 0 | 1 })[]> {
  const { rows } = await sql<CompletionRow & { readonly isVoided: 0 | 1 }>`
    SELECT c.*, NOT (${stands('c')}) AS isVoided FROM completion AS c WHERE c.batchId = ${batchId} ORDER BY c.rowNumber, c.completionId`.execute(
    db,
  );
  return rows;
}

/** What a batch took back. */
export async function voidedByBatch(db: Reader, batchId: string): Promise<StandingCompletion[]> {
  const { rows } = await sql<StandingCompletion>`
    SELECT c.*, ${personOfCompletion('c')} AS effectivePersonId FROM completion_void AS w JOIN completion AS c ON c.completionId = w.completionId
    WHERE w.batchId = ${batchId} ORDER BY c.completionId`.execute(db);
  return rows;
}

/** Every course with completions that stand, and how many. */
export async function standingPerCourse(
  db: Reader,
): Promise<Pick<UnmappedCourse, 'system' | 'courseId' | 'courseTitle' | 'completions'>[]> {
  const { rows } = await sql<Pick<UnmappedCourse, 'system' | 'courseId' | 'courseTitle' | 'completions'>>`
    SELECT c.system, c.courseId, MAX(c.courseTitle) AS courseTitle, COUNT(*) AS completions FROM completion AS c
    WHERE ${stands('c')} GROUP BY c.system, c.courseId`.execute(db);
  return rows;
}
