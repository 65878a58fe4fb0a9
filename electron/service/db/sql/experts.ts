import { sql, type RawBuilder } from 'kysely';
import type { Scope } from '../../../../shared/domain/permissions';
import type { StandingState } from '../../../../shared/domain/state';
import type { Reader } from '../schema';

export interface WantedExperts {
  readonly competencyId: string;
  /** This level or one above it. */
  readonly level: number;
  /** What must be held beside it, each at its level or above. */
  readonly also: ReadonlyArray<{ readonly competencyId: string; readonly level: number }>;
  readonly day: string;
  /** Only who holds a position in one of these; null: wherever they are. */
  readonly unitIds: readonly string[] | null;
  readonly shift: string | null;
  readonly isAssessor: boolean;
  readonly scope: Scope;
}

interface HolderRow {
  readonly personId: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly employeeNumber: string;
}

export interface ExpertRow extends HolderRow {
  readonly title: string | null;
  readonly unitId: string | null;
  readonly shift: string | null;
  readonly level: number;
  readonly untilDate: string | null;
  readonly isAssessor: 0 | 1;
  readonly state: StandingState | null;
}

/** A page of who validly holds a competency on a day, is employed then and not suspended in it: the highest level first, then who holds it longest; and how many there are. */
export async function findExperts(
  db: Reader,
  wanted: WantedExperts,
  page: { readonly offset: number; readonly limit: number },
): Promise<{ readonly rows: ExpertRow[]; readonly total: number }> {
  const { rows } = await sql<ExpertRow & { total: number }>`
    ${found(wanted)}, page AS MATERIALIZED (
      SELECT f.*, COUNT(*) OVER () AS total FROM found f
      ORDER BY level DESC, COALESCE(untilDate, '9999-12-31') DESC, personId LIMIT ${page.limit} OFFSET ${page.offset}
    ) ${shown(wanted)} ORDER BY f.level DESC, COALESCE(f.untilDate, '9999-12-31') DESC, q.familyName, q.givenName, f.personId`.execute(db);
  return { rows: rows.map(({ total: _total, ...row }) => row), total: rows[0]?.total ?? 0 };
}

/** The shifts in which anybody of a scope works on a day. */
export async function shiftsOn(db: Reader, day: string, scope: Scope): Promise<string[]> {
  const seen =
    scope.kind === 'site'
      ? sql`1`
      : sql`(unitId IN (SELECT value FROM json_each(${JSON.stringify(scope.unitIds)})) OR personId IS ${scope.ownPersonId})`;
  const { rows } = await sql<{ shift: string }>`
    SELECT DISTINCT shift FROM position
    WHERE recordedTo IS NULL AND shift <> '' AND validFrom <= ${day} AND (validTo IS NULL OR validTo >= ${day}) AND ${seen} ORDER BY shift`.execute(
    db,
  );
  return rows.map(({ shift }) => shift);
}

/** The first fifty by name of those who hold all of some competencies, each at its level or above; nobody where none is named. */
export async function holdersOfAll(
  db: Reader,
  needed: ReadonlyArray<{ readonly competencyId: string; readonly level: number }>,
  day: string,
  scope: Scope,
  except: string,
): Promise<HolderRow[]> {
  const [first, ...others] = needed;
  if (first === undefined) return [];
  let all: readonly string[] = await holdersOf(db, first, day, scope);
  for (const { competencyId, level } of others) {
    if (all.length === 0) return [];
    const also = new Set(await holdersOf(db, { competencyId, level }, day, scope));
    all = all.filter((personId) => also.has(personId));
  }
  const { rows } = await sql<HolderRow>`
    SELECT personId, givenName, familyName, employeeNumber FROM person
    WHERE recordedTo IS NULL AND personId <> ${except} AND personId IN (SELECT value FROM json_each(${JSON.stringify(all)}))
    ORDER BY familyName, givenName, personId LIMIT 50`.execute(db);
  return rows;
}

async function holdersOf(
  db: Reader,
  needed: { readonly competencyId: string; readonly level: number },
  day: string,
  scope: Scope,
): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    ${found({ ...needed, also: [], day, unitIds: null, shift: null, isAssessor: false, scope })} SELECT personId FROM found`.execute(db);
  return rows.map(({ personId }) => personId);
}

/** Which of some competencies a person does not validly hold at their levels on a day. */
export async function notHeldBy(
  db: Reader,
  personId: string,
  needed: ReadonlyArray<{ readonly competencyId: string; readonly level: number }>,
  day: string,
): Promise<string[]> {
  const { rows } = await sql<{ competencyId: string }>`
    SELECT n.value ->> '$.competencyId' AS competencyId FROM json_each(${JSON.stringify(needed)}) n
    WHERE NOT EXISTS (
      SELECT 1 FROM holding h WHERE h.personId = ${personId} AND h.competencyId = n.value ->> '$.competencyId' AND ${on('h', day)}
        AND h.level >= n.value ->> '$.level')
      OR EXISTS (
      SELECT 1 FROM standing s WHERE s.personId = ${personId} AND s.competencyId = n.value ->> '$.competencyId' AND ${on('s', day)} AND ${barred})`.execute(
    db,
  );
  return rows.map(({ competencyId }) => competencyId);
}

const barred = sql`s.state IN ('suspended', 'revoked')`;

const on = (alias: 'h' | 'o' | 's', day: string): RawBuilder<unknown> =>
  sql`${sql.ref(`${alias}.fromDate`)} <= ${day} AND (${sql.ref(`${alias}.untilDate`)} IS NULL OR ${sql.ref(`${alias}.untilDate`)} >= ${day})`;

/**
 * `found`: who holds it, once. Who was ever assessed in the competency is known by index, and what they hold by their key;
 * records of one person count under the one that is kept.
 */
function found(wanted: WantedExperts): RawBuilder<unknown> {
  const { competencyId, level, also, day, unitIds, shift, isAssessor, scope } = wanted;
  const needsPlace = unitIds !== null || shift !== null || scope.kind === 'limited';
  return sql`
    WITH assessed(personId) AS MATERIALIZED (
      SELECT personId FROM assessment WHERE competencyId = ${competencyId}
      UNION SELECT mergedIntoId FROM person WHERE mergedIntoId IS NOT NULL AND recordedTo IS NULL
    ), barred(personId) AS MATERIALIZED (
      SELECT s.personId FROM standing s WHERE s.competencyId = ${competencyId} AND ${on('s', day)} AND ${barred}
    ), holder AS MATERIALIZED (
      SELECT h.personId, h.level, ${also.length === 0 ? sql`h.untilDate` : untilFirst(also, day)} AS untilDate FROM assessed tried
      CROSS JOIN holding h ON h.personId = tried.personId AND h.competencyId = ${competencyId} AND h.level >= ${level} AND ${on('h', day)}
      WHERE h.personId NOT IN (SELECT personId FROM barred) AND ${also.length === 0 ? sql`1` : holdsAlso(also, day)}
    ), record AS MATERIALIZED (
      SELECT personId AS keptId, personId FROM holder
      UNION ALL SELECT m.mergedIntoId, m.personId FROM person m
      WHERE m.mergedIntoId IS NOT NULL AND m.recordedTo IS NULL AND m.mergedIntoId IN (SELECT personId FROM holder)
    ), away(keptId) AS MATERIALIZED (
      SELECT r.keptId FROM record r CROSS JOIN employment e ON e.personId = r.personId WHERE e.recordedTo IS NULL GROUP BY r.keptId
      HAVING MAX((e.validFrom IS NULL OR e.validFrom <= ${day}) AND (e.validTo IS NULL OR e.validTo >= ${day})) = 0
    ), assessor(personId) AS MATERIALIZED (
      SELECT DISTINCT u.personId FROM user_role g JOIN user_account u ON u.userId = g.userId AND u.recordedTo IS NULL AND u.isActive = 1
      WHERE g.recordedTo IS NULL AND g.isActive = 1 AND g.role = 'assessor' AND u.personId IS NOT NULL
    ), found AS MATERIALIZED (
      SELECT able.personId, able.level, able.untilDate FROM holder able
      WHERE able.personId NOT IN (SELECT keptId FROM away)
        AND ${isAssessor ? sql`able.personId IN (SELECT personId FROM assessor)` : sql`1`}
        AND ${needsPlace ? sql`able.personId IN (SELECT r.keptId FROM record r CROSS JOIN position p ON p.personId = r.personId WHERE ${placed(wanted)})` : sql`1`}
    )`;
}

type Needed = WantedExperts['also'];

/** The holdings of the person of `h` that meet what must be held beside. */
const beside = (also: Needed, day: string): RawBuilder<unknown> => sql`json_each(${JSON.stringify(also)}) n
  CROSS JOIN holding o ON o.personId = h.personId AND o.competencyId = n.value ->> '$.competencyId'
    AND o.level >= n.value ->> '$.level' AND ${on('o', day)}`;

/** Whether the person of `h` holds all that must be held beside, and is not suspended in any of it. */
const holdsAlso = (also: Needed, day: string): RawBuilder<unknown> => sql`
  (SELECT COUNT(DISTINCT o.competencyId) FROM ${beside(also, day)}) = ${also.length} AND NOT EXISTS (
    SELECT 1 FROM json_each(${JSON.stringify(also)}) n
    CROSS JOIN standing s ON s.personId = h.personId AND s.competencyId = n.value ->> '$.competencyId' AND ${on('s', day)} AND ${barred})`;

/** The last day on which all of it is held. */
const untilFirst = (also: Needed, day: string): RawBuilder<unknown> => sql`
  NULLIF(MIN(COALESCE(h.untilDate, '9999-12-31'), (SELECT MIN(COALESCE(o.untilDate, '9999-12-31')) FROM ${beside(also, day)})), '9999-12-31')`;

/** The positions of the day that fit what is asked. */
function placed({ day, unitIds, shift, scope }: WantedExperts): RawBuilder<unknown> {
  const list = (ids: readonly string[]) => sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;
  const inUnits = unitIds === null ? sql`1` : sql`p.unitId IN ${list(unitIds)}`;
  const inShift = shift === null ? sql`1` : sql`p.shift = ${shift}`;
  const seen = scope.kind === 'site' ? sql`1` : sql`(p.unitId IN ${list(scope.unitIds)} OR r.keptId IS ${scope.ownPersonId})`;
  return sql`p.recordedTo IS NULL AND p.validFrom <= ${day} AND (p.validTo IS NULL OR p.validTo >= ${day}) AND ${inUnits} AND ${inShift} AND ${seen}`;
}

/** The people of `page` with the position of the day that fits best. */
function shown(wanted: WantedExperts): RawBuilder<unknown> {
  const { competencyId, day } = wanted;
  return sql`
    SELECT f.personId, q.givenName, q.familyName, q.employeeNumber, NULLIF(o.title, '') AS title, o.unitId, o.shift, f.level, f.untilDate, f.total,
      f.personId IN (SELECT personId FROM assessor) AS isAssessor,
      (SELECT s.state FROM standing s WHERE s.personId = f.personId AND s.competencyId = ${competencyId} AND ${on('s', day)}) AS state
    FROM page f
    CROSS JOIN person q ON q.personId = f.personId AND q.recordedTo IS NULL
    LEFT JOIN (
      SELECT r.keptId, p.unitId, p.title, p.shift, ROW_NUMBER() OVER (PARTITION BY r.keptId ORDER BY p.validFrom DESC, p.positionId) AS nth
      FROM record r CROSS JOIN position p ON p.personId = r.personId WHERE r.keptId IN (SELECT personId FROM page) AND ${placed(wanted)}
    ) o ON o.keptId = f.personId AND o.nth = 1`;
}
