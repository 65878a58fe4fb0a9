import { Button } from '@mantine/core';
import { IconChecklist } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useMay } from '../../lib/session';
import { accessWords } from '../../lib/words/access';
import type { Due } from './queries';
import classes from './access.module.css';

const words = accessWords.due;

/** When the next review of access is due, what the present one waits for, and the way to it. */
export function DueNote({ due }: { readonly due: Due }) {
  const navigate = useNavigate();
  const mayReview = useMay('access.review');
  const { state, dueOn, lastCompleteOn, open } = due;
  return (
    <section className={classes.due} data-state={state} aria-label={words.title}>
      <div className={classes.dueWords}>
        <span className={classes.strong}>{words.states[state](dueOn)}</span>
        {open !== null && (
          <span>
            {open.isOwn ? words.openOwn : words.openOther(open.reviewerName, open.leftOut.map(({ printedName }) => printedName).join(', '))}
          </span>
        )}
        <span className={classes.note}>
          {lastCompleteOn === null ? words.never : words.last(lastCompleteOn)} {words.rule}
        </span>
      </div>
      {mayReview && open?.isOwn !== true && (
        <Button leftSection={<IconChecklist size={16} aria-hidden />} onClick={() => void navigate({ to: '/settings/access/reviews/new' })}>
          {open === null ? words.begin : words.complete}
        </Button>
      )}
    </section>
  );
}
