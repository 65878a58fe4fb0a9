import { plannedSessions } from './programme-dates';

export interface ProgrammeLine {
  readonly everyMonths: number;
  readonly from: string;
}

/** What there is of a day of a programme: its sample, and the session that was set up for it with how far it has come. */
export interface DayFacts {
  readonly hasSample: boolean;
  readonly sessionState: string | null;
}

export type DayState = 'planned' | 'due' | 'overdue' | 'drawn' | 'begun' | 'held' | 'passed';

/** So many days before a day its session is due to be prepared. */
export const prepareWithinDays = 30;

/** The days of a line up to a day. */
export function programmeDays({ everyMonths, from }: ProgrammeLine, to: string): string[] {
  return plannedSessions([{ kind: 'session', roleFamily: null, criticality: null, everyMonths, from }], { from, to }).map(
    ({ date }) => date,
  );
}

/**
 * How a day of the programme stands: held once its session is final, begun while it goes on. Without a session it is drawn, overdue once it has passed and due
 * within thirty days. One that passed and was followed by another that was begun is let go.
 */
export function dayState(
  dueOn: string,
  { hasSample, sessionState }: DayFacts,
  of: { readonly today: string; readonly soon: string; readonly wasFollowed: boolean },
): DayState {
  if (sessionState === 'final') return 'held';
  if (sessionState !== null && sessionState !== 'abandoned') return 'begun';
  if (of.wasFollowed) return 'passed';
  if (dueOn < of.today) return 'overdue';
  if (hasSample) return 'drawn';
  return dueOn <= of.soon ? 'due' : 'planned';
}
