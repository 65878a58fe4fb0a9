import { sql } from 'kysely';
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

export async function allJobRoles(db: Reader, today: string): Promise<JobRoleSummary[]> {
  const { rows } = await sql<JobRoleSummary>`
    SELECT j.roleId, j.name, COALESCE(p.n, 0) AS people, COALESCE(r.n, 0) AS requirements,
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
    WHERE j.recordedTo IS NULL
    ORDER BY j.name`.execute(db);
  return rows;
}

/** Every job role as it stands. */
export async function everyJobRole(db: Reader): Promise<JobRoleRow[]> {
  return db.selectFrom('job_role').select(['roleId', 'name', 'description', 'sourceBatchId']).where('recordedTo', 'is', null).execute();
}

export async function jobRoleById(db: Reader, roleId: string): Promise<JobRoleRow | undefined> {
  return db
    .selectFrom('job_role')
    .select(['roleId', 'name', 'description', 'sourceBatchId'])
    .where('roleId', '=', roleId)
    .where('recordedTo', 'is', null)
    .executeTakeFirst();
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

/** What every role is called now, by its id. */
export async function jobRoleNames(db: Reader): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('job_role').select(['roleId', 'name']).where('recordedTo', 'is', null).execute();
  return new Map(rows.map((row) => [row.roleId, row.name]));
}
