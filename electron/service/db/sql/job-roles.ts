import { sql, type RawBuilder } from 'kysely';
import type { JobRoleRow } from '../core-schema';
import type { Reader } from '../schema';
import { isOn } from './framework-items';

export interface JobRoleSummary {
  readonly roleId: string;
  readonly name: string;
  /** People with a position in the role on the day asked for. */
  readonly people: number;
  /** Competencies required on that day or later. */
  readonly requirements: number;
  /** The library that says on that day what the role is; null where none does. */
  readonly frameworkId: string | null;
  /** Its links to tasks on that day. */
  readonly outcomes: number;
}

/** Something of what the framework says of the role `alias.roleId` on a day; NULL where it says nothing. */
const saidOf = (alias: string, what: RawBuilder<unknown>, day: string): RawBuilder<unknown> => sql`(
  SELECT ${what} FROM framework_item f WHERE f.itemId = ${sql.ref(`${alias}.roleId`)} AND f.kind = 'role' AND ${isOn('f', day)} AND f.validFrom <= ${day})`;

/** What the role of a row of job_role is called on a day: the HRIS names what it owns, the framework the others. */
export const roleNameOn = (alias: string, day: string): RawBuilder<string> => sql<string>`COALESCE(
  IIF(${sql.ref(`${alias}.sourceBatchId`)} IS NULL, ${saidOf(alias, sql.ref('f.title'), day)}, NULL), ${sql.ref(`${alias}.name`)})`;

/**
 * Whether there is the role of a row of job_role on a day. One that the framework alone has made is there while the framework has
 * it, and for as long as somebody holds it.
 */
export const isRoleThere = (alias: string, day: string): RawBuilder<boolean> => {
  const roleId = sql.ref(`${alias}.roleId`);
  return sql<boolean>`(${sql.ref(`${alias}.sourceBatchId`)} IS NOT NULL
    OR NOT EXISTS (SELECT 1 FROM framework_item a WHERE a.itemId = ${roleId} AND a.kind = 'role')
    OR ${saidOf(alias, sql`f.isRetired`, day)} = 0
    OR EXISTS (SELECT 1 FROM position h WHERE h.roleId = ${roleId} AND h.recordedTo IS NULL
      AND h.validFrom <= ${day} AND (h.validTo IS NULL OR h.validTo >= ${day})))`;
};

export async function allJobRoles(db: Reader, today: string): Promise<JobRoleSummary[]> {
  const { rows } = await sql<JobRoleSummary>`
    SELECT j.roleId, ${roleNameOn('j', today)} AS name, COALESCE(p.n, 0) AS people, COALESCE(r.n, 0) AS requirements,
      f.frameworkId, COALESCE(t.n, 0) AS outcomes
    FROM job_role j
    LEFT JOIN (
      SELECT roleId, COUNT(DISTINCT personId) AS n FROM position
      WHERE recordedTo IS NULL AND validFrom <= ${today} AND (validTo IS NULL OR validTo >= ${today}) GROUP BY roleId
    ) p USING (roleId)
    LEFT JOIN (
      SELECT i.fromId AS roleId, COUNT(DISTINCT i.toId) AS n FROM framework_item i
      WHERE i.kind = 'requirement' AND i.recordedTo IS NULL AND i.isRetired = 0 AND (i.validFrom > ${today} OR ${isOn('i', today)}) GROUP BY i.fromId
    ) r USING (roleId)
    LEFT JOIN framework_item f ON f.itemId = j.roleId AND f.kind = 'role' AND ${isOn('f', today)} AND f.validFrom <= ${today}
    LEFT JOIN (
      SELECT l.fromId AS roleId, COUNT(*) AS n FROM framework_item l
      WHERE l.kind = 'link' AND l.content ->> '$.relation' = 'roleTask' AND ${isOn('l', today)} AND l.validFrom <= ${today} AND l.isRetired = 0
      GROUP BY l.fromId
    ) t ON t.roleId = j.roleId
    WHERE j.recordedTo IS NULL AND ${isRoleThere('j', today)}
    ORDER BY name`.execute(db);
  return rows;
}

/** Every job role ever known, as it is on a day. */
export const everyJobRole = (db: Reader, day: string): Promise<JobRoleRow[]> => rolesOn(db, day, sql`1`);

/** The job roles that there are on a day. */
export const jobRolesThere = (db: Reader, day: string): Promise<JobRoleRow[]> => rolesOn(db, day, isRoleThere('j', day));

/** A job role as it is on a day, whether it is there then or not. */
export async function jobRoleById(db: Reader, roleId: string, day: string): Promise<JobRoleRow | undefined> {
  const [role] = await rolesOn(db, day, sql`j.roleId = ${roleId}`);
  return role;
}

async function rolesOn(db: Reader, day: string, where: RawBuilder<unknown>): Promise<JobRoleRow[]> {
  const { rows } = await sql<JobRoleRow>`
    SELECT j.roleId, ${roleNameOn('j', day)} AS name, COALESCE(${saidOf('j', sql`f.content ->> '$.description'`, day)}, j.description) AS description,
      j.sourceBatchId
    FROM job_role j WHERE j.recordedTo IS NULL AND ${where}`.execute(db);
  return rows;
}

/** Roles by the code that the framework gives them on a day, case and all; a code that two roles have names neither. */
export async function roleIdByCode(db: Reader, day: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ code: string; roleId: string }>`
    SELECT f.code, MIN(f.itemId) AS roleId FROM framework_item f JOIN job_role j ON j.roleId = f.itemId AND j.recordedTo IS NULL
    WHERE f.kind = 'role' AND f.code <> '' AND f.isRetired = 0 AND ${isOn('f', day)} AND f.validFrom <= ${day}
    GROUP BY f.code HAVING COUNT(*) = 1 ORDER BY f.code`.execute(db);
  return new Map(rows.map(({ code, roleId }) => [code, roleId]));
}

/** How many people hold a position in a role on a day. */
export async function countPeopleInRole(db: Reader, roleId: string, on: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    SELECT COUNT(DISTINCT personId) AS n FROM position
    WHERE roleId = ${roleId} AND recordedTo IS NULL AND validFrom <= ${on} AND (validTo IS NULL OR validTo >= ${on})`.execute(db);
  return rows[0]?.n ?? 0;
}

/** Everybody with a past, present or future position in a role: their timelines reach as far as their positions do. */
export async function everybodyInRole(db: Reader, roleId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('position')
    .select('personId')
    .distinct()
    .where('roleId', '=', roleId)
    .where('recordedTo', 'is', null)
    .execute();
  return rows.map((row) => row.personId);
}

/** What every role is called on a day, by its id. */
export async function jobRoleNames(db: Reader, day: string): Promise<ReadonlyMap<string, string>> {
  return new Map((await everyJobRole(db, day)).map((row) => [row.roleId, row.name]));
}
