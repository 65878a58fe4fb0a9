import { sql, type RawBuilder } from 'kysely';
import { addDays } from '../../../../shared/domain/calendar';
import type { FigureCount, MandatoryStretch } from '../../../../shared/domain/dashboard-figures';
import type { Reader } from '../schema';
import { isCounting } from './counting-assessments';
import { isOn } from './framework-items';
import { isUnitOn } from './organisation';
import { list, placedOnce, standingsLooked, type Looked } from './placed';

type OfStandings = Extract<FigureCount, { readonly kind: 'standings' }>;

export interface FigureLine {
  readonly lineId: string;
  readonly personId: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly unitName: string | null;
  readonly what: string;
  readonly competencyId: string | null;
  readonly onDate: string | null;
}

type Page = { readonly offset: number; readonly limit: number };

/** By whose judgement a standing may be: whose in most competencies, and whose in each of those in which some stand otherwise. */
export interface JudgedBy {
  readonly names: readonly string[];
  readonly apart: ReadonlyMap<string, readonly string[]>;
}

/** Who judged the standings in some states together: of each that there is, the names as a standing has them; '' where it has none. */
export async function assessorsLooked(db: Reader, looked: Looked, states: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ readonly names: string }>`
    WITH ${placedOnce(looked)} SELECT DISTINCT COALESCE(s.assessors, '') AS names ${standingsLooked(looked)} AND s.state IN ${list(states)}`.execute(
    db,
  );
  return rows.map(({ names }) => names);
}

/** What a figure of standings counts, a page of it: soonest to lapse or longest ago first; `judged`: only by these; null: by anybody. */
export async function standingLines(
  db: Reader,
  looked: Looked,
  counts: OfStandings,
  judged: JudgedBy | null,
  { offset, limit }: Page,
): Promise<FigureLine[]> {
  const on = counts.olderThan === null && judged === null ? sql`s.readyUntil` : sql`s.performedOn`;
  const { rows } = await sql<FigureLine>`
    WITH ${placedOnce(looked)}, chosen AS MATERIALIZED (
      SELECT placed.unitId, s.personId, s.competencyId, ${on} AS onDate ${standingsLooked(looked)} AND ${meets(counts, looked.day)} AND ${judged === null ? sql`1` : isJudgedBy(judged)}
      ORDER BY onDate IS NULL, onDate, s.personId, s.competencyId LIMIT ${limit} OFFSET ${offset})
    SELECT f.personId || ' ' || f.competencyId AS lineId, f.personId, p.familyName, p.givenName, u.name AS unitName, c.code || ' ' || c.title AS what,
      f.competencyId, f.onDate
    FROM chosen f JOIN person p ON p.personId = f.personId AND p.recordedTo IS NULL
    JOIN framework_item c ON c.itemId = f.competencyId AND ${isOn('c', looked.day)}
    LEFT JOIN org_unit u ON u.unitId = f.unitId AND ${isUnitOn('u', looked.day)}
    ORDER BY f.onDate IS NULL, f.onDate, f.personId, f.competencyId`.execute(db);
  return rows;
}

/** Results performed from one day to the day looked at, of those looked at: how many, and a page of them, newest first. */
export async function resultLines(
  db: Reader,
  looked: Looked,
  within: number,
  { offset, limit }: Page,
): Promise<{ lines: FigureLine[]; total: number }> {
  const { day, competencyId } = looked;
  const from = addDays(day, 1 - within);
  const found = sql`WITH ${placedOnce(looked)}, found AS MATERIALIZED (
    SELECT placed.unitId, placed.personId, a.assessmentId, a.competencyId, a.performedOn AS onDate
    FROM assessment a JOIN person r ON r.personId = a.personId AND r.recordedTo IS NULL
    JOIN placed ON placed.personId = COALESCE(r.mergedIntoId, r.personId)
    WHERE a.performedOn BETWEEN ${from} AND ${day} AND ${isCounting}
      AND ${competencyId === null ? sql`1` : sql`a.competencyId = ${competencyId}`})`;
  const counted = await sql<{ total: number }>`${found} SELECT COUNT(*) AS total FROM found`.execute(db);
  const { rows: lines } = await sql<FigureLine>`${found}
    SELECT f.assessmentId AS lineId, f.personId, p.familyName, p.givenName, u.name AS unitName, c.code || ' ' || c.title AS what, f.competencyId, f.onDate
    FROM found f JOIN person p ON p.personId = f.personId AND p.recordedTo IS NULL
    JOIN framework_item c ON c.itemId = f.competencyId AND ${isOn('c', day)}
    LEFT JOIN org_unit u ON u.unitId = f.unitId AND ${isUnitOn('u', day)}
    ORDER BY f.onDate DESC, f.assessmentId LIMIT ${limit} OFFSET ${offset}`.execute(db);
  return { lines, total: counted.rows[0]?.total ?? 0 };
}

export interface StartRow extends FigureLine {
  readonly onDate: string;
}

/** Positions begun in some days up to the day, in a role that the person did not hold the day before. */
export async function startsOf(db: Reader, looked: Looked, within: number): Promise<StartRow[]> {
  const { day, roleId } = looked;
  const { rows } = await sql<StartRow>`
    WITH ${placedOnce(looked)}
    SELECT n.positionId AS lineId, n.personId, p.familyName, p.givenName, u.name AS unitName, r.name AS what, NULL AS competencyId, n.validFrom AS onDate
    FROM placed JOIN position n ON n.personId = placed.personId AND n.recordedTo IS NULL
    JOIN place ON place.personId = n.personId AND place.unitId = n.unitId
    JOIN person p ON p.personId = n.personId AND p.recordedTo IS NULL
    JOIN job_role r ON r.roleId = n.roleId AND r.recordedTo IS NULL
    LEFT JOIN org_unit u ON u.unitId = n.unitId AND ${isUnitOn('u', day)}
    WHERE n.validFrom BETWEEN ${addDays(day, 1 - within)} AND ${day} AND (n.validTo IS NULL OR n.validTo >= ${day})
      AND ${roleId === null ? sql`1` : sql`n.roleId = ${roleId}`}
      AND NOT EXISTS (SELECT 1 FROM position b WHERE b.personId = n.personId AND b.roleId = n.roleId AND b.recordedTo IS NULL AND b.validFrom < n.validFrom
        AND (b.validTo IS NULL OR b.validTo >= date(n.validFrom, '-1 day')))
    GROUP BY n.positionId ORDER BY n.validFrom, n.positionId`.execute(db);
  return rows;
}

/** What was mandatory for some people at any time up to a day, by person. */
export async function mandatoryStretches(db: Reader, personIds: readonly string[], day: string): Promise<Map<string, MandatoryStretch[]>> {
  const { rows } = await sql<MandatoryStretch & { readonly personId: string }>`
    SELECT s.personId, s.fromDate, s.untilDate, s.state FROM standing s
    WHERE s.personId IN ${list([...new Set(personIds)])} AND s.isMandatory = 1 AND s.fromDate <= ${day}`.execute(db);
  const byPerson = new Map<string, MandatoryStretch[]>();
  for (const row of rows) {
    const known = byPerson.get(row.personId);
    if (known === undefined) byPerson.set(row.personId, [row]);
    else known.push(row);
  }
  return byPerson;
}

const isJudgedBy = ({ names, apart }: JudgedBy): RawBuilder<unknown> => {
  const by = (some: readonly string[]): RawBuilder<unknown> => sql`COALESCE(s.assessors, '') IN ${list(some)}`;
  const rest = sql`(s.competencyId NOT IN ${list([...apart.keys()])} AND ${by(names)})`;
  const each = [...apart].map(([competencyId, some]) => sql`(s.competencyId = ${competencyId} AND ${by(some)})`);
  return sql`(${sql.join([rest, ...each], sql` OR `)})`;
};

const meets = ({ states, lapsesWithin, olderThan }: OfStandings, day: string): RawBuilder<unknown> => {
  const lapses = lapsesWithin === null ? sql`1` : sql`COALESCE(s.readyUntil <= ${addDays(day, lapsesWithin)}, 0)`;
  const isOld = olderThan === null ? sql`1` : sql`COALESCE(s.performedOn < ${addDays(day, -olderThan)}, 0)`;
  return sql`(s.state IN ${list([...states])} AND ${lapses} AND ${isOld})`;
};
