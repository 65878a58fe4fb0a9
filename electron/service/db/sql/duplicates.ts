import { sql } from 'kysely';
import type { DuplicateCaseRow } from '../people-schema';
import type { Reader } from '../schema';

/** A page of the questions whether two records are of one person: the open ones by likeness, then what was decided, the latest first. */
export async function duplicateCases(
  db: Reader,
  { includeDecided, offset, limit }: { readonly includeDecided: boolean; readonly offset: number; readonly limit: number },
): Promise<DuplicateCaseRow[]> {
  const { rows } = await sql<DuplicateCaseRow>`
    SELECT ${sql.join(caseColumns.map((column) => sql.ref(column)))} FROM duplicate_case
    WHERE recordedTo IS NULL AND (state = 'open' OR ${includeDecided ? 1 : 0})
    ORDER BY state <> 'open', score DESC, decidedAt DESC, caseId LIMIT ${limit} OFFSET ${offset}`.execute(db);
  return rows;
}

export async function countDuplicateCases(db: Reader): Promise<{ readonly open: number; readonly all: number }> {
  const { rows } = await sql<{ open: number; all: number }>`
    SELECT COALESCE(SUM(state = 'open'), 0) AS "open", COUNT(*) AS "all" FROM duplicate_case WHERE recordedTo IS NULL`.execute(db);
  return rows[0] ?? { open: 0, all: 0 };
}

export async function duplicateCaseById(db: Reader, caseId: string): Promise<DuplicateCaseRow | undefined> {
  return db
    .selectFrom('duplicate_case')
    .select(caseColumns)
    .where('caseId', '=', caseId)
    .where('recordedTo', 'is', null)
    .executeTakeFirst();
}

/** What was asked of two people, in either order. */
export async function casesBetween(db: Reader, one: string, other: string): Promise<DuplicateCaseRow[]> {
  const { rows } = await sql<DuplicateCaseRow>`
    SELECT ${sql.join(caseColumns.map((column) => sql.ref(column)))} FROM duplicate_case
    WHERE recordedTo IS NULL AND ((personId = ${one} AND otherPersonId = ${other}) OR (personId = ${other} AND otherPersonId = ${one}))`.execute(
    db,
  );
  return rows;
}

/** How many signed assessments each of some records holds. */
export async function assessmentsPerPerson(db: Reader, personIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ personId: string; n: number }>`
    SELECT personId, COUNT(*) AS n FROM assessment WHERE personId IN (SELECT value FROM json_each(${JSON.stringify(personIds)})) GROUP BY personId`.execute(
    db,
  );
  return new Map(rows.map(({ personId, n }) => [personId, n]));
}

const caseColumns = [
  'caseId',
  'personId',
  'otherPersonId',
  'score',
  'reasons',
  'sourceBatchId',
  'state',
  'decisionReason',
  'decidedBy',
  'decidedAt',
] as const satisfies readonly (keyof DuplicateCaseRow)[];
