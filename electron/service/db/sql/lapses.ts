import { sql } from 'kysely';
import type { Scope } from '../../../../shared/domain/permissions';
import { heldStates, readyStates, type StandingState } from '../../../../shared/domain/state';
import type { Reader } from '../schema';
import { personIsWithin } from './assessments';
import { isOn } from './framework-items';
import { isUnitOn } from './organisation';
import { isEmployed } from './people';
import { holdsOn } from './standings';

export interface LapseRow {
  readonly personId: string;
  readonly competencyId: string;
  /** Last day on which the person is ready. */
  readonly lastDay: string;
}

/** What lapses next by time alone, soonest first. For a whole site only the first of the index are read. */
export async function nextLapses(
  db: Reader,
  {
    day,
    until,
    scope,
    today,
    limit,
  }: { readonly day: string; readonly until: string; readonly scope: Scope; readonly today: string; readonly limit: number },
): Promise<LapseRow[]> {
  const from =
    scope.kind === 'site'
      ? sql`standing INDEXED BY standing_by_due`
      : sql`(SELECT p.personId FROM person p WHERE p.recordedTo IS NULL AND ${personIsWithin(scope, today, 'p.personId')}) who
          CROSS JOIN standing ON standing.personId = who.personId`;
  const { rows } = await sql<LapseRow>`
    SELECT standing.personId, standing.competencyId, standing.dueOn AS lastDay FROM ${from}
    WHERE standing.dueOn >= ${day} AND standing.dueOn <= ${until} AND standing.state IN (${states(heldStates)}) AND ${holdsOn(day)}
    ORDER BY standing.dueOn, standing.personId, standing.competencyId LIMIT ${limit}`.execute(db);
  return rows;
}

/** What of the person is suspended on the day after because it rests on what lapsed, and was in force the day before. */
export async function restingOnLapse(
  db: Reader,
  { personId, competencyId, lastDay }: LapseRow,
): Promise<Array<{ competencyId: string; code: string; title: string }>> {
  const { rows } = await sql<{ competencyId: string; code: string; title: string }>`
    SELECT s.competencyId, c.code, c.title FROM standing s
    JOIN standing b ON b.personId = s.personId AND b.competencyId = s.competencyId AND b.fromDate <= ${lastDay} AND b.untilDate >= ${lastDay}
      AND b.state IN (${states(readyStates)})
    JOIN framework_item c ON c.itemId = s.competencyId AND c.kind = 'competency' AND ${isOn('c', lastDay)}
    WHERE s.personId = ${personId} AND s.causeKind = 'prerequisite' AND s.causeId = ${competencyId}
      AND s.fromDate = date(${lastDay}, '+1 day') ORDER BY c.code, s.competencyId`.execute(db);
  return rows;
}

/** In each unit of a scope where the person works then: how many are ready on the day after, of how many of whom it is required. */
export async function leftAfterLapse(
  db: Reader,
  { personId, competencyId, lastDay }: LapseRow,
  scope: Scope,
): Promise<Array<{ unitId: string; unitName: string; ready: number; required: number }>> {
  const within = scope.kind === 'site' ? sql`1` : sql`u.unitId IN (SELECT value FROM json_each(${JSON.stringify(scope.unitIds)}))`;
  const { rows } = await sql<{ unitId: string; unitName: string; ready: number; required: number }>`
    WITH next(day) AS (SELECT date(${lastDay}, '+1 day'))
    SELECT u.unitId, u.name AS unitName, COUNT(DISTINCT CASE WHEN s.state IN (${states(readyStates)}) THEN s.personId END) AS ready,
      COUNT(DISTINCT s.personId) AS required
    FROM next JOIN position own ON own.personId = ${personId} AND own.recordedTo IS NULL AND own.validFrom <= next.day AND (own.validTo IS NULL OR own.validTo >= next.day)
    JOIN org_unit u ON u.unitId = own.unitId AND ${isUnitOn('u', sql.ref('next.day'))}
    JOIN position o ON o.unitId = own.unitId AND o.recordedTo IS NULL AND o.validFrom <= next.day AND (o.validTo IS NULL OR o.validTo >= next.day)
    JOIN standing s ON s.personId = o.personId AND s.competencyId = ${competencyId} AND s.fromDate <= next.day AND (s.untilDate IS NULL OR s.untilDate >= next.day)
    WHERE ${isEmployed('o.personId', lastDay)} AND ${within}
    GROUP BY u.unitId, u.name ORDER BY ready, u.name`.execute(db);
  return rows;
}

const states = (of: Iterable<StandingState>) => sql.join([...of].map((state) => sql.lit(state)));
