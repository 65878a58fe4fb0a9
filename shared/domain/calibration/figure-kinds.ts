import type { NotEstimableReason } from '../statistics/estimate';

/** How a figure of a session is estimated; each has a name and a sentence in figure-text. */
export const estimatorKinds = [
  'exactShare',
  'adjacentShare',
  'alphaOrdinal',
  'gwetAC2',
  'gwetAC1',
  'fleissKappa',
  'icc21',
  'kendallW',
  'cohenKappa',
  'levelShare',
  'markShare',
  'meanDeviation',
  'spreadRatio',
  'haloRatio',
  'competencyRatio',
  'effectiveness',
  'missRate',
  'falseAlarmRate',
  'trend',
  'raschSeverity',
] as const;
export type EstimatorKind = (typeof estimatorKinds)[number];

/** What to do about a figure; each has its sentence in figure-text. */
export const adviceKinds = [
  'rateMore',
  'holds',
  'talkThrough',
  'retrain',
  'reword',
  'watchWording',
  'discussLevel',
  'inLine',
  'undecided',
  'severe',
  'lenient',
  'usesMiddle',
  'usesEnds',
  'marksAlike',
  'ratesAlike',
  'tellsApart',
  'acceptable',
  'marginal',
  'unacceptable',
  'drifting',
  'steady',
] as const;
export type AdviceKind = (typeof adviceKinds)[number];

/** Why there is no figure: those of the statistics, and those of a session. */
export const noFigureReasons = [
  'noRatings',
  'noOverlap',
  'noVariation',
  'noVariationBetweenCases',
  'tooFewCases',
  'tooFewRaters',
  'tooFewCategories',
  'tooFewResamples',
  'unequalRatings',
  'unknownCategory',
  'notATable',
  'notACount',
  'negativeRatings',
  'noError',
  'noEvents',
  'outOfReach',
  'notConnected',
  'notConverged',
  'tooFewCompetencies',
  'tooFewSessions',
  'noReference',
] as const satisfies readonly (NotEstimableReason | SessionReason)[];
export type NoFigureReason = (typeof noFigureReasons)[number];

type SessionReason = 'notConnected' | 'notConverged' | 'tooFewCompetencies' | 'tooFewSessions' | 'noReference';
