import { barredPart } from '../../../../shared/domain/calibration/reach';
import { consequenceWords } from '../../../lib/words/calibration-consequences';
import type { CalibratedAssessor } from './queries';

/** How an assessor stands, in words. */
export function stateText({ state, barred }: Pick<CalibratedAssessor, 'state' | 'barred'>): string {
  return consequenceWords.states[state === 'recalibrate' && barredPart(barred) !== null ? 'recalibrateInPart' : state];
}
