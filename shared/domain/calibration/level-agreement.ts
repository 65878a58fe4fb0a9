import type { ScaleFigures } from '../../contract/calibration-figures';
import { presentValues } from '../statistics/ratings';
import { figureOf, noFigure } from './make-figure';
import { levelAt, type PlacedCase } from './placed-session';
import { shareOver } from './share-interval';

type LevelFigures = ScaleFigures['levelsRanked'][number];

/**
 * For each level: beside a member who chose it, how often another chose it too (specific agreement, pooled over all ordered pairs). The surest disagreement comes first.
 * Specific agreement of several raters: Fleiss, Levin & Paik (2003) Statistical Methods for Rates and Proportions, 3rd ed., 18.3.
 */
export function levelsRanked(cases: readonly PlacedCase[], levels: readonly number[]): LevelFigures[] {
  const rows = cases.map(({ places }) => presentValues(places));
  const all = [...levels.keys()].map((place): LevelFigures => {
    const share = shareOver(
      rows.map((row) => {
        const own = row.filter((value) => value === place).length;
        return { part: own * (own - 1), whole: own * (row.length - 1) };
      }),
    );
    const instead = insteadOf(rows, place, levels.length);
    return {
      level: levelAt(levels, place),
      agreement:
        share === null
          ? noFigure('levelShare', 0, 'noOverlap')
          : figureOf('levelShare', share, share.n < 5 ? 'rateMore' : share.value >= 0.8 ? 'holds' : 'discussLevel'),
      insteadLevel: instead === null ? null : levelAt(levels, instead.place),
      insteadCount: instead?.count ?? 0,
    };
  });
  return all.toSorted((a, b) => mostOf(a) - mostOf(b) || a.level - b.level);
}

/** What the agreement is at most; a level that nobody met another's rating at comes last. */
export const mostOf = ({ agreement }: Pick<LevelFigures, 'agreement'>): number => (agreement.estimable ? (agreement.high ?? 1) : 2);

function insteadOf(rows: readonly (readonly number[])[], place: number, size: number): { place: number; count: number } | null {
  const counts = Array.from({ length: size }, () => 0);
  for (const row of rows) {
    const own = row.filter((value) => value === place).length;
    for (const value of row) if (value !== place) counts[value] = (counts[value] ?? 0) + own;
  }
  const count = Math.max(...counts);
  return count === 0 ? null : { place: counts.indexOf(count), count };
}
