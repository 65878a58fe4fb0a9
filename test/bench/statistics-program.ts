import { krippendorffAlphaInterval } from '../../shared/domain/statistics/krippendorff-alpha';
import { manyFacetRasch } from '../../shared/domain/statistics/many-facet-rasch';
import { seededRandom } from '../../shared/domain/statistics/seeded-random';
import { figures } from '../support/statistics/figures';
import { naiveAlpha } from '../support/statistics/naive-alpha';
import { naiveRasch } from '../support/statistics/naive-rasch';
import { normalNumber, simulateRatings } from '../support/statistics/simulate-ratings';
import { median } from './figures';

/** What this program prints, as JSON on its last line; times are milliseconds of the processor. */
export interface StatisticsFigures {
  readonly alpha: { readonly ours: number; readonly plain: number };
  readonly rasch: {
    readonly ours: number;
    readonly plain: number;
    readonly ratings: number;
    readonly iterations: number;
    readonly converged: boolean;
    /** How far the last sweep of the plain way still moved an unknown, in logits. */
    readonly moved: number;
  };
}

const rounds = 5;
const resamples = Number(process.argv[2]);
const sweeps = Number(process.argv[3]);
const random = seededRandom(1);

function processorTime(run: () => unknown): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Ours several times over, as a warm program meets it, then the plain way once. */
function sideBySide(ours: () => unknown, plain: () => unknown): { readonly ours: number; readonly plain: number } {
  for (let warm = 0; warm < 3; warm += 1) ours();
  return { ours: median(Array.from({ length: rounds }, () => processorTime(ours))), plain: processorTime(plain) };
}

function timeAlpha(): StatisticsFigures['alpha'] {
  const ratings = Array.from({ length: 500 }, () => {
    const level = 1 + 4 * random();
    return Array.from({ length: 8 }, () => (random() < 0.1 ? null : Math.max(1, Math.min(5, Math.round(level + 2 * random() - 1)))));
  });
  const draw = seededRandom(7);
  return sideBySide(
    () => krippendorffAlphaInterval(ratings, 'ordinal', { resamples, seed: 7, level: 0.95 }),
    () => {
      for (let resample = 0; resample < resamples; resample += 1) {
        const drawn = Array.from(ratings, () => ratings[Math.floor(draw() * ratings.length)] ?? []);
        naiveAlpha(drawn, 'ordinal');
      }
    },
  );
}

function timeRasch(): StatisticsFigures['rasch'] {
  const raters = 200;
  // Two raters for each case, linked to all others through their neighbours only.
  const drawn = simulateRatings({
    random,
    cases: Array.from({ length: 2020 }, () => 1.2 * normalNumber(random)),
    raters: Array.from({ length: raters }, () => 0.5 * normalNumber(random)),
    criteria: [-1, -0.5, 0, 0.5, 1],
    ratersOf: (c) => [c % (raters - 1), (c % (raters - 1)) + 1],
  });
  const options = { facets: ['case', 'rater', 'criterion'], positive: ['case'], model: 'rating-scale' } as const;
  // The plain way knows nothing of extreme elements, whose measures it would chase for ever.
  const { residuals } = figures(manyFacetRasch(drawn, options));
  const observations = drawn.filter((_, place) => residuals[place] !== null);
  const { iterations, converged } = figures(manyFacetRasch(observations, options));
  let moved = Number.NaN;
  const times = sideBySide(
    () => manyFacetRasch(observations, options),
    () => {
      ({ moved } = naiveRasch(observations, options, 1e-8, sweeps));
    },
  );
  return { ...times, ratings: observations.length, iterations, converged, moved };
}

const found: StatisticsFigures = { alpha: timeAlpha(), rasch: timeRasch() };
process.stdout.write(`${JSON.stringify(found)}\n`);
