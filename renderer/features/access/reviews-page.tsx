import { useNavigate } from '@tanstack/react-router';
import { formatInstantIn } from '../../lib/formatting';
import { accessWords } from '../../lib/words/access';
import type { Column } from '../../ui/data-table/column';
import { DataTable } from '../../ui/data-table/data-table';
import { EmptyState } from '../../ui/empty-state';
import { QueryError } from '../../ui/loaded';
import { AccessPage } from './access-page';
import { DueNote } from './due-note';
import { useReviews, type ReviewSummary } from './queries';

const words = accessWords.reviews;

const columns: readonly Column<ReviewSummary>[] = [
  { key: 'when', title: words.columns.when, width: 192, value: (review) => formatInstantIn(review.reviewedAt, review.zone) },
  { key: 'who', title: words.columns.who, width: 136, value: (review) => review.reviewerName },
  { key: 'state', title: words.columns.state, width: 200, value: stateOfReview },
  {
    key: 'kind',
    title: words.columns.kind,
    width: 192,
    value: (review) => (review.completesReviewId === null ? words.kinds.whole : words.kinds.completion),
  },
  { key: 'accounts', title: words.columns.accounts, width: 80, value: (review) => review.accounts, align: 'right' },
  { key: 'changes', title: words.columns.changes, width: 112, value: (review) => review.changesNeeded, align: 'right' },
];

export function stateOfReview({ isComplete, leftOut }: ReviewSummary): string {
  return isComplete ? words.complete : words.open(leftOut.map(({ printedName }) => printedName).join(', '));
}

const keyOf = (review: ReviewSummary): string => review.reviewId;

/** When the next review is due, and every one that was signed. */
export function ReviewsPage() {
  return (
    <AccessPage>
      <Reviews />
    </AccessPage>
  );
}

function Reviews() {
  const query = useReviews();
  const navigate = useNavigate();
  return (
    <>
      {query.data && <DueNote due={query.data.due} />}
      <DataTable
        name="access-reviews"
        label={words.label}
        columns={columns}
        rows={query.data?.reviews ?? []}
        rowKey={keyOf}
        onOpen={({ reviewId }) => void navigate({ to: '/settings/access/reviews/$reviewId', params: { reviewId } })}
        isLoading={query.isPending}
        error={query.error !== null && query.data === undefined ? <QueryError query={query} error={query.error} /> : undefined}
        empty={<EmptyState title={words.empty} hint={words.emptyHint} />}
      />
    </>
  );
}
