import type { Confidence } from './assessor-confidence';
import { addDays } from './calendar';
import { riskBands, type RiskBand } from './risk';
import { heldStates, readyStates, type StandingState } from './state';

/** What a figure counts on a day: requirements by their state, gaps by their risk, people new in a role, or results. */
export type FigureCount =
  | {
      readonly kind: 'standings';
      readonly states: readonly StandingState[];
      /** Only what is known to lapse within so many days. */
      readonly lapsesWithin: number | null;
      /** Only what rests on a result performed more than so many days ago. */
      readonly olderThan: number | null;
      /** Only what rests on assessors of whose calibration this is so. */
      readonly confidence: Confidence | null;
    }
  | { readonly kind: 'gaps'; readonly band: RiskBand }
  /** Units with gaps of a risk. */
  | { readonly kind: 'units'; readonly band: RiskBand }
  /** Positions begun in so many days up to the day. */
  | { readonly kind: 'starts'; readonly within: number }
  /** Counting results performed in so many days up to the day. */
  | { readonly kind: 'results'; readonly within: number };

type OfStandings = Extract<FigureCount, { readonly kind: 'standings' }>;

export const figureGroups = ['readiness', 'risk', 'evidence', 'work'] as const;
export type FigureGroup = (typeof figureGroups)[number];

export const dashboardKeys = [
  'ready',
  'overdue',
  'expiring30',
  'expiring60',
  'expiring90',
  'gapsHigh',
  'gapsSerious',
  'gapsMedium',
  'gapsLow',
  'unitsHigh',
  'evidenceOld',
  'confidence',
  'timeToCompetency',
  'results30',
] as const;
export type DashboardKey = (typeof dashboardKeys)[number];

/** Numbers of other views that have a list as figures have. */
export const furtherKeys = ['confidenceLapsed', 'confidenceUnknown'] as const;
export type FurtherKey = (typeof furtherKeys)[number];

export const figureNames: Readonly<Record<DashboardKey | FurtherKey, string>> = {
  ready: 'Ready',
  overdue: 'Overdue',
  expiring30: 'Lapsing within 30 days',
  expiring60: 'Lapsing within 60 days',
  expiring90: 'Lapsing within 90 days',
  gapsHigh: 'Gaps of high risk',
  gapsSerious: 'Gaps of serious risk',
  gapsMedium: 'Gaps of medium risk',
  gapsLow: 'Gaps of low risk',
  unitsHigh: 'Units with gaps of high risk',
  evidenceOld: 'Evidence older than a year',
  confidence: 'Judged by calibrated assessors',
  timeToCompetency: 'Time to competency',
  results30: 'Results in 30 days',
  confidenceLapsed: 'Judged by an assessor who is not calibrated',
  confidenceUnknown: 'Calibration of an assessor not known',
};

/** The count, the list behind it and the words all follow from this one object. */
export interface DashboardFigure<Key extends DashboardKey | FurtherKey = DashboardKey> {
  readonly key: Key;
  readonly group: FigureGroup;
  readonly counts: FigureCount;
  /** What it is told out of; null: a number by itself. */
  readonly of: 'required' | 'ready' | 'held' | 'known' | 'gaps' | 'units' | 'starts' | null;
  /** Whether it tells how people did and not what is to be done: then it is told of enough people only, so that nobody is singled out. */
  readonly isAboutPeople: boolean;
}

const standings = (
  states: readonly StandingState[],
  { lapsesWithin = null, olderThan = null, confidence = null }: Partial<Omit<OfStandings, 'kind' | 'states'>> = {},
): FigureCount => ({ kind: 'standings', states, lapsesWithin, olderThan, confidence });
const judged = (confidence: Confidence): FigureCount => standings([...heldStates], { confidence });
const keyOfBand = { high: 'gapsHigh', serious: 'gapsSerious', medium: 'gapsMedium', low: 'gapsLow' } as const;

export const dashboardFigures: readonly DashboardFigure[] = [
  { key: 'ready', group: 'readiness', counts: standings([...readyStates]), of: 'required', isAboutPeople: false },
  { key: 'overdue', group: 'readiness', counts: standings(['expired', 'currencyLapsed']), of: 'required', isAboutPeople: false },
  ...([30, 60, 90] as const).map((days): DashboardFigure => ({
    key: `expiring${days}`,
    group: 'readiness',
    counts: standings([...readyStates], { lapsesWithin: days }),
    of: 'ready',
    isAboutPeople: false,
  })),
  ...riskBands.map((band): DashboardFigure => ({
    key: keyOfBand[band],
    group: 'risk',
    counts: { kind: 'gaps', band },
    of: 'gaps',
    isAboutPeople: false,
  })),
  { key: 'unitsHigh', group: 'risk', counts: { kind: 'units', band: 'high' }, of: 'units', isAboutPeople: false },
  { key: 'evidenceOld', group: 'evidence', counts: standings([...heldStates], { olderThan: 365 }), of: 'held', isAboutPeople: false },
  { key: 'confidence', group: 'evidence', counts: judged('current'), of: 'known', isAboutPeople: false },
  { key: 'timeToCompetency', group: 'work', counts: { kind: 'starts', within: 365 }, of: 'starts', isAboutPeople: true },
  { key: 'results30', group: 'work', counts: { kind: 'results', within: 30 }, of: null, isAboutPeople: false },
];

/** What the keys stand for that are no figures of the dashboard. */
export const furtherFigures: ReadonlyArray<DashboardFigure<FurtherKey>> = [
  { key: 'confidenceLapsed', group: 'evidence', counts: judged('lapsed'), of: 'known', isAboutPeople: false },
  { key: 'confidenceUnknown', group: 'evidence', counts: judged('unknown'), of: 'held', isAboutPeople: false },
];

const judgedBy: Readonly<Record<Confidence, string>> = {
  current: 'everybody who judged what they rest on is calibrated on that day',
  lapsed: 'somebody who judged what they rest on is not calibrated on that day, because the calibration has ended or has to be renewed',
  unknown:
    'no calibration of somebody who judged what they rest on is on record by that day, and nobody else is known not to be calibrated',
};

/** Numerator, denominator and date rule of a figure on a day, in words. */
export function dashboardDefinition(
  { counts, of }: Pick<DashboardFigure, 'counts' | 'of'>,
  day: string,
  phrase: (states: readonly StandingState[]) => string,
): string {
  const once = 'One person and one competency count once, however many positions require it.';
  switch (counts.kind) {
    case 'standings': {
      if (counts.confidence !== null)
        return `Counts standings that are ready by a result on ${day}, where ${judgedBy[counts.confidence]}. Out of ${outOf[of ?? 'held']}. ${once}`;
      const lapse =
        counts.lapsesWithin === null
          ? ''
          : ` and the last day of being ready is known and no later than ${addDays(day, counts.lapsesWithin)}`;
      const age = counts.olderThan === null ? '' : ` and the result it rests on was performed before ${addDays(day, -counts.olderThan)}`;
      return `Counts competencies that a position requires of somebody, where the state on ${day} is ${phrase(counts.states)}${lapse}${age}. Out of ${outOf[of ?? 'required']} on that day. ${once}`;
    }
    case 'gaps':
      return `Counts what is required on ${day} of somebody who is not ready for it, where the risk by the rule of that day is in the band “${counts.band}”. Out of ${outOf.gaps} on that day. ${once}`;
    case 'units':
      return `Counts units with a gap in the band “${counts.band}”, by the risk that the rule of ${day} gives it. Out of ${outOf.units} on that day. A gap counts in every unit in which the person works.`;
    case 'starts':
      return `Of the positions begun from ${addDays(day, 1 - counts.within)} to ${day}, in a role that the person did not hold the day before: the number of days from the first day to the first on which everything mandatory for the person was ready, by which half of them were. Who is not there yet by ${day} counts as longer than all others. Counted: those who are there, out of all of these.`;
    case 'results':
      return `Counts results performed from ${addDays(day, 1 - counts.within)} to ${day} of people who hold a position on ${day}, neither voided nor sent back; two independent ratings of one performance are two.`;
  }
}

const outOf = {
  required: 'every competency that a position requires of somebody',
  ready: 'those that are ready',
  held: 'those that are ready by a result',
  known: 'those of whose assessors it is known',
  units: 'the units in which somebody works',
  gaps: 'everything that is required of somebody who is not ready for it',
  starts: 'all of these positions',
} as const;

/** Whether a figure about people may be told of a group: of nobody, or of enough, and so that no small rest of the whole is told with it. */
export function isLargeEnough(people: number, ofAll: number, minimum: number): boolean {
  const rest = ofAll - people;
  return people >= minimum && (rest === 0 || rest >= minimum);
}

/** A stretch of days on which something mandatory was required of a person. */
export interface MandatoryStretch {
  readonly fromDate: string;
  readonly untilDate: string | null;
  readonly state: StandingState;
}

/** The first day from one to another on which something mandatory was required and all of it was ready; null: there is none. */
export function firstFullDay(stretches: readonly MandatoryStretch[], from: string, to: string): string | null {
  const days = new Set([
    from,
    ...stretches.map(({ fromDate }) => fromDate),
    ...stretches.flatMap(({ untilDate }) => (untilDate === null ? [] : [addDays(untilDate, 1)])),
  ]);
  const isFull = (day: string): boolean => {
    const on = stretches.filter(({ fromDate, untilDate }) => fromDate <= day && (untilDate === null || day <= untilDate));
    return on.length > 0 && on.every(({ state }) => readyStates.has(state));
  };
  return (
    [...days]
      .filter((day) => from <= day && day <= to)
      .toSorted()
      .find(isFull) ?? null
  );
}

/** The number that half of some are not above, where null is above every number; null also where there are none. */
export function medianWithOpen(values: readonly (number | null)[]): number | null {
  const sorted = values.toSorted((a, b) => (a ?? Infinity) - (b ?? Infinity));
  return sorted[Math.ceil(sorted.length / 2) - 1] ?? null;
}
