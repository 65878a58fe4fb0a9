import { sql } from 'kysely';
import type { DatedMapLine } from '../../../../../shared/domain/completions/evidence-of';
import type { CourseMapLineRow, CourseMapRevisionRow } from '../../intake-schema';
import type { Reader, Tx } from '../../schema';

const columns = [
  'lineId',
  'system',
  'courseId',
  'competencyId',
  'level',
  'evidenceKind',
  'minimumScore',
  'validityMonths',
  'isRetired',
  'revision',
] as const;

/** Every line of the map as it is now, the retired ones with them. */
export async function courseMapLines(db: Reader): Promise<CourseMapLineRow[]> {
  return db
    .selectFrom('course_map_line')
    .select(columns)
    .where('recordedTo', 'is', null)
    .orderBy('system')
    .orderBy('courseId')
    .orderBy('lineId')
    .execute();
}

export const datedLine = ({ isRetired, ...line }: CourseMapLineRow): DatedMapLine => ({ ...line, isRetired: isRetired === 1 });

export type NamedRevisionRow = CourseMapRevisionRow & { readonly preparedByName: string; readonly approvedByName: string };

/** Every revision of the map, newest first. */
export async function courseMapRevisions(db: Reader): Promise<NamedRevisionRow[]> {
  const { rows } = await sql<NamedRevisionRow>`
    SELECT r.*, a.printedName AS preparedByName, b.printedName AS approvedByName FROM course_map_revision AS r
    JOIN user_account AS a ON a.userId = r.preparedBy AND a.recordedTo IS NULL
    JOIN user_account AS b ON b.userId = r.approvedBy AND b.recordedTo IS NULL
    ORDER BY r.revision DESC`.execute(db);
  return rows;
}

export async function newestCourseMapRevision(db: Reader): Promise<number> {
  const row = await db.selectFrom('course_map_revision').select('revision').orderBy('revision', 'desc').limit(1).executeTakeFirst();
  return row?.revision ?? 0;
}

export async function insertCourseMapRevision(tx: Tx, row: CourseMapRevisionRow): Promise<void> {
  await tx.insertInto('course_map_revision').values(row).execute();
}
