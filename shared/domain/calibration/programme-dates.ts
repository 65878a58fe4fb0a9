import { addMonths } from '../calendar';

export type SessionKind = 'sample' | 'session' | 'integrity' | 'performance';

export interface Cadence {
  readonly kind: SessionKind;
  /** Null for every role family, or every criticality. */
  readonly roleFamily: string | null;
  readonly criticality: 'low' | 'medium' | 'high' | 'critical' | null;
  /** A whole number of months, at least 1: 3 is quarterly, 6 semi-annual, 12 annual. */
  readonly everyMonths: number;
  /** Day of the first one, which the others are counted from. */
  readonly from: string;
}

export interface PlannedSession {
  readonly date: string;
  readonly cadence: Cadence;
}

/**
 * The sessions that a programme's cadences put into a span of days, both ends included, by date. Days are counted from the first one each time,
 * so that a 31st comes back after a shorter month.
 */
export function plannedSessions(cadences: readonly Cadence[], span: { readonly from: string; readonly to: string }): PlannedSession[] {
  const planned = cadences.flatMap((cadence) => {
    if (!Number.isInteger(cadence.everyMonths) || cadence.everyMonths < 1) throw new RangeError('a cadence is a whole number of months');
    const dates: PlannedSession[] = [];
    for (let turn = 0; ; turn += 1) {
      const date = addMonths(cadence.from, turn * cadence.everyMonths);
      if (date > span.to) return dates;
      if (date >= span.from) dates.push({ date, cadence });
    }
  });
  return planned.toSorted((a, b) =>
    a.date < b.date ? -1 : a.date > b.date ? 1 : cadences.indexOf(a.cadence) - cadences.indexOf(b.cadence),
  );
}
