import { sql, type RawBuilder } from 'kysely';
import type { Scope } from '../../../../shared/domain/permissions';
import type { StandingState } from '../../../../shared/domain/state';
import type { Reader } from '../schema';
import { isOn } from './framework-items';
import { isUnitOn } from './organisation';
import { severity } from './severity';
import { holdsOn } from './standings';

/** Whose standings are asked for: people with a position on the day, within a scope and, where given, in some units or one person. */
export interface Asked {
  readonly day: string;
  readonly scope: Scope;
  readonly unitIds: readonly string[] | null;
  readonly personId: string | null;
  /** Only who holds this role there. */
  readonly roleId?: string | null;
}

export interface Filter {
  readonly competencyId: string | null;
  readonly mandatoryOnly: boolean;
  readonly states: readonly StandingState[] | null;
  /** Only what is known to lapse after a day up to this one; then soonest first. */
  readonly lapsesBy: string | null;
}

export interface StandingOfPersonRow {
  readonly personId: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly unitName: string | null;
  readonly competencyId: string;
  readonly code: string;
  readonly title: string;
  readonly scaleId: string;
  readonly requiredLevel: number;
  readonly heldLevel: number | null;
  readonly isMandatory: 0 | 1;
  readonly state: StandingState;
  readonly untilDate: string | null;
  readonly readyUntil: string | null;
  readonly assessors: string | null;
}

/** The worst or the soonest to lapse, up to a limit, and how many there are in all. Each person and competency is listed once. */
export async function standingsBehind(
  db: Reader,
  asked: Asked,
  filter: Filter,
  limit: number,
): Promise<{ rows: StandingOfPersonRow[]; total: number }> {
  const { rows } = await listed(asked, filter, limit).execute(db);
  if (rows.length < limit) return { rows, total: rows.length };
  const { rows: counted } = await sql<{ total: number }>`${placed(asked)} SELECT COUNT(*) AS total ${matching(asked, filter)}`.execute(db);
  return { rows, total: counted[0]?.total ?? 0 };
}

/** The limit is applied before names are looked up: a number on the start page may stand for millions. */
export function listed(asked: Asked, filter: Filter, limit: number): RawBuilder<StandingOfPersonRow> {
  const order = filter.lapsesBy === null ? sql`severity, isMandatory DESC, readyUntil IS NULL, readyUntil` : sql`readyUntil`;
  return sql<StandingOfPersonRow>`
    ${placed(asked)},
    chosen AS MATERIALIZED (
      SELECT placed.unitId, standing.*, ${severity} AS severity ${matching(asked, filter)} ORDER BY ${order} LIMIT ${limit}
    )
    SELECT chosen.personId, p.familyName, p.givenName, u.name AS unitName, chosen.competencyId, c.code, c.title, c.content ->> '$.scaleId' AS scaleId,
      requiredLevel, heldLevel, isMandatory, state, untilDate, readyUntil, assessors
    FROM chosen
    JOIN person p ON p.personId = chosen.personId AND p.recordedTo IS NULL
    JOIN framework_item c ON c.itemId = chosen.competencyId AND ${isOn('c', asked.day)}
    LEFT JOIN org_unit u ON u.unitId = chosen.unitId AND ${isUnitOn('u', asked.day)}
    ORDER BY ${order}, p.familyName, p.givenName, p.personId, c.code`;
}

/** The roles that somebody within a scope holds on a day. */
export async function rolesHeld(db: Reader, asked: Asked): Promise<string[]> {
  const { rows } = await sql<{ roleId: string }>`${placed(asked)}
    SELECT DISTINCT position.roleId FROM placed JOIN position ON position.personId = placed.personId AND position.unitId = placed.unitId
    WHERE ${isHeldOn(asked.day)}`.execute(db);
  return rows.map(({ roleId }) => roleId);
}

/** Which kinds of record a site has yet. */
export async function recordsPresent(db: Reader): Promise<{ people: 0 | 1; competencies: 0 | 1; requirements: 0 | 1; assessments: 0 | 1 }> {
  const { rows } = await sql<{ people: 0 | 1; competencies: 0 | 1; requirements: 0 | 1; assessments: 0 | 1 }>`
    SELECT EXISTS (SELECT 1 FROM person) AS people, EXISTS (SELECT 1 FROM framework_item WHERE kind = 'competency') AS competencies,
      EXISTS (SELECT 1 FROM framework_item WHERE kind = 'requirement') AS requirements, EXISTS (SELECT 1 FROM assessment) AS assessments`.execute(
    db,
  );
  return rows[0] ?? { people: 0, competencies: 0, requirements: 0, assessments: 0 };
}

const matching = (asked: Asked, { competencyId, mandatoryOnly, states, lapsesBy: lastDay }: Filter) => sql`
  FROM placed CROSS JOIN standing ON standing.personId = placed.personId
  WHERE placed.nth = 1 AND ${holdsOn(asked.day)} AND ${matches(states, lastDay)}
    AND ${competencyId === null ? sql`1` : sql`standing.competencyId = ${competencyId}`}
    AND ${mandatoryOnly ? sql`standing.isMandatory = 1` : sql`1`}`;

const matches = (states: readonly StandingState[] | null, lastDay: string | null) => {
  const ofState = states === null ? sql`1` : sql`standing.state IN (${sql.join(states.length === 0 ? [null] : states)})`;
  return lastDay === null ? sql`(${ofState})` : sql`(${ofState} AND COALESCE(standing.readyUntil <= ${lastDay}, 0))`;
};

const isHeldOn = (day: string) => sql`recordedTo IS NULL AND validFrom <= ${day} AND (validTo IS NULL OR validTo >= ${day})`;

/**
 * Who has a position in which unit on the day, once per unit; the row with nth = 1 stands for the person. The joins to
 * standing are CROSS JOINs, because statistics can lead the planner to walk the whole of standing for every question.
 */
const placed = ({ day, scope, unitIds, personId, roleId = null }: Asked) => {
  const isHeld = isHeldOn(day);
  const inUnits = (units: readonly string[] | null) =>
    units === null ? sql`1` : sql`unitId IN (SELECT value FROM json_each(${JSON.stringify(units)}))`;
  const isPerson = sql`${personId === null ? sql`1` : sql`personId = ${personId}`} AND ${roleId === null ? sql`1` : sql`roleId = ${roleId}`}`;
  const visible = scope.kind === 'site' ? unitIds : scope.unitIds.filter((unitId) => unitIds === null || unitIds.includes(unitId));
  const own =
    scope.kind === 'site' || scope.ownPersonId === null
      ? sql``
      : sql`UNION SELECT unitId, personId FROM position WHERE ${isHeld} AND personId = ${scope.ownPersonId} AND ${inUnits(unitIds)} AND ${isPerson}`;
  return sql`WITH place AS (SELECT unitId, personId FROM position WHERE ${isHeld} AND ${inUnits(visible)} AND ${isPerson} ${own}),
    placed AS MATERIALIZED (SELECT unitId, personId, ROW_NUMBER() OVER (PARTITION BY personId ORDER BY unitId) AS nth FROM (SELECT DISTINCT unitId, personId FROM place))`;
};
