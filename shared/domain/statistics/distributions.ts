import { at } from './numbers';
import { incompleteBeta, upperIncompleteGamma } from './special-functions';

/** P(Z ≤ z) of the standard normal distribution, by the incomplete gamma function. */
export function normalCdf(z: number): number {
  const tail = 0.5 * upperIncompleteGamma(0.5, (z * z) / 2);
  return z < 0 ? tail : 1 - tail;
}

const central = {
  top: [
    3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087, 33430.57558358813,
    2509.0809287301227,
  ],
  bottom: [
    1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271, 28729.085735721943,
    5226.495278852545,
  ],
};
const middle = {
  top: [
    1.4234371107496837, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684, 0.2417807251774506,
    0.022723844989269184, 0.0007745450142783414,
  ],
  bottom: [
    1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457, 0.0005475938084995345,
    1.0507500716444169e-9,
  ],
};
const far = {
  top: [
    6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124, 0.0012426609473880784,
    2.7115555687434876e-5, 2.010334399292288e-7,
  ],
  bottom: [
    1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 1.8463183175100548e-5, 1.421511758316446e-7,
    2.0442631033899397e-15,
  ],
};

/** The z with P(Z ≤ z) = probability, 0 < probability < 1: Wichura (1988) Applied Statistics 37:477, algorithm AS 241, about 16 digits. */
export function normalQuantile(probability: number): number {
  const offset = probability - 0.5;
  if (Math.abs(offset) <= 0.425) return offset * ratioOf(central, 0.180_625 - offset * offset);
  const depth = Math.sqrt(-Math.log(Math.min(probability, 1 - probability)));
  const size = depth <= 5 ? ratioOf(middle, depth - 1.6) : ratioOf(far, depth - 5);
  return offset < 0 ? -size : size;
}

/** P(X > x) of the chi-square distribution with df > 0 degrees of freedom. */
export const chiSquareUpper = (x: number, df: number): number => upperIncompleteGamma(df / 2, x / 2);

/** P(F > f) of the F distribution; degrees of freedom need not be whole. */
export function fUpper(f: number, df1: number, df2: number): number {
  if (f <= 0) return 1;
  if (f === Number.POSITIVE_INFINITY) return 0;
  const whole = df1 * f + df2;
  return incompleteBeta(df2 / 2, df1 / 2, df2 / whole, (df1 * f) / whole);
}

/** The f with P(F ≤ f) = probability, 0 < probability < 1; found by bisection on its logarithm, to the last digits. */
export function fQuantile(probability: number, df1: number, df2: number): number {
  const lower = (logarithm: number): number => {
    const scaled = df1 * Math.exp(logarithm);
    return incompleteBeta(df1 / 2, df2 / 2, scaled / (scaled + df2), df2 / (scaled + df2));
  };
  // A tail that is computed as one minus the other has no digits left when it is small: compare in the smaller one.
  const isBelow =
    probability < 0.5
      ? (logarithm: number): boolean => lower(logarithm) < probability
      : (logarithm: number): boolean => fUpper(Math.exp(logarithm), df1, df2) > 1 - probability;
  let low = -650;
  let high = 650;
  for (let step = 0; step < 75; step += 1) {
    const half = (low + high) / 2;
    if (isBelow(half)) low = half;
    else high = half;
  }
  return Math.exp((low + high) / 2);
}

/** The t with P(T ≤ t) = probability, 0 < probability < 1, of Student's distribution: t² has the F distribution with 1 and df degrees of freedom. */
export function tQuantile(probability: number, df: number): number {
  if (probability === 0.5) return 0;
  if (probability < 0.5) return -tQuantile(1 - probability, df);
  return Math.sqrt(fQuantile(2 * probability - 1, 1, df));
}

/** Quantile of the beta distribution with a, b > 0, through the F distribution with 2a and 2b degrees of freedom. */
export function betaQuantile(probability: number, a: number, b: number): number {
  const odds = (a / b) * fQuantile(probability, 2 * a, 2 * b);
  return odds / (1 + odds);
}

function ratioOf({ top, bottom }: { readonly top: readonly number[]; readonly bottom: readonly number[] }, x: number): number {
  return polynomial(top, x) / polynomial(bottom, x);
}

function polynomial(coefficients: readonly number[], x: number): number {
  let value = 0;
  for (let power = coefficients.length - 1; power >= 0; power -= 1) value = value * x + at(coefficients, power);
  return value;
}
