import { fQuantile, fUpper } from './distributions';
import { notEstimable, type Estimate } from './estimate';
import { at, mean, sum } from './numbers';
import { completeRatings, type Ratings } from './ratings';

export interface IntraclassForm {
  readonly icc: number;
  /** 95 %. */
  readonly ciLow: number;
  readonly ciHigh: number;
  /** Test of no correlation; infinite where there is no error at all. */
  readonly f: number;
  readonly df1: number;
  readonly df2: number;
  readonly p: number;
}

export interface IntraclassForms {
  /** ICC(1): every case was rated by other raters. */
  readonly oneWay: IntraclassForm;
  /** ICC(2): agreement with raters who are a sample of many. */
  readonly twoWayRandom: IntraclassForm;
  /** ICC(3): consistency among these raters. */
  readonly twoWayMixed: IntraclassForm;
}

export interface IntraclassCorrelation {
  readonly meanSquares: MeanSquares;
  /** Of a single rating. */
  readonly single: IntraclassForms;
  /** Of the mean of all raters; ICC(2) is null where the cases are so few, or the raters so contradictory, that its interval has no lower end. */
  readonly average: Omit<IntraclassForms, 'twoWayRandom'> & { readonly twoWayRandom: IntraclassForm | null };
  readonly raters: number;
  /** Cases left out because not everybody rated them. */
  readonly dropped: number;
}

interface MeanSquares {
  readonly between: number;
  readonly within: number;
  readonly judge: number;
  readonly error: number;
}

/**
 * The six intraclass correlations of Shrout & Fleiss (1979) Psychol. Bull. 86:420 with their F-based intervals; cases × raters, complete cases only; n counts them.
 * The interval of ICC(2) uses the Satterthwaite degrees of freedom of their equation for the two-way random model.
 */
export function intraclassCorrelation(ratings: Ratings): Estimate<IntraclassCorrelation> {
  const { rows, dropped } = completeRatings(ratings);
  const n = rows.length;
  const k = rows[0]?.length ?? 0;
  if (n < 2) return notEstimable('tooFewCases');
  if (k < 2) return notEstimable('tooFewRaters');
  const squares = meanSquaresOf(rows, n, k);
  if (squares.between === 0) return notEstimable(squares.within === 0 ? 'noVariation' : 'noVariationBetweenCases');
  const { between, within, error } = squares;
  const oneWay = ratioForm(between, within, n - 1, n * (k - 1), k);
  const mixed = ratioForm(between, error, n - 1, (n - 1) * (k - 1), k);
  const random = randomForm(squares, n, k);
  return {
    estimable: true,
    n,
    raters: k,
    dropped,
    meanSquares: squares,
    single: { oneWay: oneWay.single, twoWayRandom: random, twoWayMixed: mixed.single },
    average: {
      oneWay: oneWay.average,
      twoWayRandom: averageOf(random, squares, n, k),
      twoWayMixed: mixed.average,
    },
  };
}

function meanSquaresOf(rows: readonly (readonly number[])[], n: number, k: number): MeanSquares {
  const grand = mean(rows.flat());
  const caseMeans = rows.map(mean);
  const judgeMeans = Array.from({ length: k }, (_, judge) => mean(rows.map((row) => at(row, judge))));
  const between = k * sum(caseMeans.map((value) => (value - grand) ** 2));
  const within = sum(rows.flatMap((row, index) => row.map((value) => (value - at(caseMeans, index)) ** 2)));
  const judges = n * sum(judgeMeans.map((value) => (value - grand) ** 2));
  const error = sum(
    rows.flatMap((row, index) => row.map((value, judge) => (value - at(caseMeans, index) - at(judgeMeans, judge) + grand) ** 2)),
  );
  // Sums of squares of equal numbers may leave a rest of rounding.
  const rest = 1e-24 * sum(rows.flat().map((value) => value ** 2));
  const meanSquare = (squares: number, df: number): number => (squares <= rest ? 0 : squares / df);
  return {
    between: meanSquare(between, n - 1),
    within: meanSquare(within, n * (k - 1)),
    judge: meanSquare(judges, k - 1),
    error: meanSquare(error, (n - 1) * (k - 1)),
  };
}

/** The forms that follow from one ratio of mean squares: ICC(1) and ICC(3), single and average. */
function ratioForm(
  between: number,
  noise: number,
  df1: number,
  df2: number,
  k: number,
): { readonly single: IntraclassForm; readonly average: IntraclassForm } {
  const f = noise === 0 ? Number.POSITIVE_INFINITY : between / noise;
  const lowRatio = f / fQuantile(0.975, df1, df2);
  const highRatio = f * fQuantile(0.975, df2, df1);
  const test = { f, df1, df2, p: fUpper(f, df1, df2) };
  const single = (ratio: number): number => (ratio === Number.POSITIVE_INFINITY ? 1 : (ratio - 1) / (ratio + k - 1));
  const average = (ratio: number): number => 1 - 1 / ratio;
  return {
    single: { icc: single(f), ciLow: single(lowRatio), ciHigh: single(highRatio), ...test },
    average: { icc: average(f), ciLow: average(lowRatio), ciHigh: average(highRatio), ...test },
  };
}

function randomForm({ between, judge, error }: MeanSquares, n: number, k: number): IntraclassForm {
  const f = error === 0 ? Number.POSITIVE_INFINITY : between / error;
  const test = { f, df1: n - 1, df2: (n - 1) * (k - 1), p: fUpper(f, n - 1, (n - 1) * (k - 1)) };
  const icc = (between - error) / (between + (k - 1) * error + (k * (judge - error)) / n);
  // Multiplied through by the error's mean square, so that none of it is needed to be there.
  const judgePart = k * icc * judge;
  const errorPart = (n * (1 + (k - 1) * icc) - k * icc) * error;
  const below = (n - 1) * judgePart ** 2 + errorPart ** 2;
  if (below === 0) return { icc, ciLow: icc, ciHigh: icc, ...test };
  const df = ((k - 1) * (n - 1) * (judgePart + errorPart) ** 2) / below;
  const noise = k * judge + (k * n - k - n) * error;
  const upper = fQuantile(0.975, n - 1, df);
  const lower = fQuantile(0.975, df, n - 1);
  return {
    icc,
    ciLow: (n * (between - upper * error)) / (upper * noise + n * between),
    ciHigh: (n * (lower * between - error)) / (noise + n * lower * between),
    ...test,
  };
}

/** Of the mean of k ratings, the interval by Spearman–Brown from that of a single one. */
function averageOf(single: IntraclassForm, { between, judge, error }: MeanSquares, n: number, k: number): IntraclassForm | null {
  const room = (icc: number): number => 1 + (k - 1) * icc;
  if (room(single.ciLow) <= 1e-9) return null;
  const steppedUp = (icc: number): number => (k * icc) / room(icc);
  return {
    ...single,
    icc: (between - error) / (between + (judge - error) / n),
    ciLow: steppedUp(single.ciLow),
    ciHigh: steppedUp(single.ciHigh),
  };
}
