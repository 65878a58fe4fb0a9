import type { Figure, ScaleFigures } from '../../contract/calibration-figures';
import type { NotEstimable } from '../statistics/estimate';
import { fleissKappa } from '../statistics/fleiss-kappa';
import { gwetAC } from '../statistics/gwet-ac';
import { intraclassCorrelation } from '../statistics/intraclass-correlation';
import { kendallW } from '../statistics/kendall-w';
import { krippendorffAlphaInterval } from '../statistics/krippendorff-alpha';
import { completeRatings, presentValues, type Ratings } from '../statistics/ratings';
import type { EstimatorKind } from './figure-kinds';
import { jackknife } from './jackknife';
import { levelsRanked } from './level-agreement';
import { coefficientFigure, figureOf, noFigure } from './make-figure';
import { pairsRanked } from './pair-agreement';
import type { PlacedScale } from './placed-session';
import { severityMapOf } from './severity-map';
import { shareOver } from './share-interval';

export interface Resampling {
  readonly resamples: number;
  readonly seed: number;
}

/** Agreement of all members on the cases of one scale. */
export function scaleFigures({ levels, cases }: PlacedScale, memberIds: readonly string[], resampling: Resampling): ScaleFigures {
  const ratings = cases.map(({ places }) => places);
  const categories = [...levels.keys()];
  return {
    levels: [...levels],
    caseIds: cases.map(({ caseId }) => caseId),
    ratings: ratings.reduce((sum, row) => sum + presentValues(row).length, 0),
    exact: pairShare('exactShare', ratings, 0),
    adjacent: pairShare('adjacentShare', ratings, 1),
    alpha: alphaFigure(ratings, resampling),
    ac2: ac2Figure(ratings, categories),
    fleiss: fleissFigure(ratings, categories),
    icc: iccFigure(ratings),
    kendall: kendallFigure(ratings),
    pairs: pairsRanked(cases, memberIds, levels),
    levelsRanked: levelsRanked(cases, levels),
    severity: severityMapOf(cases, memberIds, levels),
  };
}

/** Share of all pairs of ratings of a case that are so many steps apart at most. */
export function pairShare(estimator: EstimatorKind, ratings: Ratings, steps: number): Figure {
  const share = shareOver(
    ratings.map((row) => {
      const values = presentValues(row);
      let part = 0;
      for (const [index, first] of values.entries()) {
        for (const second of values.slice(index + 1)) if (Math.abs(first - second) <= steps) part += 1;
      }
      return { part, whole: (values.length * (values.length - 1)) / 2 };
    }),
  );
  if (share === null) return noFigure(estimator, 0, 'noOverlap');
  const isVague = share.n < 10 || share.high - share.low > 0.5;
  return figureOf(estimator, share, isVague ? 'rateMore' : share.value >= 0.8 ? 'holds' : 'talkThrough');
}

function alphaFigure(ratings: Ratings, { resamples, seed }: Resampling): Figure {
  const alpha = krippendorffAlphaInterval(ratings, 'ordinal', { resamples, seed, level: 0.95 });
  if (!alpha.estimable) return without('alphaOrdinal', ratings, alpha);
  return coefficientFigure('alphaOrdinal', { n: alpha.n, value: alpha.alpha, low: alpha.ciLow, high: alpha.ciHigh, se: null });
}

function ac2Figure(ratings: Ratings, categories: readonly number[]): Figure {
  const ac = gwetAC(ratings, { categories, weights: 'ordinal' });
  if (!ac.estimable) return without('gwetAC2', ratings, ac);
  return coefficientFigure('gwetAC2', { n: ac.n, value: ac.ac, low: ac.ciLow, high: ac.ciHigh, se: ac.se });
}

/** Of the cases that every member rated, as the coefficient asks for. */
function fleissFigure(ratings: Ratings, categories: readonly number[]): Figure {
  const { rows } = completeRatings(ratings);
  const counts = rows.map((row) => categories.map((category) => row.filter((value) => value === category).length));
  const kappa = fleissKappa(counts);
  if (!kappa.estimable) return without('fleissKappa', ratings, kappa);
  const spread = jackknife(counts, (some) => {
    const left = fleissKappa(some);
    return left.estimable ? left.kappa : null;
  });
  return coefficientFigure('fleissKappa', { n: kappa.n, value: kappa.kappa, ...limits(kappa.kappa, spread, -1) });
}

function iccFigure(ratings: Ratings): Figure {
  const icc = intraclassCorrelation(ratings);
  if (!icc.estimable) return without('icc21', ratings, icc);
  const { icc: value, ciLow: low, ciHigh: high } = icc.single.twoWayRandom;
  return coefficientFigure('icc21', { n: icc.n, value, low, high, se: null });
}

function kendallFigure(ratings: Ratings): Figure {
  const { rows } = completeRatings(ratings);
  const w = kendallW(rows);
  if (!w.estimable) return without('kendallW', ratings, w);
  const spread = jackknife(rows, (some) => {
    const left = kendallW(some);
    return left.estimable ? left.w : null;
  });
  return coefficientFigure('kendallW', { n: rows.length, value: w.w, ...limits(w.w, spread, 0) });
}

function limits(value: number, spread: ReturnType<typeof jackknife>, least: number) {
  if (spread === null) return { low: null, high: null, se: null };
  return { low: Math.max(least, value - spread.reach), high: Math.min(1, value + spread.reach), se: spread.se };
}

const without = (estimator: EstimatorKind, ratings: Ratings, { reason }: NotEstimable): Figure =>
  noFigure(estimator, ratings.filter((row) => presentValues(row).length > 0).length, reason);
