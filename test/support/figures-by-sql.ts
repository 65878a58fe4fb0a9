import { sql } from 'kysely';
import type { Reader } from '../../electron/service/db/schema';
import { list, placedOnce, standingsLooked, type Looked } from '../../electron/service/db/sql/placed';
import type { StandingCounts, StandingFigure } from '../../electron/service/usecases/figures/standing-counts';
import { addDays } from '../../shared/domain/calendar';
import { heldStates, readyStates } from '../../shared/domain/state';

/** The figures that count requirements in one statement over every standing; of confidence in assessors it knows nothing. */
export async function figuresBySql(db: Reader, looked: Looked, figures: readonly StandingFigure[]): Promise<Omit<StandingCounts, 'known'>> {
  const meets = ({ states, lapsesWithin, olderThan }: StandingFigure['counts']) => {
    const lapses = lapsesWithin === null ? sql`1` : sql`COALESCE(s.readyUntil <= ${addDays(looked.day, lapsesWithin)}, 0)`;
    const isOld = olderThan === null ? sql`1` : sql`COALESCE(s.performedOn < ${addDays(looked.day, -olderThan)}, 0)`;
    return sql`(s.state IN ${list([...states])} AND ${lapses} AND ${isOld})`;
  };
  const sums = [
    sql`COUNT(*) AS required`,
    sql`SUM(s.state IN ${list([...readyStates])}) AS ready`,
    sql`SUM(s.state IN ${list([...heldStates])}) AS held`,
    ...figures.map(({ key, counts }) => sql`SUM(${meets(counts)}) AS ${sql.ref(`figure_${key}`)}`),
  ];
  const { rows } = await sql<Readonly<Record<string, number | null>>>`
    WITH ${placedOnce(looked)} SELECT ${sql.join(sums)} ${standingsLooked(looked)}`.execute(db);
  const told = (column: string): number => rows[0]?.[column] ?? 0;
  return {
    required: told('required'),
    ready: told('ready'),
    held: told('held'),
    counts: new Map(figures.map(({ key }) => [key, told(`figure_${key}`)])),
  };
}
