import { at } from './numbers';

const tiny = 1e-300;
const precision = 1e-16;
const mostSteps = 100_000;

// Coefficients for g = 7 and nine terms, after P. Godfrey.
const lanczos = [
  0.9999999999998099, 676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
];

/** Logarithm of the gamma function for x > 0: Lanczos (1964) SIAM J. Numer. Anal. B 1:86; about 15 digits. */
export function lnGamma(x: number): number {
  if (x < 0.5) return lnGamma(x + 1) - Math.log(x);
  const shifted = x - 1;
  let series = at(lanczos, 0);
  for (let term = 1; term < lanczos.length; term += 1) series += at(lanczos, term) / (shifted + term);
  const base = shifted + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(base) - base + Math.log(series);
}

/**
 * Regularised incomplete beta function I_x(a, b) for a, b > 0; takes x and its complement y = 1 − x, so that neither loses digits.
 * Continued fraction of NIST DLMF 8.17.22 evaluated by the modified Lentz method (Thompson & Barnett 1986 J. Comput. Phys. 64:490).
 */
export function incompleteBeta(a: number, b: number, x: number, y: number): number {
  if (x <= 0) return 0;
  if (y <= 0) return 1;
  const front = Math.exp(lnGamma(a + b) - lnGamma(a) - lnGamma(b) + a * Math.log(x) + b * Math.log(y));
  return x < (a + 1) / (a + b + 2) ? (front * betaFraction(a, b, x)) / a : 1 - (front * betaFraction(b, a, y)) / b;
}

function betaFraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let step = 1; step < mostSteps; step += 1) {
    const even = (step * (b - step) * x) / ((a + 2 * step - 1) * (a + 2 * step));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    value *= c * d;
    const odd = (-(a + step) * (a + b + step) * x) / ((a + 2 * step) * (a + 2 * step + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    const change = c * d;
    value *= change;
    if (Math.abs(change - 1) < precision) break;
  }
  return value;
}

/** Upper regularised incomplete gamma function Q(a, x) for a > 0: series of NIST DLMF 8.11.4 below a + 1, continued fraction of 8.9.2 above. */
export function upperIncompleteGamma(a: number, x: number): number {
  if (x <= 0) return 1;
  const front = Math.exp(a * Math.log(x) - x - lnGamma(a));
  return x < a + 1 ? 1 - front * gammaSeries(a, x) : front * gammaFraction(a, x);
}

function gammaSeries(a: number, x: number): number {
  let term = 1 / a;
  let total = term;
  for (let step = 1; step < mostSteps; step += 1) {
    term *= x / (a + step);
    total += term;
    if (term < total * precision) break;
  }
  return total;
}

function gammaFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / away(b);
  let value = d;
  for (let step = 1; step < mostSteps; step += 1) {
    const factor = -step * (step - a);
    b += 2;
    d = 1 / away(factor * d + b);
    c = away(b + factor / c);
    const change = c * d;
    value *= change;
    if (Math.abs(change - 1) < precision) break;
  }
  return value;
}

const away = (value: number): number => (Math.abs(value) < tiny ? tiny : value);
