import type { Contract } from '../../../../shared/contract';
import { addMonths, endOfMonth } from '../../../../shared/domain/calendar';
import { dashboardFigures } from '../../../../shared/domain/dashboard-figures';
import { readyStates, standingStates, type StandingState } from '../../../../shared/domain/state';
import { ok } from '../../../../shared/result';
import { recordAt } from '../../db/as-known-at';
import { allUnits } from '../../db/sql/organisation';
import { readinessOf } from '../../readiness/engine';
import type { Question } from '../../readiness/questions';
import type { QueryUseCase } from '../context';
import { askedBy } from '../readiness/asked';
import { isOfStandings } from './standing-counts';

/** Each point is asked as of its day: nothing is kept from one day to the next. */
export const figuresTrend: QueryUseCase<Contract['figures']['trend']> = async (db, filter, ctx) => {
  const day = filter.asOf ?? ctx.today;
  const asked = askedBy(filter, await allUnits(recordAt(db, filter.knownAt), day), ctx.scope);
  const days = [...monthEndsBefore(day, 12), day];
  const question: Question = { ...asked, days, knownAt: filter.knownAt, by: 'all', branchOf: null, measure: { kind: 'state' } };
  const engine = readinessOf(db);
  const states = await engine.count(question);
  const lapses = await engine.count({ ...question, measure: { kind: 'lapse', limits: [lapsesWithin] } });
  return ok({
    points: states.map(({ day: asOf, once }, index) => {
      const sumOf = (isCounted: (state: StandingState) => boolean): number =>
        standingStates.reduce((sum, state, at) => sum + (isCounted(state) ? (once[at] ?? 0) : 0), 0);
      return {
        day: asOf,
        required: sumOf(() => true),
        ready: sumOf((state) => readyStates.has(state)),
        overdue: sumOf((state) => overdueStates.has(state)),
        // Bucket 0: not ready; 1: lapses within the limit.
        expiring90: lapses[index]?.once[1] ?? 0,
      };
    }),
  });
};

const countsOf = (key: string) => dashboardFigures.filter(isOfStandings).find((figure) => figure.key === key)?.counts;
const overdueStates: ReadonlySet<StandingState> = new Set(countsOf('overdue')?.states);
const lapsesWithin = countsOf('expiring90')?.lapsesWithin ?? 0;

/** The last days of the months before the one that a day lies in, the oldest first. */
function monthEndsBefore(day: string, months: number): string[] {
  const first = `${day.slice(0, 7)}-01`;
  return Array.from({ length: months }, (_, index) => endOfMonth(addMonths(first, index - months)));
}
