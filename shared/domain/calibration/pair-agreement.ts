import type { Figure, PairFigures } from '../../contract/calibration-figures';
import { cohenKappa } from '../statistics/cohen-kappa';
import { coefficientFigure, figureOf, noFigure, rounded } from './make-figure';
import { byText, type PlacedCase } from './placed-session';
import { shareOver } from './share-interval';

/** Every two members who rated a case in common, those who differ most first. */
export function pairsRanked(cases: readonly PlacedCase[], memberIds: readonly string[], levels: readonly number[]): PairFigures[] {
  const pairs = memberIds.flatMap((firstId, first) =>
    memberIds.slice(first + 1).flatMap((secondId, offset) => {
      const both = cases.flatMap(({ places }): Both[] => {
        const [a, b] = [places[first] ?? null, places[first + 1 + offset] ?? null];
        return a === null || b === null ? [] : [[a, b]];
      });
      return both.length === 0 ? [] : [pairOf(firstId, secondId, both, levels.length)];
    }),
  );
  return pairs.toSorted((a, b) => b.distance - a.distance || byText(a.firstId, b.firstId) || byText(a.secondId, b.secondId));
}

type Both = readonly [first: number, second: number];

function pairOf(firstId: string, secondId: string, both: readonly Both[], size: number): PairFigures {
  const table = crossTable(both, size);
  const n = both.length;
  return {
    firstId,
    secondId,
    n,
    table,
    kappa: kappaFigure(table),
    exact: exactFigure(both),
    difference: rounded(both.reduce((sum, [a, b]) => sum + b - a, 0) / n),
    distance: rounded(both.reduce((sum, [a, b]) => sum + Math.abs(b - a), 0) / n),
  };
}

/** How often the first of two put a case on the level of the row and the second on that of the column. */
export function crossTable(both: readonly Both[], size: number): number[][] {
  const table = Array.from({ length: size }, () => Array.from({ length: size }, () => 0));
  for (const [first, second] of both) {
    const row = table[first];
    if (row) row[second] = (row[second] ?? 0) + 1;
  }
  return table;
}

/** Cohen's kappa with quadratic weights: two steps apart count four times one step. */
export function kappaFigure(table: readonly (readonly number[])[]): Figure {
  const n = table.flat().reduce((sum, count) => sum + count, 0);
  const kappa = cohenKappa(table, 'quadratic');
  if (!kappa.estimable) return noFigure('cohenKappa', n, kappa.reason);
  return coefficientFigure('cohenKappa', {
    n,
    value: kappa.kappa,
    low: Math.max(-1, kappa.ciLow),
    high: Math.min(1, kappa.ciHigh),
    // Perfect agreement has no error of its own; then there is no word either.
    se: kappa.se > 0 ? kappa.se : null,
  });
}

/** The share of cases that two put on the very same level. */
export function exactFigure(both: readonly Both[]): Figure {
  const share = shareOver(both.map(([a, b]) => ({ part: a === b ? 1 : 0, whole: 1 })));
  if (share === null) return noFigure('exactShare', 0, 'noOverlap');
  return figureOf('exactShare', share, share.n < 10 ? 'rateMore' : share.value >= 0.8 ? 'holds' : 'talkThrough');
}
