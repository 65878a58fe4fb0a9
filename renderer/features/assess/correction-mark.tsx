import { IconArrowBackUp, IconBan, IconPencil } from '@tabler/icons-react';
import type { AssessmentState } from '../../../shared/domain/assessment-correction';
import { correctionWords as words } from '../../lib/words/corrections';
import classes from './assess.module.css';

const icons = { returned: IconArrowBackUp, amended: IconPencil, voided: IconBan } as const;

/** What has become of an assessment, by icon and words; nothing where it counts. */
export function CorrectionMark({ state }: { readonly state: AssessmentState }) {
  if (state === 'current') return null;
  const Icon = icons[state];
  return (
    <span className={classes.mark} data-tone="unmet">
      <Icon size={16} stroke={1.75} aria-hidden /> {words.states[state]}
    </span>
  );
}
