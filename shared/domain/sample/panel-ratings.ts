import type { CaseRating, IndicatorMark } from '../calibration/rating';
import { ambiguousIndicator, type SamplePanel } from './calibration';
import { sampleGoldCases } from './gold-cases';

/** What a rating of the invented panels goes by, of a case as it is shown. */
interface RatedByPanel {
  readonly competencyCode: string;
  readonly requiredLevel: number | null;
  readonly levels: ReadonlyArray<{ readonly level: number }>;
  readonly indicators: ReadonlyArray<{ readonly id: string; readonly level: number }>;
  readonly material: { readonly pieces: ReadonlyArray<{ readonly pieceId: string }> };
}

/** The level that a panel came to in one of its cases. */
export function levelAgreed({ cases }: SamplePanel, shown: RatedByPanel, index: number): number {
  const of = cases[index]?.of;
  if (of === undefined) throw new Error('a panel rates its own cases');
  if ('gold' in of) return sampleGoldCases[of.gold]?.level ?? 0;
  return (shown.requiredLevel ?? 2) - (of.outcome === 'competent' ? 0 : 1);
}

/** What a member gave a case: the level that it came to, or as far away as this member saw it. */
export function panelRating(panel: SamplePanel, shown: RatedByPanel, index: number, member: number): CaseRating {
  const away = panel.cases[index]?.away[member] ?? 0;
  const levels = shown.levels.map(({ level }) => level);
  const wanted = levelAgreed(panel, shown, index) + away;
  const level = Math.min(Math.max(...levels), Math.max(Math.min(...levels), wanted));
  return {
    level,
    indicators: marksAt(shown, level, index + member),
    cited: shown.material.pieces.slice(0, 1 + (member % 2)).map(({ pieceId }) => pieceId),
    comment: away === 0 ? '' : away > 0 ? 'More was shown than the steps say.' : 'I saw it done, but not without being told.',
  };
}

/** Indicators up to a level are met; one beyond what is asked for was not there to be seen. What is read in two ways goes by turns. */
export function marksAt(
  { competencyCode, indicators, requiredLevel }: RatedByPanel,
  level: number,
  turn: number,
): Record<string, IndicatorMark> {
  return Object.fromEntries(
    indicators.map((one, place) => {
      if (competencyCode === ambiguousIndicator.competencyCode && place === ambiguousIndicator.place)
        return [one.id, turn % 2 === 0 ? 'met' : 'notMet'];
      const beyond = one.level > Math.max(level, requiredLevel ?? level);
      return [one.id, one.level <= level ? 'met' : beyond ? 'notSeen' : 'notMet'];
    }),
  );
}
