import { addDays } from '../../../../shared/domain/calendar';
import type { DashboardFigure, FigureCount, FurtherKey, DashboardKey } from '../../../../shared/domain/dashboard-figures';
import { heldStates, readyStates, standingStates } from '../../../../shared/domain/state';
import { assessorCalibrations } from '../../db/sql/assessor-calibrations';
import type { Looked } from '../../db/sql/placed';
import type { Reader } from '../../db/schema';
import { readinessOf } from '../../readiness/engine';
import type { CountedStandings } from '../../readiness/standing-tallies';
import { seenBy } from '../gaps/people-left';

type OfStandings = Extract<FigureCount, { readonly kind: 'standings' }>;
type AnyFigure = DashboardFigure<DashboardKey | FurtherKey>;
export type StandingFigure = AnyFigure & { readonly counts: OfStandings };

export const isOfStandings = <F extends AnyFigure>(figure: F): figure is F & { readonly counts: OfStandings } =>
  figure.counts.kind === 'standings';

export interface StandingCounts {
  readonly required: number;
  readonly ready: number;
  readonly held: number;
  /** Held by a result of whose assessors it is known whether they are calibrated. */
  readonly known: number;
  readonly counts: ReadonlyMap<string, number>;
}

const open: CountedStandings = { states: standingStates, lapsesBy: null, performedBefore: null, confidence: null };
const held: CountedStandings = { ...open, states: [...heldStates] };
/** What figures are told out of. */
const wholes: readonly CountedStandings[] = [
  open,
  { ...open, states: [...readyStates] },
  held,
  { ...held, confidence: 'current' },
  { ...held, confidence: 'lapsed' },
];

/** The figures of a day that count requirements, and what they are told out of. */
export async function standingCounts(db: Reader, looked: Looked, figures: readonly StandingFigure[]): Promise<StandingCounts> {
  const { day, knownAt, unitIds, roleId, mandatoryOnly } = looked;
  const asked = figures.map(({ counts }) => countedOn(day, counts));
  const told = await readinessOf(db).standings({
    day,
    knownAt,
    unitIds,
    seen: seenBy(looked),
    roleId,
    mandatoryOnly,
    counts: [...wholes, ...asked],
    calibrations: await assessorCalibrations(db, knownAt),
  });
  const [required = 0, ready = 0, ofResults = 0, current = 0, lapsed = 0] = told;
  const counts = new Map(figures.map(({ key }, index) => [key, told[wholes.length + index] ?? 0]));
  return { required, ready, held: ofResults, known: current + lapsed, counts };
}

const countedOn = (day: string, { states, lapsesWithin, olderThan, confidence }: OfStandings): CountedStandings => ({
  states,
  lapsesBy: lapsesWithin === null ? null : addDays(day, lapsesWithin),
  performedBefore: olderThan === null ? null : addDays(day, -olderThan),
  confidence,
});
