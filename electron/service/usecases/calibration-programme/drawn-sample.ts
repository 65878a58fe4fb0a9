import { drawSample, type DrawnStratum } from '../../../../shared/domain/calibration/sampling-plan';
import type { SampleContent } from './sample-content';

/** The list that a seed gives of what is to be drawn from: the same each time. */
export function drawnSample(
  { candidates, strata, fitted }: Pick<SampleContent, 'candidates' | 'strata' | 'fitted'>,
  seed: number,
): DrawnStratum[] {
  return drawSample(candidates, { seed, size: fitted.fitting, strata });
}

export const drawnIds = (drawn: readonly DrawnStratum[]): string[] => drawn.flatMap((stratum) => stratum.drawn);
