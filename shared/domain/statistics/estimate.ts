/** Why a figure cannot be had from the data at hand; the interface says each in a sentence. */
export type NotEstimableReason =
  | 'noRatings'
  | 'noOverlap'
  | 'noVariation'
  | 'noVariationBetweenCases'
  | 'tooFewCases'
  | 'tooFewRaters'
  | 'tooFewCategories'
  | 'tooFewResamples'
  | 'unequalRatings'
  | 'unknownCategory'
  | 'notATable'
  | 'notACount'
  | 'negativeRatings'
  | 'noError'
  | 'noEvents'
  | 'outOfReach';

export interface NotEstimable {
  readonly estimable: false;
  readonly reason: NotEstimableReason;
}

/** A figure with the number of units it rests on, or why there is none; never 0, 1 or NaN in its place. */
export type Estimate<Figures> = ({ readonly estimable: true; readonly n: number } & Figures) | NotEstimable;

export const notEstimable = (reason: NotEstimableReason): NotEstimable => ({ estimable: false, reason });
