import type { Figure } from '../../contract/calibration-figures';
import type { AdviceKind, EstimatorKind, NoFigureReason } from './figure-kinds';

interface EstimatorText {
  readonly name: string;
  /** What it tells and how it is estimated. */
  readonly tells: string;
  readonly isShare: boolean;
  readonly unit: string;
}

const coefficient = { isShare: false, unit: '' };
const share = { isShare: true, unit: '' };
const steps = { isShare: false, unit: 'steps' };

/** Every estimator in words, the same on the screen and on paper. */
export const estimatorText = {
  exactShare: {
    ...share,
    name: 'Exact agreement',
    tells: 'Share of pairs of ratings of a case that are the same. Interval: exact, with each case as one draw (Korn and Graubard).',
  },
  adjacentShare: {
    ...share,
    name: 'Within one level',
    tells: 'Share of pairs of ratings of a case that are one level apart at most. Interval: exact, with each case as one draw.',
  },
  alphaOrdinal: {
    ...coefficient,
    name: 'Krippendorff’s alpha',
    tells:
      'Agreement beyond chance for ordered levels, with missing ratings. Interval: 2,000 resamples of cases, always with the same seed.',
  },
  gwetAC2: {
    ...coefficient,
    name: 'Gwet’s AC2',
    tells: 'Agreement beyond chance for ordered levels; steady where nearly all cases are of one level. Interval: Student’s t over cases.',
  },
  gwetAC1: {
    ...coefficient,
    name: 'Gwet’s AC1',
    tells: 'Agreement on marks beyond chance; steady where nearly all are the same. Interval: Student’s t over cases.',
  },
  fleissKappa: {
    ...coefficient,
    name: 'Fleiss’ kappa',
    tells: 'Agreement beyond chance that ignores how far levels are apart; cases that everybody rated. Interval: jackknife over cases.',
  },
  icc21: {
    ...coefficient,
    name: 'ICC(2,1)',
    tells: 'Share of the variation of single ratings that lies between cases; cases that everybody rated. Interval: F, two-way random.',
  },
  kendallW: {
    ...coefficient,
    name: 'Kendall’s W',
    tells: 'Whether members put the cases in the same order, with ties; cases that everybody rated. Interval: jackknife over cases.',
  },
  cohenKappa: {
    ...coefficient,
    name: 'Weighted kappa',
    tells:
      'Agreement of two beyond chance, Cohen’s kappa with quadratic weights. Interval: large-sample error of Fleiss, Cohen and Everitt.',
  },
  levelShare: {
    ...share,
    name: 'Agreement on the level',
    tells: 'Beside a member who chose this level, how often another chose it too. Interval: exact, with each case as one draw.',
  },
  markShare: {
    ...share,
    name: 'Agreement on the mark',
    tells: 'Share of pairs of marks of an indicator that are the same. Interval: exact, with each case as one draw.',
  },
  meanDeviation: {
    ...steps,
    name: 'Leaning',
    tells: 'Mean distance from the others, or from the reference, in levels; above 0 is lenient. Interval: Student’s t over cases.',
  },
  spreadRatio: {
    ...coefficient,
    name: 'Spread',
    tells: 'Spread of the own ratings over that of the others; below 1 the middle is preferred. Interval: jackknife over cases.',
  },
  haloRatio: {
    ...coefficient,
    name: 'Halo within cases',
    tells:
      'Variation of the own marks within a case over that of the others; below 1 indicators are marked alike. Interval: jackknife over cases.',
  },
  competencyRatio: {
    ...coefficient,
    name: 'Halo across competencies',
    tells:
      'Variation of the own mean level across competencies over that of the others; below 1 all are rated alike. Interval: jackknife over competencies.',
  },
  effectiveness: {
    ...share,
    name: 'Effectiveness',
    tells: 'Share of cases on which the decision about the required level is that of the reference. Interval: exact (Clopper and Pearson).',
  },
  missRate: {
    ...share,
    name: 'Miss rate',
    tells: 'Share of the cases below the required level that were passed. Interval: exact (Clopper and Pearson).',
  },
  falseAlarmRate: {
    ...share,
    name: 'False alarms',
    tells: 'Share of the cases at the required level that were not passed. Interval: exact (Clopper and Pearson).',
  },
  trend: {
    ...steps,
    name: 'Change per session',
    tells: 'Slope of the leaning over sessions by weighted least squares, with the errors of the sessions. Interval: normal.',
  },
  raschSeverity: {
    isShare: false,
    unit: 'logits',
    name: 'Severity',
    tells:
      'Many-facet Rasch model of members and cases, joint posterior mode with a wide prior (SD 3 logits); the middle member stands at 0. Interval: 1.96 standard errors.',
  },
} as const satisfies Record<EstimatorKind, EstimatorText>;

/** What to do about a figure, in one sentence. */
export const adviceText = {
  rateMore: 'Too few cases for a verdict: take it as a hint, and rate more cases together.',
  holds: 'Good enough to rely on: keep to the programme.',
  talkThrough: 'Not yet reliable: talk through the cases and levels that differ most, then rate again.',
  retrain: 'Not reliable: train the panel on the levels and rate a new sample before anybody relies on these ratings.',
  reword: 'Members read it differently: propose another wording, and see in the next session whether agreement rises.',
  watchWording: 'Perhaps members read it differently: talk about it, and watch it in the next session.',
  discussLevel: 'Members do not mean the same by this level: agree on examples of it and of the level chosen instead.',
  inLine: 'Nothing sets it apart: nothing to do.',
  undecided: 'Too few cases to tell: rate more before anything follows from it.',
  severe: 'Rates lower than the others: look at the cases that differ most together.',
  lenient: 'Rates higher than the others: look at the cases that differ most together.',
  usesMiddle: 'Keeps to the middle of the scale: practise with clear cases of the lowest and the highest level.',
  usesEnds: 'Uses the ends of the scale more than the others: go through the levels between.',
  marksAlike: 'Marks the indicators of a case alike: mark each for itself before choosing a level.',
  ratesAlike: 'Rates all competencies alike: rate one competency at a time.',
  tellsApart: 'Tells more apart than the others: nothing to do, but ask what the others do not see.',
  acceptable: 'Acceptable as it is.',
  marginal: 'Just short of acceptable: practise on gold cases, then measure again.',
  unacceptable: 'Not acceptable: recalibrate before this person decides alone.',
  drifting: 'Has changed from session to session: look at the last cases together and recalibrate.',
  steady: 'No change over the sessions can be told from chance.',
} as const satisfies Record<AdviceKind, string>;

/** Why there is no figure, and what would give one. */
export const noFigureText = {
  noRatings: 'Nothing has been rated yet.',
  noOverlap: 'No case was rated by two people: let at least two rate the same cases.',
  noVariation: 'All ratings are the same, so agreement cannot be told from chance: choose cases of different levels.',
  noVariationBetweenCases: 'The cases do not differ from one another in these ratings: choose cases of different levels.',
  tooFewCases: 'There are too few cases: two are the least, and a narrow interval needs many more.',
  tooFewRaters: 'At least two people must rate.',
  tooFewCategories: 'Fewer than two levels are in use.',
  tooFewResamples: 'The ratings vary too little for an interval: add cases of different levels.',
  unequalRatings: 'The cases were rated by different numbers of people: this coefficient needs the same for each.',
  unknownCategory: 'A rating is not a level of this scale.',
  notATable: 'The table has not as many rows as columns.',
  notACount: 'The table holds something that is not a count.',
  negativeRatings: 'Ratios need ratings that are not negative.',
  noError: 'There is no standard error to judge the figure by.',
  noEvents: 'Nothing happened in the time observed, so there is nothing to compare.',
  outOfReach: 'Such a value cannot occur with these numbers.',
  notConnected: 'Some members share no case with the others, so that there is no common ruler: let them rate some of the same cases.',
  notConverged: 'The estimate did not settle: add cases of different levels.',
  tooFewCompetencies: 'The cases are of fewer than three competencies, which is too little to tell.',
  tooFewSessions: 'Three sessions are the least for a trend.',
  noReference: 'No case that this person rated has a reference to hold it against.',
} as const satisfies Record<NoFigureReason, string>;

/** A value as it is shown: shares in per cent, everything else with two decimals; a true minus sign. */
export function valueText(estimator: EstimatorKind, value: number): string {
  const { isShare } = estimatorText[estimator];
  const shown = isShare ? `${(value * 100).toFixed(0)} %` : value.toFixed(2);
  return shown.replace(/^-(0(?:\.0+)?)(?= |$)/u, '$1').replace('-', '−');
}

/** Value, interval and n in one line. */
export function figureText(figure: Figure): string {
  if (!figure.estimable) return noFigureText[figure.reason];
  const { estimator, value, low, high, n } = figure;
  const interval = low === null || high === null ? 'no interval' : `${valueText(estimator, low)} to ${valueText(estimator, high)}`;
  return `${valueText(estimator, value)} (${interval}, n = ${n})`;
}
