import type { Figure } from '../../../../shared/contract/calibration-figures';
import { adviceText, estimatorText, noFigureText, valueText } from '../../../../shared/domain/calibration/figure-text';
import { calibrationResultWords as words } from '../../../lib/words/calibration-results';
import classes from './results.module.css';

/** Value, interval and number of cases of a figure as three cells; why there is none goes over all three. */
export function FigureCells({ figure }: { readonly figure: Figure }) {
  if (!figure.estimable)
    return (
      <td colSpan={3}>
        {words.notEstimable} <span className={classes.quiet}>{noFigureText[figure.reason]}</span>
      </td>
    );
  const { estimator, value, n } = figure;
  return (
    <>
      <td className={classes.number}>{valueText(estimator, value)}</td>
      <td className={classes.number}>{intervalText(figure) ?? words.none}</td>
      <td className={classes.number}>{n}</td>
    </>
  );
}

/** The same in one cell, where several figures stand beside each other. */
export function FigureCell({ figure, isAdvised = false }: { readonly figure: Figure; readonly isAdvised?: boolean }) {
  if (!figure.estimable)
    return (
      <td className={classes.figure}>
        <span className={classes.why}>{noFigureText[figure.reason]}</span>
      </td>
    );
  const interval = intervalText(figure);
  return (
    <td className={classes.figure}>
      <span className={classes.number}>{valueText(figure.estimator, figure.value)}</span>
      <span className={classes.quiet}>
        {interval === null ? '' : `${interval}, `}n = {figure.n}
      </span>
      {isAdvised && figure.advice !== 'inLine' && <span>{adviceText[figure.advice]}</span>}
    </td>
  );
}

export function AdviceCell({ figure }: { readonly figure: Figure }) {
  return <td className={classes.advice}>{figure.estimable ? adviceText[figure.advice] : words.none}</td>;
}

function intervalText(figure: Extract<Figure, { estimable: true }>): string | null {
  const { estimator, low, high } = figure;
  return low === null || high === null ? null : `${valueText(estimator, low)} to ${valueText(estimator, high)}`;
}

const width = 140;

/** Where a figure lies between −1 or 0 and 1, with its interval; the cells beside it say the same in numbers. */
export function IntervalBar({ figure }: { readonly figure: Figure }) {
  if (!figure.estimable) return null;
  const least = estimatorText[figure.estimator].isShare ? 0 : -1;
  const at = (value: number): number => ((Math.min(1, Math.max(least, value)) - least) / (1 - least)) * (width - 8) + 4;
  const { value, low, high } = figure;
  return (
    <svg className={classes.interval} viewBox={`0 0 ${width} 12`} aria-hidden="true">
      <line className={classes.faint} x1={at(least)} x2={at(1)} y1={6} y2={6} />
      <line className={classes.faint} x1={at(0)} x2={at(0)} y1={2} y2={10} />
      {low !== null && high !== null && <line x1={at(low)} x2={at(high)} y1={6} y2={6} strokeWidth={3} />}
      <circle cx={at(value)} cy={6} r={4} fill="currentColor" />
    </svg>
  );
}
