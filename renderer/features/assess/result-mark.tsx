import { IconCheck, IconEyeOff, IconMinus, IconPlusMinus, IconX } from '@tabler/icons-react';
import type { StepResult } from '../../../shared/domain/assessment';
import type { IndicatorRating } from '../../../shared/domain/judgement';
import { assessWords } from '../../lib/words/assess';
import classes from './assess.module.css';

const iconByResult = { met: IconCheck, notMet: IconX, notApplicable: IconMinus } as const;
const toneByResult = { met: 'met', notMet: 'unmet', notApplicable: 'plain' } as const satisfies Record<StepResult, string>;

/** The result of a step by icon and words. */
export function ResultMark({ result }: { readonly result: StepResult }) {
  const Icon = iconByResult[result];
  return (
    <span className={classes.mark} data-tone={toneByResult[result]}>
      <Icon size={16} stroke={2} aria-hidden /> {assessWords.results[result]}
    </span>
  );
}

const iconByRating = { shown: IconCheck, partly: IconPlusMinus, notShown: IconX, notSeen: IconEyeOff } as const;
const toneByRating = { shown: 'met', partly: 'plain', notShown: 'unmet', notSeen: 'plain' } as const satisfies Record<
  IndicatorRating,
  string
>;

/** The rating of an indicator by icon and words. */
export function RatingMark({ rating }: { readonly rating: IndicatorRating }) {
  const Icon = iconByRating[rating];
  return (
    <span className={classes.mark} data-tone={toneByRating[rating]}>
      <Icon size={16} stroke={2} aria-hidden /> {assessWords.ratings[rating]}
    </span>
  );
}
