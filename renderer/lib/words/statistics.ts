import type { NotEstimableReason } from '../../../shared/domain/statistics/estimate';

/** Why there is no figure, and what would give one. */
export const notEstimableWords = {
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
} satisfies Record<NotEstimableReason, string>;
