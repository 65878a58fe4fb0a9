/** How far a clock may be put back without a question: what a hand or a time signal corrects now and then. Milliseconds. */
export const clockToleranceMs = 60_000;

/** What a look at the clock tells; both moments as UTC instants. */
export interface ClockSeen {
  /** The moment that the next look is compared with. */
  readonly newest: string;
  /** The moment the clock had already reached, when it now stands further behind than the tolerance; null when all is well. */
  readonly setBackFrom: string | null;
}

/**
 * Compares the clock with the newest moment known. Creeping back is caught as well: small steps are measured from the
 * newest moment, not from the last. Once a setting back has been noticed, time counts from where the clock stands, so
 * that a clock which was ahead for years is asked about once and not until it is that late again.
 */
export function lookAtClock(now: string, newest: string | null): ClockSeen {
  if (newest === null) return { newest: now, setBackFrom: null };
  const behind = Date.parse(newest) - Date.parse(now);
  if (behind > clockToleranceMs) return { newest: now, setBackFrom: newest };
  return { newest: behind > 0 ? newest : now, setBackFrom: null };
}

/** The later of two moments. */
export function laterOf(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return Date.parse(a) < Date.parse(b) ? b : a;
}
