import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { uiWords } from '../lib/words/ui';
import classes from './states.module.css';

/** Something failed: what happened, what was kept and what to do, in the words of the caller. */
export function ErrorState({
  title = uiWords.error.title,
  message,
  incident,
  onRetry,
}: {
  readonly title?: string;
  readonly message: string;
  /** Number under which the local log has the details. */
  readonly incident?: string;
  readonly onRetry?: () => void;
}) {
  return (
    <div className={classes.state} role="alert">
      <IconAlertTriangle className={classes.alarm} size={28} stroke={1.5} aria-hidden />
      <p className={classes.title}>{title}</p>
      <p className={classes.hint}>{message}</p>
      {incident !== undefined && <p className={classes.incident}>{incident}</p>}
      {onRetry && (
        <Button variant="default" onClick={onRetry}>
          {uiWords.error.retry}
        </Button>
      )}
    </div>
  );
}
