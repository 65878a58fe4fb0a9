import { sql } from 'kysely';
import type { GoldStudyEndRow, GoldStudyRatingRow, GoldStudyRow } from '../calibration-case-schema';
import type { Reader } from '../schema';

/** A set of gold cases with what became of it. */
export interface KnownStudy {
  readonly study: GoldStudyRow;
  readonly rating: GoldStudyRatingRow | null;
  readonly end: GoldStudyEndRow | null;
}

/** Sets of gold cases, of one assessor or all, newest first. */
export async function goldStudies(db: Reader, userId: string | null): Promise<KnownStudy[]> {
  const studies = await db
    .selectFrom('gold_study')
    .selectAll()
    .$if(userId !== null, (query) => query.where('userId', '=', userId ?? ''))
    .orderBy('entryNumber', 'desc')
    .execute();
  const ratings = new Map((await db.selectFrom('gold_study_rating').selectAll().execute()).map((row) => [row.studyId, row]));
  const ends = new Map((await db.selectFrom('gold_study_end').selectAll().execute()).map((row) => [row.studyId, row]));
  return studies.map((study) => ({ study, rating: ratings.get(study.studyId) ?? null, end: ends.get(study.studyId) ?? null }));
}

export async function goldStudy(db: Reader, studyId: string): Promise<KnownStudy | null> {
  const study = await db.selectFrom('gold_study').selectAll().where('studyId', '=', studyId).executeTakeFirst();
  if (study === undefined) return null;
  const rating = await db.selectFrom('gold_study_rating').selectAll().where('studyId', '=', studyId).executeTakeFirst();
  const end = await db.selectFrom('gold_study_end').selectAll().where('studyId', '=', studyId).executeTakeFirst();
  return { study, rating: rating ?? null, end: end ?? null };
}

/** Whether an account has gold cases to rate. */
export async function hasOpenStudy(db: Reader, userId: string): Promise<boolean> {
  const row = await db
    .selectFrom('gold_study as g')
    .select('g.studyId')
    .where('g.userId', '=', userId)
    .where(sql<boolean>`NOT EXISTS (SELECT 1 FROM gold_study_rating r WHERE r.studyId = g.studyId)`)
    .where(sql<boolean>`NOT EXISTS (SELECT 1 FROM gold_study_end e WHERE e.studyId = g.studyId)`)
    .executeTakeFirst();
  return row !== undefined;
}
