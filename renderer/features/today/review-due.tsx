import { IconUserCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMay } from '../../lib/session';
import { todayWords } from '../../lib/words/today';
import { Notice } from './notice';
import { useReviewDue } from './queries';

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
  const texts = [
    ...(state === 'overdue' ? [words.overdue(dueOn)] : []),
    ...(state === 'soon' ? [words.soon(dueOn)] : []),
    ...(waits ? [words.awaitsAnother(open.reviewerName, open.leftOut.map(({ printedName }) => printedName).join(', '))] : []),
  ];
  return (
    <Notice
      icon={IconUserCheck}
      label={words.title}
      isPressing={state === 'overdue'}
      way={<Link to="/settings/access/reviews">{words.open}</Link>}
    >
      {texts.join(' ')}
    </Notice>
  );
}
