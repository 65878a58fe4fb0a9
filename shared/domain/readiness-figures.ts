import { addDays } from './calendar';
import { readyStates, type StandingState } from './state';

export const figureKeys = ['ready', 'expired', 'neverAssessed', 'belowLevel', 'expiring30', 'expiring60', 'expiring90'] as const;
export type FigureKey = (typeof figureKeys)[number];

/** What a figure counts and what of. The count, the list behind it and the words all follow from this one line. */
export interface Figure {
  readonly key: FigureKey;
  readonly states: readonly StandingState[];
  /** Only standings that are known to lapse within so many days; null: all. */
  readonly lapsesWithin: number | null;
  readonly of: 'required' | 'ready';
}

const ready = [...readyStates];

export const figures: readonly Figure[] = [
  { key: 'ready', states: ready, lapsesWithin: null, of: 'required' },
  { key: 'expired', states: ['expired'], lapsesWithin: null, of: 'required' },
  { key: 'neverAssessed', states: ['neverAssessed'], lapsesWithin: null, of: 'required' },
  { key: 'belowLevel', states: ['belowLevel'], lapsesWithin: null, of: 'required' },
  { key: 'expiring30', states: ready, lapsesWithin: 30, of: 'ready' },
  { key: 'expiring60', states: ready, lapsesWithin: 60, of: 'ready' },
  { key: 'expiring90', states: ready, lapsesWithin: 90, of: 'ready' },
];

/** The last day up to which a figure counts what lapses; null where it counts whatever the end. */
export function lapsesBy(figure: Figure, day: string): string | null {
  return figure.lapsesWithin === null ? null : addDays(day, figure.lapsesWithin);
}

/** Numerator, denominator and date rule of a figure, in words. */
export function definitionOf(figure: Figure, day: string): string {
  const by = lapsesBy(figure, day);
  const lapse =
    by === null
      ? ''
      : `, and the last day of being ready is known and no later than ${by}: a result runs out, or more is required from the next day`;
  const counted = `Counts where the state on ${day} is ${inWords(figure.states)}${lapse}.`;
  const of =
    figure.of === 'required' ? 'every competency that a position requires of somebody on that day' : 'those that are ready on that day';
  return `${counted} Out of ${of}. One person and one competency count once, however many positions require it.`;
}

const phraseByState: Readonly<Record<StandingState, string>> = {
  qualified: 'qualified',
  expiring: 'expiring soon',
  inGrace: 'in grace period',
  extended: 'extended',
  currencyLapsed: 'currency lapsed',
  expired: 'expired',
  belowLevel: 'below level',
  evidenceInsufficient: 'evidence insufficient or stale',
  neverAssessed: 'never assessed',
  trainee: 'trainee under supervision',
  suspended: 'suspended',
  revoked: 'revoked',
  exempt: 'exempt',
  waived: 'waived',
  notRequired: 'not required',
};

/** `expired`, or `qualified, expiring soon or exempt`. */
export function inWords(states: readonly StandingState[]): string {
  const phrases = states.map((state) => phraseByState[state]);
  const last = phrases.at(-1) ?? 'none';
  return phrases.length < 2 ? last : `${phrases.slice(0, -1).join(', ')} or ${last}`;
}
