import { sql, type RawBuilder } from 'kysely';
import type { Scope } from '../../../../shared/domain/permissions';
import type { MovePlanRow } from '../people-schema';
import type { Reader } from '../schema';

export async function movePlanById(db: Reader, planId: string): Promise<MovePlanRow | undefined> {
  return knownPlans(db).where('planId', '=', planId).executeTakeFirst();
}

/** The plans of some records, the latest first day first. */
export async function movePlansOf(db: Reader, personIds: readonly string[]): Promise<MovePlanRow[]> {
  if (personIds.length === 0) return [];
  return knownPlans(db).where('personId', 'in', personIds).orderBy('startsOn', 'desc').orderBy('planId').execute();
}

/** A page of the plans for the people of a scope by their first day, and how many there are. */
export async function listMovePlans(
  db: Reader,
  {
    planId,
    state,
    offset,
    limit,
  }: { readonly planId: string | null; readonly state: MovePlanRow['state'] | null; readonly offset: number; readonly limit: number },
  scope: Scope,
  today: string,
): Promise<{ readonly rows: MovePlanRow[]; readonly total: number }> {
  const { rows } = await sql<MovePlanRow & { total: number }>`
    SELECT ${sql.join(planColumns.map((column) => sql.ref(`m.${column}`)))}, COUNT(*) OVER () AS total FROM move_plan m
    WHERE m.recordedTo IS NULL AND ${planId === null ? sql`1` : sql`m.planId = ${planId}`}
      AND ${state === null ? sql`1` : sql`m.state = ${state}`} AND ${within(scope, today)}
    ORDER BY m.startsOn, m.personId, m.planId LIMIT ${limit} OFFSET ${offset}`.execute(db);
  return { rows: rows.map(({ total: _total, ...row }) => row), total: rows[0]?.total ?? 0 };
}

/** The confirmed plans whose positions the HRIS is still to bring, by their first day. */
export async function plansAwaiting(db: Reader): Promise<MovePlanRow[]> {
  return knownPlans(db).where('state', '=', 'confirmed').where('positionId', 'is', null).orderBy('startsOn').execute();
}

function within(scope: Scope, today: string): RawBuilder<unknown> {
  if (scope.kind === 'site') return sql`1`;
  return sql`(m.personId IS ${scope.ownPersonId} OR m.personId IN (
    SELECT personId FROM position WHERE recordedTo IS NULL AND validFrom <= ${today} AND (validTo IS NULL OR validTo >= ${today})
      AND unitId IN (SELECT value FROM json_each(${JSON.stringify(scope.unitIds)}))))`;
}

const planColumns = [
  'planId',
  'personId',
  'fromPositionId',
  'positionId',
  'roleId',
  'unitId',
  'title',
  'shift',
  'startsOn',
  'graceUntil',
  'supervisorPersonId',
  'lines',
  'reason',
  'state',
] as const satisfies readonly (keyof MovePlanRow)[];

const knownPlans = (db: Reader) => db.selectFrom('move_plan').select(planColumns).where('recordedTo', 'is', null);
