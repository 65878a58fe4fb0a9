import { sql } from 'kysely';
import type { JobRoleRow } from '../core-schema';
import type { Reader } from '../schema';

export interface JobRoleSummary {
  readonly roleId: string;
  readonly name: string;
  /** People with a position in the role on the day asked for. */
  readonly people: number;
  /** Competencies required on that day or later. */
  readonly requirements: number;
}

export async function allJobRoles(db: Reader, today: string): Promise<JobRoleSummary[]> {
  const { rows } = await sql<JobRoleSummary>`
    SELECT j.roleId, j.name, COALESCE(p.n, 0) AS people, COALESCE(r.n, 0) AS requirements
    FROM job_role j
    LEFT JOIN (
      SELECT roleId, COUNT(DISTINCT personId) AS n FROM position
      WHERE recordedTo IS NULL AND validFrom <= ${today} AND (validTo IS NULL OR validTo >= ${today}) GROUP BY roleId
    ) p USING (roleId)
    LEFT JOIN (
      SELECT roleId, COUNT(DISTINCT competencyId) AS n FROM requirement
      WHERE recordedTo IS NULL AND (validTo IS NULL OR validTo >= ${today}) GROUP BY roleId
    ) r USING (roleId)
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
