import { IconBooks } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMay } from '../../lib/session';
import { careWords } from '../../lib/words/framework-care';
import { Notice } from './notice';
import { useItemReviewsDue } from './queries';

const words = careWords.reviews;

/** Tells a steward of the framework what waits to be looked at again; silent otherwise. */
export function ItemReviewsDue() {
  const mayEdit = useMay('framework.edit');
  const { data } = useItemReviewsDue(mayEdit);
  if (!mayEdit || data === undefined || data.reviews.length === 0) return null;
  const overdue = data.reviews.filter(({ state }) => state === 'overdue').length;
  return (
    <Notice icon={IconBooks} label={words.noticeTitle} isPressing={overdue > 0} way={<Link to="/framework/reviews">{words.go}</Link>}>
      {words.due(overdue, data.reviews.length - overdue)}
    </Notice>
  );
}
