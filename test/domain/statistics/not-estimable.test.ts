import { expect, test } from 'vitest';
import { attributeStudy } from '../../../shared/domain/statistics/attribute-study';
import { benchmark } from '../../../shared/domain/statistics/benchmark';
import { blandAltman } from '../../../shared/domain/statistics/bland-altman';
import { cohenKappa, specificAgreement } from '../../../shared/domain/statistics/cohen-kappa';
import { cusum, ewma } from '../../../shared/domain/statistics/control-charts';
import { fleissKappa } from '../../../shared/domain/statistics/fleiss-kappa';
import { gwetAC } from '../../../shared/domain/statistics/gwet-ac';
import { intraclassCorrelation } from '../../../shared/domain/statistics/intraclass-correlation';
import { kendallW } from '../../../shared/domain/statistics/kendall-w';
import { krippendorffAlpha, krippendorffAlphaInterval } from '../../../shared/domain/statistics/krippendorff-alpha';
import { percentAgreement } from '../../../shared/domain/statistics/percent-agreement';
import { casesForIccWidth, casesForKappa } from '../../../shared/domain/statistics/sample-size';
import { kaplanMeier, logRank } from '../../../shared/domain/statistics/survival';

const same = [
  [2, 2],
  [2, 2],
];
const apart = [
  [1, null],
  [null, 2],
];
const interval = { resamples: 50, seed: 1, level: 0.95 };
const categories = [1, 2, 3];

// Each with input that gives no figure; the reason is what the interface puts in words.
test.each([
  ['percent agreement of cases with one rating', percentAgreement(apart), 'noOverlap'],
  [
    'kappa of nothing',
    cohenKappa(
      [
        [0, 0],
        [0, 0],
      ],
      'unweighted',
    ),
    'noRatings',
  ],
  [
    'kappa of one category in use',
    cohenKappa(
      [
        [5, 0],
        [0, 0],
      ],
      'quadratic',
    ),
    'noVariation',
  ],
  ['kappa of a single category', cohenKappa([[5]], 'unweighted'), 'tooFewCategories'],
  ['kappa of a ragged table', cohenKappa([[5, 1], [2]], 'unweighted'), 'notATable'],
  [
    'kappa of less than nothing',
    cohenKappa(
      [
        [5, 1],
        [2, -1],
      ],
      'unweighted',
    ),
    'notACount',
  ],
  [
    'specific agreement of three categories',
    specificAgreement([
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ]),
    'notATable',
  ],
  ["Fleiss' kappa of no ratings", fleissKappa([[0, 0]]), 'noRatings'],
  [
    "Fleiss' kappa of different numbers of raters",
    fleissKappa([
      [2, 1],
      [1, 1],
    ]),
    'unequalRatings',
  ],
  [
    "Fleiss' kappa of one rater",
    fleissKappa([
      [1, 0],
      [0, 1],
    ]),
    'noOverlap',
  ],
  [
    "Fleiss' kappa of one category in use",
    fleissKappa([
      [3, 0],
      [3, 0],
    ]),
    'noVariation',
  ],
  ["Fleiss' kappa of half a rater back", fleissKappa([[-1, 2]]), 'notACount'],
  ['alpha of cases with one rating', krippendorffAlpha(apart, 'ordinal'), 'noOverlap'],
  ['alpha of one level in use', krippendorffAlpha(same, 'interval'), 'noVariation'],
  [
    'alpha of negative ratios',
    krippendorffAlpha(
      [
        [-1, 1],
        [2, 2],
      ],
      'ratio',
    ),
    'negativeRatings',
  ],
  ['the interval of alpha from one case', krippendorffAlphaInterval([[1, 2]], 'ordinal', interval), 'tooFewCases'],
  [
    'the interval of alpha where one resample in ten does not vary',
    krippendorffAlphaInterval([...same, ...same, ...same, ...same, [1, 2], [3, 2]], 'ordinal', interval),
    'tooFewResamples',
  ],
  ['AC of one category', gwetAC(same, { categories: [2], weights: 'unweighted' }), 'tooFewCategories'],
  ['AC of a level that the scale lacks', gwetAC([[1, 9]], { categories, weights: 'unweighted' }), 'unknownCategory'],
  ['AC of cases with one rating', gwetAC(apart, { categories, weights: 'linear' }), 'noOverlap'],
  ['AC of one case', gwetAC([[1, 2]], { categories, weights: 'linear' }), 'tooFewCases'],
  ['a correlation without a case that all rated', intraclassCorrelation(apart), 'tooFewCases'],
  ['a correlation of one rater', intraclassCorrelation([[1], [2]]), 'tooFewRaters'],
  ['a correlation of one level', intraclassCorrelation(same), 'noVariation'],
  [
    'a correlation of cases that are the same on average',
    intraclassCorrelation([
      [1, 2],
      [2, 1],
    ]),
    'noVariationBetweenCases',
  ],
  ['concordance of one case', kendallW([[1, 2]]), 'tooFewCases'],
  ['concordance of one rater', kendallW([[1], [2]]), 'tooFewRaters'],
  ['concordance of ties only', kendallW(same), 'noVariation'],
  ['limits of agreement of one case', blandAltman([1], [2]), 'tooFewCases'],
  ['a verdict without an error', benchmark(0.5, Number.NaN, 'altman', 0.95), 'noError'],
  ['a verdict on one class', benchmark(0.5, 0.1, [[0, 1, 'all']], 0.95), 'tooFewCategories'],
  ['a verdict on what the scale does not reach', benchmark(7, 0, 'altman', 0.95), 'outOfReach'],
  ['a chart of nothing', cusum([], { target: 0, k: 0.5, h: 4 }), 'noRatings'],
  ['an average of nothing', ewma([], { lambda: 0.2, target: 0, sigma: 1, width: 3 }), 'noRatings'],
  ['limits without any spread', ewma([1], { lambda: 0.2, target: 0, sigma: 0, width: 3 }), 'noError'],
  ['survival of nobody', kaplanMeier([], []), 'noRatings'],
  ['a comparison with nobody', logRank({ times: [1], events: [1] }, { times: [], events: [] }), 'noRatings'],
  ['a comparison without events', logRank({ times: [1], events: [0] }, { times: [2], events: [0] }), 'noEvents'],
  ['cases for one rater', casesForIccWidth(0.7, 1, 0.2), 'tooFewRaters'],
  ['cases for no width', casesForIccWidth(0.7, 2, 0), 'outOfReach'],
  [
    'cases to tell a kappa from itself',
    casesForKappa({ kappaNull: 0.4, kappa: 0.4, marginals: [0.5, 0.5], alpha: 0.05, power: 0.8 }),
    'outOfReach',
  ],
  ['cases for certainty', casesForKappa({ kappaNull: 0.4, kappa: 0.6, marginals: [0.5, 0.5], alpha: 0, power: 1 }), 'outOfReach'],
  ['an appraiser without decisions', attributeStudy([[null]], [true]), 'noRatings'],
])('%s is not estimable', (_what, found, reason) => {
  expect(found).toEqual({ estimable: false, reason });
});

test('what cannot be a rating is a fault, not a figure', () => {
  expect(() => percentAgreement([[1, Number.NaN]])).toThrow('finite number');
  expect(() => krippendorffAlpha([[1, Number.POSITIVE_INFINITY]], 'interval')).toThrow('finite number');
  expect(() => kaplanMeier([1], [])).toThrow('its event');
  expect(() => ewma([1], { lambda: 0, target: 0, sigma: 1, width: 3 })).toThrow('lambda');
  expect(() => attributeStudy([], [true])).toThrow('its reference');
});
