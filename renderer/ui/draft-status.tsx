import { IconAlertTriangle } from '@tabler/icons-react';
import type { DraftState } from '../lib/draft-state';
import { formatTime } from '../lib/formatting';
import { uiWords } from '../lib/words/ui';
import classes from './draft-status.module.css';

/** Whether what was typed is kept, as "saved 12:04:31". */
export function DraftStatus({ state }: { readonly state: DraftState }) {
  return (
    <span className={classes.status} data-figures role="status" title={state.kind === 'failed' ? uiWords.draft.failedHint : undefined}>
      {wordsOf(state)}
    </span>
  );
}

function wordsOf(state: DraftState) {
  if (state.kind === 'untouched') return null;
  if (state.kind === 'saving') return uiWords.draft.saving;
  if (state.kind === 'saved') return uiWords.draft.saved(formatTime(state.at));
  return (
    <strong className={classes.failed}>
      <IconAlertTriangle size={14} aria-hidden /> {uiWords.draft.failed}
    </strong>
  );
}
