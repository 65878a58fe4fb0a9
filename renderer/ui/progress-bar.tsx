import { Button, Progress } from '@mantine/core';
import { formatBytes } from '../lib/formatting';
import { uiWords } from '../lib/words/ui';
import classes from './progress-bar.module.css';

/** Long work: how far it is, and a way to end it. Without a total it only shows that work goes on. */
export function ProgressBar({
  label,
  done,
  total,
  isOfBytes = false,
  onCancel,
}: {
  readonly label: string;
  readonly done: number;
  readonly total: number | null;
  /** Of a file that is read or written. */
  readonly isOfBytes?: boolean;
  readonly onCancel?: () => void;
}) {
  const share = total === null ? 100 : total === 0 ? 100 : Math.min(100, (done / total) * 100);
  return (
    <div className={classes.progress}>
      <div className={classes.words}>
        <span className={classes.label}>{label}</span>
        {total !== null && (
          <span className={classes.count} data-figures>
            {isOfBytes ? uiWords.partOf(formatBytes(done), formatBytes(total)) : uiWords.progressOf(done, total)}
          </span>
        )}
      </div>
      <div className={classes.line}>
        <Progress.Root className={classes.bar} size="sm">
          <Progress.Section value={share} animated={total === null} striped={total === null} aria-label={label} />
        </Progress.Root>
        {onCancel && (
          <Button size="compact-sm" variant="default" onClick={onCancel}>
            {uiWords.cancel}
          </Button>
        )}
      </div>
    </div>
  );
}
