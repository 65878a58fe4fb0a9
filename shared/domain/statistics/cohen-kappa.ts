import { agreementWeights } from './agreement-weights';
import { normalQuantile } from './distributions';
import { notEstimable, type Estimate, type NotEstimableReason } from './estimate';
import { kappaMoments, type Matrix } from './kappa-variance';
import { at, sum } from './numbers';

export interface CohenKappa {
  /** Weighted share of agreement seen. */
  readonly observed: number;
  /** Weighted share of agreement to be expected by chance from the two raters' marginal rates. */
  readonly expected: number;
  readonly kappa: number;
  /** For intervals. */
  readonly se: number;
  /** For a test of kappa = 0. */
  readonly seNull: number;
  /** Limits kappa ± z · se at 95 %; not cut at 1. */
  readonly ciLow: number;
  readonly ciHigh: number;
  /** The largest kappa that the marginal rates allow; null with weights. */
  readonly kappaMax: number | null;
}

/**
 * Cohen's kappa of two raters; `table[i][j]` counts the cases that the first put in category i and the second in j, categories in order; n is its total.
 * Cohen (1960) Educ. Psychol. Meas. 20:37; weighted: Cohen (1968) Psychol. Bull. 70:213; errors: Fleiss, Cohen & Everitt (1969) 72:323; maximum: Cohen (1960).
 */
export function cohenKappa(table: Matrix, weights: 'unweighted' | 'linear' | 'quadratic' | Matrix): Estimate<CohenKappa> {
  const fault = faultOf(table);
  if (fault !== null) return notEstimable(fault);
  const n = sum(table.flat());
  const shares = table.map((row) => row.map((count) => count / n));
  const agreement = typeof weights === 'string' ? agreementWeights([...table.keys()], weights) : weights;
  const { rows, columns, observed, expected, kappa, variance, varianceNull } = kappaMoments(shares, agreement);
  if (1 - expected < 1e-12) return notEstimable('noVariation');
  const se = Math.sqrt(variance / n);
  const reach = normalQuantile(0.975) * se;
  const best = sum(rows.map((share, category) => Math.min(share, at(columns, category))));
  return {
    estimable: true,
    n,
    observed,
    expected,
    kappa,
    se,
    seNull: Math.sqrt(varianceNull / n),
    ciLow: kappa - reach,
    ciHigh: kappa + reach,
    kappaMax: weights === 'unweighted' ? (best - expected) / (1 - expected) : null,
  };
}

export interface SpecificAgreement {
  /** Share of agreement among what either calls positive; null where nobody does. */
  readonly positive: number | null;
  readonly negative: number | null;
  /** (a − d) / n, −1 to 1. */
  readonly prevalenceIndex: number;
  /** (b − c) / n, −1 to 1. */
  readonly biasIndex: number;
  /** Prevalence- and bias-adjusted kappa, 2 · observed − 1. */
  readonly pabak: number;
}

/**
 * What stands behind a kappa of a 2 × 2 table ((a, b), (c, d)), the positive category first: positive agreement 2a / (2a + b + c) and negative 2d / (2d + b + c).
 * Cicchetti & Feinstein (1990) J. Clin. Epidemiol. 43:551; indices and PABAK: Byrt, Bishop & Carlin (1993) 46:423.
 */
export function specificAgreement(table: Matrix): Estimate<SpecificAgreement> {
  const fault = table.length === 2 ? faultOf(table) : 'notATable';
  if (fault !== null) return notEstimable(fault);
  const [a = 0, b = 0, c = 0, d = 0] = table.flat();
  const n = a + b + c + d;
  const share = (both: number): number | null => (both + b + c === 0 ? null : (2 * both) / (2 * both + b + c));
  return {
    estimable: true,
    n,
    positive: share(a),
    negative: share(d),
    prevalenceIndex: (a - d) / n,
    biasIndex: (b - c) / n,
    pabak: (2 * (a + d)) / n - 1,
  };
}

function faultOf(table: Matrix): NotEstimableReason | null {
  if (table.length < 2) return 'tooFewCategories';
  if (table.some((row) => row.length !== table.length)) return 'notATable';
  if (table.flat().some((count) => !Number.isFinite(count) || count < 0)) return 'notACount';
  return sum(table.flat()) === 0 ? 'noRatings' : null;
}
