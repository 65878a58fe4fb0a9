import { IconUserCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMay } from '../../lib/session';
import { todayWords } from '../../lib/words/today';
import { useReviewDue } from './queries';
import classes from './today.module.css';

const words = todayWords.review;

/** Tells who may review access that it is time to, or that a review waits for them; silent otherwise. */
export function ReviewDue() {
  const mayReview = useMay('access.review');
  const { data } = useReviewDue(mayReview);
  if (!mayReview || data === undefined) return null;
  const { state, dueOn, open } = data;
  const waits = open !== null && !open.isOwn;
  if (state === 'later' && !waits) return null;
  if (open?.isOwn === true && state !== 'overdue') return null;
  return (
    <section className={classes.reviewDue} data-state={state} aria-label={words.title}>
      <IconUserCheck size={20} stroke={1.5} aria-hidden />
      <span className={classes.stepWords}>
        {state === 'overdue' && <span>{words.overdue(dueOn)}</span>}
        {state === 'soon' && <span>{words.soon(dueOn)}</span>}
        {waits && <span>{words.awaitsAnother(open.reviewerName, open.leftOut.map(({ printedName }) => printedName).join(', '))}</span>}
        <Link to="/settings/access/reviews">{words.open}</Link>
      </span>
    </section>
  );
}
