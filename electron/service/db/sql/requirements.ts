import { sql } from 'kysely';
import type { RequirementRow } from '../core-schema';
import type { Reader } from '../schema';

/** Every known line of one role and competency, past and future. */
export async function linesOf(db: Reader, roleId: string, competencyId: string): Promise<RequirementRow[]> {
  return db
    .selectFrom('requirement')
    .select(requirementColumns)
    .where('roleId', '=', roleId)
    .where('competencyId', '=', competencyId)
    .where('recordedTo', 'is', null)
    .execute();
}

export async function requirementById(db: Reader, requirementId: string): Promise<RequirementRow | undefined> {
  return db
    .selectFrom('requirement')
    .select(requirementColumns)
    .where('requirementId', '=', requirementId)
    .where('recordedTo', 'is', null)
    .executeTakeFirst();
}

/** The roles that require a competency on `today` or later, and at which level. */
export async function requiredBy(
  db: Reader,
  competencyId: string,
  today: string,
): Promise<Array<RequirementRow & { readonly roleName: string }>> {
  return db
    .selectFrom('requirement')
    .innerJoin('job_role', (join) => join.onRef('job_role.roleId', '=', 'requirement.roleId').on('job_role.recordedTo', 'is', null))
    .select(requirementColumns.map((column) => `requirement.${column}` as const))
    .select('job_role.name as roleName')
    .where('requirement.competencyId', '=', competencyId)
    .where('requirement.recordedTo', 'is', null)
    .where((eb) => eb.or([eb('requirement.validTo', 'is', null), eb('requirement.validTo', '>=', today)]))
    .orderBy('job_role.name')
    .orderBy('requirement.validFrom')
    .execute();
}

export type RequirementOfRole = Omit<RequirementRow, 'roleId'> & {
  readonly code: string;
  readonly title: string;
  readonly scaleId: string;
};

/** What a role requires on `today` or later. */
export async function requiredOf(db: Reader, roleId: string, today: string): Promise<RequirementOfRole[]> {
  const { rows } = await sql<RequirementOfRole>`
    SELECT r.requirementId, r.competencyId, r.level, r.validityMonths, r.isMandatory, r.validFrom, r.validTo, c.code, c.title, c.scaleId
    FROM requirement r JOIN competency c ON c.competencyId = r.competencyId AND c.recordedTo IS NULL
    WHERE r.roleId = ${roleId} AND r.recordedTo IS NULL AND (r.validTo IS NULL OR r.validTo >= ${today})
    ORDER BY c.code, r.validFrom`.execute(db);
  return rows;
}

const requirementColumns = [
  'requirementId',
  'roleId',
  'competencyId',
  'level',
  'validityMonths',
  'isMandatory',
  'validFrom',
  'validTo',
] as const;
