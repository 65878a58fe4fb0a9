import { IconCheck, IconMinus, IconX } from '@tabler/icons-react';
import type { StepResult } from '../../../shared/domain/assessment';
import { assessWords } from '../../lib/words/assess';
import classes from './assess.module.css';

export const iconByResult = { met: IconCheck, notMet: IconX, notApplicable: IconMinus } as const;
export const toneByResult = { met: 'met', notMet: 'unmet', notApplicable: 'plain' } as const satisfies Record<StepResult, string>;

/** The result of a step by icon and words. */
export function ResultMark({ result }: { readonly result: StepResult }) {
  const Icon = iconByResult[result];
  return (
    <span className={classes.mark} data-tone={toneByResult[result]}>
      <Icon size={16} stroke={2} aria-hidden /> {assessWords.results[result]}
    </span>
  );
}
