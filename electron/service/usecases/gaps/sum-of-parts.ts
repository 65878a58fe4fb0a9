import type { CountByBand } from '../../../../shared/domain/gap-summary';
import type { RiskBand } from '../../../../shared/domain/risk';
import { gapWidth } from '../../readiness/gap-tallies';
import type { GapKind, RankedGaps } from './ranked-gaps';

/** How many gaps a part has of which risk, and of how many people. */
export interface PartSum {
  readonly partId: string;
  readonly gaps: number;
  readonly people: number;
  readonly byBand: CountByBand;
  /** The greatest risk; 0 where there is no gap. */
  readonly score: number;
}

/** Sums up the chosen kinds of gap part by part, the whole first. */
export function sumOfParts({ counted, kindOf }: Pick<RankedGaps, 'counted' | 'kindOf'>, isChosen: (kind: GapKind) => boolean): PartSum[] {
  const { groups, parts, members } = counted;
  const sums = parts.map(({ partId }) => ({ partId, gaps: 0, people: 0, byBand: emptyBands(), score: 0 }));
  const partAfter = (part: number, group: number): number => {
    let at = part;
    while (group >= (parts[at]?.end ?? Infinity)) at += 1;
    return at;
  };
  let part = 0;
  for (const [group, kind] of kindOf.entries()) {
    part = partAfter(part, group);
    const sum = sums[part];
    if (sum === undefined || !isChosen(kind)) continue;
    const gaps = groups[group * gapWidth + 3] ?? 0;
    sum.gaps += gaps;
    sum.byBand[kind.risk.band].gaps += gaps;
    sum.score = Math.max(sum.score, kind.risk.score);
  }
  part = 0;
  const bands = new Set<RiskBand>(); // of the person whose groups are being looked at
  for (const member of members) {
    const group = member < 0 ? ~member : member;
    const kind = kindOf[group];
    if (kind !== undefined && isChosen(kind)) bands.add(kind.risk.band);
    if (member >= 0) continue;
    part = partAfter(part, group);
    const sum = sums[part];
    if (sum !== undefined && bands.size > 0) {
      sum.people += 1;
      for (const band of bands) sum.byBand[band].people += 1;
    }
    bands.clear();
  }
  return sums;
}

const emptyBands = (): Record<RiskBand, { gaps: number; people: number }> => ({
  high: { gaps: 0, people: 0 },
  serious: { gaps: 0, people: 0 },
  medium: { gaps: 0, people: 0 },
  low: { gaps: 0, people: 0 },
});
