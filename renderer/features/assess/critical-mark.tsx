import { IconAlertOctagon } from '@tabler/icons-react';
import { assessWords } from '../../lib/words/assess';
import classes from './assess.module.css';

/** Marks a step that fails the whole assessment when it is not met. */
export function CriticalMark() {
  return (
    <span className={classes.critical}>
      <IconAlertOctagon size={14} stroke={1.75} aria-hidden /> {assessWords.critical}
    </span>
  );
}
