import { iccWidth } from '../statistics/sample-size';

export interface Load {
  readonly cases: number;
  /** What one rater needs for one case. */
  readonly minutesPerCase: number;
  /** What a rater may be asked for in all. */
  readonly minutesPerRater: number;
  readonly raters: number;
  /** The agreement that is expected, 0 to 1, as an intraclass correlation. */
  readonly icc: number;
}

export interface FittedLoad {
  /** Of the cases wanted, how many fit. */
  readonly cases: number;
  readonly minutes: number;
  /** Full width of the 95 % interval of the agreement with all cases wanted and with those that fit; null where that is not to be had. */
  readonly widthWanted: number | null;
  readonly widthLeft: number | null;
}

/** Cuts a sample to the minutes that raters have, and says what confidence goes with it. */
export function fitToMinutes({ cases, minutesPerCase, minutesPerRater, raters, icc }: Load): FittedLoad {
  if (!(minutesPerCase > 0)) throw new RangeError('a case takes some time');
  const fitting = Math.max(0, Math.min(cases, Math.floor(minutesPerRater / minutesPerCase)));
  const widthOf = (count: number): number | null => {
    const width = iccWidth(icc, raters, count);
    return width.estimable ? width.width : null;
  };
  return { cases: fitting, minutes: fitting * minutesPerCase, widthWanted: widthOf(cases), widthLeft: widthOf(fitting) };
}
