import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './records.module.css';

/** What a check of the log came to, in words first and by sign and colour as well. */
export function Verdict({
  isGood,
  title,
  actions,
  children,
}: {
  readonly isGood: boolean;
  readonly title: string;
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}) {
  return (
    <div className={classes.verdict} data-verdict={isGood ? 'good' : 'bad'} role={isGood ? 'status' : 'alert'}>
      {isGood ? <IconCircleCheck size={20} aria-hidden /> : <IconAlertTriangle size={20} aria-hidden />}
      <div className={classes.verdictWords}>
        <p className={classes.verdictTitle}>{title}</p>
        {children}
      </div>
      {actions !== undefined && <div className={classes.verdictActions}>{actions}</div>}
    </div>
  );
}
