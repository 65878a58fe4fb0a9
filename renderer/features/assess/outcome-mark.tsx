import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import type { Outcome } from '../../../shared/domain/assessment';
import { assessWords } from '../../lib/words/assess';
import classes from './assess.module.css';

/** An outcome by icon and words; its colour only repeats them. */
export function OutcomeMark({ outcome }: { readonly outcome: Outcome }) {
  const Icon = outcome === 'competent' ? IconCircleCheck : IconCircleX;
  return (
    <span className={classes.mark} data-tone={outcome === 'competent' ? 'met' : 'unmet'}>
      <Icon size={16} stroke={1.75} aria-hidden /> {assessWords.outcomes[outcome]}
    </span>
  );
}
