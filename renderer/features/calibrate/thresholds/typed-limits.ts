import { thresholdFigures, type Limits, type ThresholdFigure } from '../../../../shared/domain/calibration/thresholds';

export const limitFields = [...thresholdFigures, 'minimumCases'] as const;
export type LimitField = (typeof limitFields)[number];

/** Limits as they are typed: shares in percent, nothing where a figure is not asked for. */
export type TypedLimits = Readonly<Record<LimitField, number | string>>;

export function typedLimits(limits: Limits): TypedLimits;
export function typedLimits(limits: Limits | null): TypedLimits | null;
export function typedLimits(limits: Limits | null): TypedLimits | null {
  if (limits === null) return null;
  const typed = (figure: ThresholdFigure): number | string => {
    const limit = limits[figure];
    if (limit === null) return '';
    return isShare(figure) ? Number((limit * 100).toFixed(6)) : limit;
  };
  return {
    kappa: typed('kappa'),
    effectiveness: typed('effectiveness'),
    missRate: typed('missRate'),
    falseAlarmRate: typed('falseAlarmRate'),
    severity: typed('severity'),
    minimumCases: limits.minimumCases,
  };
}

/** What was typed as limits; wrong: something of it is no number, or nothing is asked for. */
export function readLimits(typed: TypedLimits | null): Limits | 'none' | 'wrong' {
  if (typed === null) return 'none';
  const read = (figure: ThresholdFigure): number | null => {
    const value = typed[figure];
    if (typeof value !== 'number') return null;
    return isShare(figure) ? Number((value / 100).toFixed(8)) : value;
  };
  const isWrong = thresholdFigures.some((figure) => typed[figure] !== '' && typeof typed[figure] !== 'number');
  const isAsked = thresholdFigures.some((figure) => typeof typed[figure] === 'number');
  if (isWrong || !isAsked || typeof typed.minimumCases !== 'number') return 'wrong';
  return {
    kappa: read('kappa'),
    effectiveness: read('effectiveness'),
    missRate: read('missRate'),
    falseAlarmRate: read('falseAlarmRate'),
    severity: read('severity'),
    minimumCases: typed.minimumCases,
  };
}

const isShare = (figure: ThresholdFigure): boolean => figure !== 'kappa' && figure !== 'severity';
