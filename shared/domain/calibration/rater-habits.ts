import type { Figure, HabitFigures } from '../../contract/calibration-figures';
import { tQuantile } from '../statistics/distributions';
import { mean, squaredDeviations, sum } from '../statistics/numbers';
import type { AdviceKind, EstimatorKind } from './figure-kinds';
import { jackknife } from './jackknife';
import { fewestCases, figureOf, noFigure, rounded } from './make-figure';
import { byText, type PlacedCase, type PlacedSession } from './placed-session';
import type { CaseRating } from './rating';

/** How each member uses the scale beside the others: leaning, spread, halo. In the order of the members. */
export function raterHabits(session: PlacedSession, userIdOf: ReadonlyMap<string, string | null>): HabitFigures[] {
  return session.memberIds.map((memberId, member) => ({
    memberId,
    userId: userIdOf.get(memberId) ?? null,
    ratings: session.cases.filter(({ places }) => (places[member] ?? null) !== null).length,
    lean: leanFigure(deviationsOf(session.cases, member)),
    spread: spreadFigure(session.cases, member),
    halo: haloFigure(session.cases, member),
    competencies: competencyFigure(session.cases, member),
  }));
}

/** Standard deviation of a single deviation from the others, pooled within members, in steps; null with too few. */
export function deviationSd({ cases, memberIds }: PlacedSession): number | null {
  const each = memberIds.map((_id, member) => deviationsOf(cases, member)).filter(({ length }) => length > 1);
  const freedom = sum(each.map(({ length }) => length - 1));
  return freedom === 0 ? null : rounded(Math.sqrt(sum(each.map(squaredDeviations)) / freedom));
}

/** The mean of deviations in steps with Student's interval; positive is lenient. */
export function leanFigure(deviations: readonly number[]): Figure {
  const n = deviations.length;
  if (n === 0) return noFigure('meanDeviation', 0, 'noOverlap');
  if (n < 2) return noFigure('meanDeviation', n, 'tooFewCases');
  const value = mean(deviations);
  const se = Math.sqrt(squaredDeviations(deviations) / (n * (n - 1)));
  const reach = tQuantile(0.975, n - 1) * se;
  return figureOf('meanDeviation', { n, value, se, low: value - reach, high: value + reach }, leanAdvice(n, value - reach, value + reach));
}

function leanAdvice(n: number, low: number, high: number): AdviceKind {
  if (n < 5) return 'undecided';
  if (low > 0) return 'lenient';
  return high < 0 ? 'severe' : 'inLine';
}

/** Where a member stands above the mean of the others, case by case, in steps of the scale. */
function deviationsOf(cases: readonly PlacedCase[], member: number): number[] {
  return cases.flatMap(({ places }) => {
    const own = places[member] ?? null;
    const others = othersOf(places, member);
    return own === null || others.length === 0 ? [] : [own - mean(others)];
  });
}

const othersOf = (places: readonly (number | null)[], member: number): number[] =>
  places.flatMap((place, index) => (index === member || place === null ? [] : [place]));

function spreadFigure(cases: readonly PlacedCase[], member: number): Figure {
  // In shares of the scale, so that cases of different scales can stand beside each other.
  const rows = cases
    .filter(({ places }) => (places[member] ?? null) !== null && othersOf(places, member).length > 0)
    .map(({ places, of }) => places.map((place) => (place === null ? null : place / Math.max(1, of.levels.length - 1))));
  return ratioFigure('spreadRatio', rows, (some) => {
    const own = spreadOf(some.map((row) => row[member] ?? null));
    const others = (some[0] ?? []).flatMap((_one, index) => {
      const spread = index === member ? null : spreadOf(some.map((row) => row[index] ?? null));
      return spread === null ? [] : [spread];
    });
    return own === null || others.length === 0 ? null : { own, others: Math.sqrt(mean(others.map((one) => one ** 2))) };
  });
}

function spreadOf(column: readonly (number | null)[]): number | null {
  const values = column.filter((value) => value !== null);
  return values.length < 2 ? null : Math.sqrt(squaredDeviations(values) / (values.length - 1));
}

function haloFigure(cases: readonly PlacedCase[], member: number): Figure {
  const rows = cases.flatMap(({ ratings }) => {
    const own = markVariance(ratings[member] ?? null);
    const others = ratings.flatMap((rating, index) => (index === member ? [] : [markVariance(rating)])).filter((one) => one !== null);
    return own === null || others.length === 0 ? [] : [{ own, others: mean(others) }];
  });
  return ratioFigure('haloRatio', rows, (some) => ({ own: sum(some.map(({ own }) => own)), others: sum(some.map((one) => one.others)) }));
}

/** Of met against not met within one case; what was not seen is no mark of the person. Null with fewer than two marks. */
function markVariance(rating: CaseRating | null): number | null {
  const marks = Object.values(rating?.indicators ?? {}).filter((mark) => mark !== 'notSeen');
  if (marks.length < 2) return null;
  const met = marks.filter((mark) => mark === 'met').length / marks.length;
  return met * (1 - met);
}

function competencyFigure(cases: readonly PlacedCase[], member: number): Figure {
  const byCompetency = new Map<string, PlacedCase[]>();
  for (const one of cases) {
    if ((one.places[member] ?? null) === null || othersOf(one.places, member).length === 0) continue;
    byCompetency.set(one.competencyId, [...(byCompetency.get(one.competencyId) ?? []), one]);
  }
  const groups = [...byCompetency].toSorted(([a], [b]) => byText(a, b)).map(([, some]) => some);
  // Of two there is no spread to speak of, and no interval at all.
  if (groups.length < 3) return noFigure('competencyRatio', groups.length, 'tooFewCompetencies');
  const members = groups[0]?.[0]?.places.length ?? 0;
  const meanOf = (some: readonly PlacedCase[], index: number): number | null => {
    const values = some.flatMap(({ places, of }) => {
      const place = places[index] ?? null;
      return place === null ? [] : [place / Math.max(1, of.levels.length - 1)];
    });
    return values.length === 0 ? null : mean(values);
  };
  const rows = groups.map((some) => Array.from({ length: members }, (_one, index) => meanOf(some, index)));
  return ratioFigure('competencyRatio', rows, (some) => {
    const own = spreadOf(some.map((row) => row[member] ?? null));
    const others = Array.from({ length: members }, (_one, index) =>
      index === member ? null : spreadOf(some.map((row) => row[index] ?? null)),
    ).filter((one) => one !== null);
    return own === null || others.length === 0 ? null : { own, others: Math.sqrt(mean(others.map((one) => one ** 2))) };
  });
}

/** Own variation over that of the others, with a jackknife interval that does not go below 0. */
function ratioFigure<T>(
  estimator: EstimatorKind,
  rows: readonly T[],
  variation: (some: readonly T[]) => { readonly own: number; readonly others: number } | null,
): Figure {
  const n = rows.length;
  const whole = n < 2 ? null : variation(rows);
  if (whole === null) return noFigure(estimator, n, 'tooFewCases');
  if (whole.others <= 1e-12) return noFigure(estimator, n, 'noVariation');
  const value = whole.own / whole.others;
  const spread = jackknife(rows, (some) => {
    const left = variation(some);
    return left === null || left.others <= 1e-12 ? null : left.own / left.others;
  });
  const low = spread === null ? null : Math.max(0, value - spread.reach);
  const high = spread === null ? null : value + spread.reach;
  return figureOf(estimator, { n, value, low, high, se: spread?.se ?? null }, ratioAdvice(estimator, n, low, high));
}

function ratioAdvice(estimator: EstimatorKind, n: number, low: number | null, high: number | null): AdviceKind {
  if (low === null || high === null || (n < fewestCases && estimator !== 'competencyRatio')) return 'undecided';
  if (high < 1) return estimator === 'spreadRatio' ? 'usesMiddle' : estimator === 'haloRatio' ? 'marksAlike' : 'ratesAlike';
  if (low > 1) return estimator === 'spreadRatio' ? 'usesEnds' : 'tellsApart';
  return 'inLine';
}
