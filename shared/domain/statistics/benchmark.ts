import { normalCdf } from './distributions';
import { notEstimable, type Estimate } from './estimate';

/** A class of a scale of verdicts: its lower and upper bound and its word, best class first. */
export type VerdictClass = readonly [low: number, high: number, word: string];

export type VerdictScale = 'landis-koch' | 'altman' | 'fleiss' | readonly VerdictClass[];

export interface Benchmark {
  /** The best class that the coefficient reaches with the wanted probability, its error taken into account. */
  readonly verdict: string;
  /** Probability of lying in a class or a better one, best class first. */
  readonly cumulative: readonly number[];
  readonly words: readonly string[];
}

const scales: Readonly<Record<'landis-koch' | 'altman' | 'fleiss', readonly VerdictClass[]>> = {
  // Landis & Koch (1977) Biometrics 33:159.
  'landis-koch': [
    [0.8, 1, 'Almost Perfect'],
    [0.6, 0.8, 'Substantial'],
    [0.4, 0.6, 'Moderate'],
    [0.2, 0.4, 'Fair'],
    [0, 0.2, 'Slight'],
    [-1, 0, 'Poor'],
  ],
  // Altman (1991) Practical Statistics for Medical Research.
  altman: [
    [0.8, 1, 'Very Good'],
    [0.6, 0.8, 'Good'],
    [0.4, 0.6, 'Moderate'],
    [0.2, 0.4, 'Fair'],
    [-1, 0.2, 'Poor'],
  ],
  // Fleiss (1981) Statistical Methods for Rates and Proportions, 2nd ed.
  fleiss: [
    [0.75, 1, 'Excellent'],
    [0.4, 0.75, 'Intermediate to Good'],
    [-1, 0.4, 'Poor'],
  ],
};

/**
 * The verdict word that a coefficient can bear at a level such as 0.95, its standard error taken into account, instead of the word of the bare estimate.
 * Membership probabilities of a normal distribution cut to the scale: Gwet (2014) Handbook of Inter-Rater Reliability, 4th ed., ch. 6. n counts the classes.
 */
export function benchmark(coefficient: number, se: number, scale: VerdictScale, level: number): Estimate<Benchmark> {
  const classes = typeof scale === 'string' ? scales[scale] : scale;
  if (classes.length < 2) return notEstimable('tooFewCategories');
  if (!Number.isFinite(coefficient) || !Number.isFinite(se) || se < 0) return notEstimable('noError');
  const members = classes.map(([low, high]) => memberOf(coefficient, se, low, high));
  const all = members.reduce((total, each) => total + each, 0);
  if (!(all > 0)) return notEstimable('outOfReach');
  let reached = 0;
  const cumulative = members.map((each) => (reached += each / all));
  const words = classes.map(([, , word]) => word);
  const place = cumulative.findIndex((probability) => probability >= level);
  return { estimable: true, n: classes.length, verdict: words.at(place) ?? '', cumulative, words };
}

function memberOf(coefficient: number, se: number, low: number, high: number): number {
  // Without error the class is the one it lies in; the upper class owns its lower bound.
  if (se === 0) return coefficient >= low && (coefficient < high || (high === 1 && coefficient <= 1)) ? 1 : 0;
  return normalCdf((coefficient - low) / se) - normalCdf((coefficient - high) / se);
}
