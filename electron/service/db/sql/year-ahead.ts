import { sql, type RawBuilder } from 'kysely';
import type { Scope } from '../../../../shared/domain/permissions';
import { readyStates, type StandingState } from '../../../../shared/domain/state';
import type { Reader } from '../schema';
import { personIsWithin } from './assessments';

/** Whose changes are asked for, on the days after the first up to the last. */
export interface AskedChanges {
  readonly after: string;
  readonly through: string;
  readonly scope: Scope;
  readonly today: string;
  readonly personId: string | null;
  /** Who has a position in one of these on the day of a change or on the day before; null: wherever they work. */
  readonly unitIds: readonly string[] | null;
  /** Only from a state in which somebody may do the work alone to one in which they may not. */
  readonly lapsesOnly: boolean;
}

/** One standing that is another on a day than on the day before; a state is null where nothing is required. */
export interface ChangeRow {
  readonly day: string;
  readonly personId: string;
  readonly competencyId: string;
  readonly stateBefore: StandingState | null;
  readonly stateAfter: StandingState | null;
}

/** How many people can have changes in the period. */
export async function countChanging(db: Reader, asked: AskedChanges): Promise<number> {
  const { rows } = await sql<{ n: number }>`SELECT COUNT(*) AS n FROM (${peopleOf(asked)})`.execute(db);
  return rows[0]?.n ?? 0;
}

export interface DayOfChanges {
  readonly day: string;
  readonly changes: number;
  readonly lapses: number;
}

/** How many standings change on each day on which any does. */
export async function daysOfChanges(db: Reader, asked: AskedChanges): Promise<DayOfChanges[]> {
  const { rows } = await sql<DayOfChanges>`
    ${changesOf(asked)} SELECT day, COUNT(*) AS changes, SUM(${isLapse}) AS lapses FROM change ${chosen(asked)} GROUP BY day ORDER BY day`.execute(
    db,
  );
  return rows;
}

/** A page of the changes, by day, employee number and competency. */
export async function changeRows(
  db: Reader,
  asked: AskedChanges,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<ChangeRow[]> {
  const { rows } = await sql<ChangeRow>`
    ${changesOf(asked)}
    SELECT c.day, c.personId, c.competencyId, c.stateBefore, c.stateAfter FROM change c
    JOIN person p ON p.personId = c.personId AND p.recordedTo IS NULL ${chosen(asked)}
    ORDER BY c.day, p.employeeNumber, c.competencyId LIMIT ${limit} OFFSET ${offset}`.execute(db);
  return rows;
}

const ready = sql.join([...readyStates].map((state) => sql.lit(state)));
const isLapse = sql`COALESCE(stateBefore IN (${ready}), 0) AND COALESCE(stateAfter NOT IN (${ready}), 0)`;

const chosen = ({ lapsesOnly }: AskedChanges): RawBuilder<unknown> => (lapsesOnly ? sql`WHERE ${isLapse}` : sql``);

/** A row of standing begins wherever anything about it changes; where none follows, nothing is required any more. */
function changesOf(asked: AskedChanges): RawBuilder<unknown> {
  const { after, through, unitIds } = asked;
  const isPlaced = (day: RawBuilder<unknown>): RawBuilder<unknown> =>
    unitIds === null
      ? sql`1`
      : sql`EXISTS (SELECT 1 FROM position o WHERE o.personId = s.personId AND o.recordedTo IS NULL AND o.validFrom <= ${day}
          AND (o.validTo IS NULL OR o.validTo >= date(${day}, '-1 day')) AND o.unitId IN (SELECT value FROM json_each(${JSON.stringify(unitIds)})))`;
  return sql`WITH who(personId) AS MATERIALIZED (${peopleOf(asked)}),
    change(day, personId, competencyId, stateBefore, stateAfter) AS (
      SELECT s.fromDate, s.personId, s.competencyId,
        (SELECT b.state FROM standing b WHERE b.personId = s.personId AND b.competencyId = s.competencyId
          AND b.fromDate < s.fromDate AND b.untilDate = date(s.fromDate, '-1 day') ORDER BY b.fromDate DESC LIMIT 1), s.state
      FROM who CROSS JOIN standing s ON s.personId = who.personId
      WHERE s.fromDate > ${after} AND s.fromDate <= ${through} AND ${isPlaced(sql`s.fromDate`)}
      UNION ALL
      SELECT date(s.untilDate, '+1 day'), s.personId, s.competencyId, s.state, NULL
      FROM who CROSS JOIN standing s ON s.personId = who.personId
      WHERE s.untilDate >= ${after} AND s.untilDate < ${through} AND ${isPlaced(sql`date(s.untilDate, '+1 day')`)}
        AND NOT EXISTS (SELECT 1 FROM standing n WHERE n.personId = s.personId AND n.competencyId = s.competencyId AND n.fromDate = date(s.untilDate, '+1 day'))
    )`;
}

function peopleOf({ after, through, scope, today, personId, unitIds }: AskedChanges): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`p.recordedTo IS NULL`, sql`${personIsWithin(scope, today, 'p.personId')}`];
  if (personId !== null) parts.push(sql`p.personId = ${personId}`);
  if (unitIds !== null)
    parts.push(sql`p.personId IN (SELECT o.personId FROM position o WHERE o.recordedTo IS NULL AND o.validFrom <= ${through}
      AND (o.validTo IS NULL OR o.validTo >= ${after}) AND o.unitId IN (SELECT value FROM json_each(${JSON.stringify(unitIds)})))`);
  return sql`SELECT p.personId FROM person p WHERE ${sql.join(parts, sql` AND `)}`;
}
