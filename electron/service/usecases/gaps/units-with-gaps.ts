import type { RiskBand } from '../../../../shared/domain/risk';
import type { RankedGaps } from './ranked-gaps';

/** How many parts there are, beside the whole, with a gap of a risk. */
export function unitsWithGaps({ counted: { parts }, kindOf }: Pick<RankedGaps, 'counted' | 'kindOf'>, band: RiskBand): number {
  return parts.slice(1).filter(({ end }, index) => kindOf.slice(parts[index]?.end ?? 0, end).some(({ risk }) => risk.band === band)).length;
}
