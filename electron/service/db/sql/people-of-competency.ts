import { sql } from 'kysely';
import type { Reader } from '../schema';
import { unitsBelowEver } from './organisation';
import { isEmployed } from './people';

/** Everybody whose standing in some competencies their versions or requirements can change: who was assessed in one, and who has or had a position that ever required one or had an exception to it. */
export async function peopleOfCompetencies(db: Reader, competencyIds: readonly string[]): Promise<string[]> {
  const some = JSON.stringify(competencyIds);
  const { rows: subjects } = await sql<{ fromId: string; subject: string }>`
    SELECT DISTINCT fromId, content ->> '$.subject' AS subject FROM framework_item WHERE kind = 'requirement' AND toId IN (SELECT value FROM json_each(${some}))
    UNION SELECT subjectId, subject FROM requirement_override WHERE competencyId IN (SELECT value FROM json_each(${some}))`.execute(db);
  const idsOf = (kind: string): string[] => subjects.filter(({ subject }) => subject === kind).map(({ fromId }) => fromId);
  const units = await unitsBelowEver(db, idsOf('unit'));
  const { rows } = await sql<{ personId: string }>`
    SELECT personId FROM assessment WHERE competencyId IN (SELECT value FROM json_each(${some}))
    UNION SELECT personId FROM position WHERE recordedTo IS NULL AND roleId IN (SELECT value FROM json_each(${JSON.stringify(idsOf('role'))}))
    UNION SELECT value FROM json_each(${JSON.stringify(idsOf('person'))})
    UNION SELECT personId FROM position WHERE recordedTo IS NULL AND unitId IN (SELECT value FROM json_each(${JSON.stringify(units)}))`.execute(
    db,
  );
  return rows.map((row) => row.personId);
}

/** The competencies that any version of some requirements asks for: one that goes to another competency concerns both. */
export async function competenciesRequiredBy(db: Reader, itemIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ toId: string }>`
    SELECT DISTINCT toId FROM framework_item
    WHERE itemId IN (SELECT value FROM json_each(${JSON.stringify(itemIds)})) AND toId IS NOT NULL`.execute(db);
  return rows.map(({ toId }) => toId);
}

/** Who is employed and required to have a competency on a day; in some units only where such are named. */
export async function peopleRequired(db: Reader, competencyId: string, day: string, unitIds: readonly string[] | null): Promise<string[]> {
  const within =
    unitIds === null
      ? sql`1`
      : sql`personId IN (SELECT personId FROM position WHERE recordedTo IS NULL AND validFrom <= ${day} AND (validTo IS NULL OR validTo >= ${day})
          AND unitId IN (SELECT value FROM json_each(${JSON.stringify(unitIds)})))`;
  const { rows } = await sql<{ personId: string }>`
    SELECT DISTINCT personId FROM standing
    WHERE competencyId = ${competencyId} AND fromDate <= ${day} AND (untilDate IS NULL OR untilDate >= ${day}) AND ${within} AND ${isEmployed('standing.personId', day)}
    ORDER BY personId`.execute(db);
  return rows.map((row) => row.personId);
}
