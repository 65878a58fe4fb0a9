import { figureValue, type Measured, type ThresholdFigure } from '../../../../shared/domain/calibration/thresholds';
import { consequenceWords as words } from '../../../lib/words/calibration-consequences';

export function measuredText(figure: ThresholdFigure, measured: Measured | null): string {
  return measured === null ? words.notEstimated : figureValue(figure, measured.value);
}

export function intervalText(measured: Measured | null, shown: (value: number) => string): string {
  if (measured === null || measured.low === null || measured.high === null) return '';
  return words.interval(shown(measured.low), shown(measured.high));
}
