/** What somebody did of one kind in a month: how often, and the minutes of those that were timed. */
export interface LoggedWork {
  readonly what: 'knowledge' | 'practical' | 'observation' | 'seen' | 'rated';
  readonly n: number;
  readonly timed: number;
  readonly timedMinutes: number;
}

export interface MinutesPer {
  readonly minutesPer: Readonly<Record<'knowledge' | 'practical' | 'observation' | 'seen', number>>;
  readonly minutesPerCase: number;
}

/** Minutes that some work took: as its steps were timed, and as the site has it for what nobody timed. */
export function workMinutes({ what, n, timed, timedMinutes }: LoggedWork, { minutesPer, minutesPerCase }: MinutesPer): number {
  const each = what === 'rated' ? minutesPerCase : minutesPer[what];
  return timedMinutes + (n - timed) * each;
}
