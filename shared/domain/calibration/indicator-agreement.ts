import type { Figure, IndicatorFigures } from '../../contract/calibration-figures';
import { gwetAC } from '../statistics/gwet-ac';
import { presentValues } from '../statistics/ratings';
import type { AdviceKind } from './figure-kinds';
import { mostOf } from './level-agreement';
import { coefficientFigure, noFigure } from './make-figure';
import { pairShare } from './scale-figures';
import { byText, type PlacedSession } from './placed-session';
import type { IndicatorMark } from './rating';

const markOrder = ['notMet', 'met', 'notSeen'] as const satisfies readonly IndicatorMark[];

/** Share of pairs that mark an indicator alike. */
const enough = 0.8;

/**
 * How far members mark each indicator alike, whatever level they choose; what is surely marked differently comes first, for its wording is what the cases have in common.
 * A mark that is missing counts for nothing; "not seen" is a mark of its own.
 */
export function indicatorsRanked({ cases }: PlacedSession): IndicatorFigures[] {
  const rowsById = new Map<string, { readonly competencyId: string; readonly text: string; readonly rows: (number | null)[][] }>();
  for (const { competencyId, of, ratings } of cases) {
    for (const { id, text } of of.indicators) {
      const known = rowsById.get(id) ?? { competencyId, text, rows: [] };
      rowsById.set(id, known);
      known.rows.push(ratings.map((rating) => markOf(rating?.indicators[id])));
    }
  }
  const all = [...rowsById].map(([indicatorId, { competencyId, text, rows }]): IndicatorFigures => {
    const marks = rows.flatMap(presentValues);
    const share = pairShare('markShare', rows, 0);
    return {
      indicatorId,
      competencyId,
      text,
      counts: { notMet: countOf(marks, 0), met: countOf(marks, 1), notSeen: countOf(marks, 2) },
      splitCases: rows.filter((row) => new Set(presentValues(row)).size > 1).length,
      agreement: share.estimable && share.value < enough ? { ...share, advice: wordingAdvice(share) } : share,
      ac1: ac1Figure(rows),
    };
  });
  return all.toSorted((a, b) => mostOf(a) - mostOf(b) || byText(a.indicatorId, b.indicatorId));
}

/** Another wording is asked for where agreement is surely too low; where it may be, the next session tells. */
function wordingAdvice({ n, high }: Extract<Figure, { estimable: true }>): AdviceKind {
  if (n < 5) return 'rateMore';
  return (high ?? 1) < enough ? 'reword' : 'watchWording';
}

const markOf = (mark: IndicatorMark | undefined): number | null => (mark === undefined ? null : markOrder.indexOf(mark));
const countOf = (marks: readonly number[], wanted: number): number => marks.filter((mark) => mark === wanted).length;

function ac1Figure(rows: readonly (readonly (number | null)[])[]): IndicatorFigures['ac1'] {
  const ac = gwetAC(rows, { categories: [0, 1, 2], weights: 'unweighted' });
  if (!ac.estimable) return noFigure('gwetAC1', rows.length, ac.reason);
  return coefficientFigure('gwetAC1', { n: ac.n, value: ac.ac, low: Math.max(-1, ac.ciLow), high: ac.ciHigh, se: ac.se });
}
