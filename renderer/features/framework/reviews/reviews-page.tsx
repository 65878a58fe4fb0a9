import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useMay, useSession } from '../../../lib/session';
import { catalogueWords } from '../../../lib/words/catalogue';
import { careWords } from '../../../lib/words/framework-care';
import type { Column } from '../../../ui/data-table/column';
import { DataTable } from '../../../ui/data-table/data-table';
import { DateText } from '../../../ui/date-text';
import { EmptyState } from '../../../ui/empty-state';
import { QueryError } from '../../../ui/loaded';
import { FrameworkPage } from '../framework-page';
import { useReviewsDue, type DueItem } from '../queries';
import { ReviewedForm } from './reviewed-form';
import classes from './reviews.module.css';

const words = careWords.reviews;
const keyOf = (item: DueItem): string => item.itemId;
const nobody: ReadonlySet<string> = new Set();

const columns: readonly Column<DueItem>[] = [
  { key: 'due', title: words.columns.due, width: 104, value: (item) => item.dueOn, render: (item) => <DateText date={item.dueOn} /> },
  {
    key: 'state',
    title: words.columns.state,
    width: 96,
    value: (item) => words.states[item.state],
    render: (item) => <State item={item} />,
  },
  { key: 'code', title: words.columns.code, width: 104, value: (item) => item.code },
  { key: 'title', title: words.columns.title, width: 280, value: (item) => item.title },
  { key: 'kind', title: words.columns.kind, width: 104, value: (item) => catalogueWords.kinds[item.kind] },
  { key: 'library', title: words.columns.library, width: 144, value: (item) => item.libraryName },
  { key: 'steward', title: words.columns.steward, width: 152, value: stewardsOf },
  { key: 'seen', title: words.columns.seen, width: 104, value: (item) => item.seenOn },
  {
    key: 'months',
    title: words.columns.months,
    width: 88,
    value: (item) => words.months(item.reviewMonths),
    order: (item) => item.reviewMonths,
  },
];

/** The stewards' work list: what is to be looked at again, and the way to say that it was. */
export function ReviewsPage() {
  return (
    <FrameworkPage>
      <Reviews />
    </FrameworkPage>
  );
}

function Reviews() {
  const mayEdit = useMay('framework.edit');
  const { user } = useSession();
  const [whose, setWhose] = useState<'own' | 'all'>(mayEdit ? 'own' : 'all');
  const query = useReviewsDue(whose);
  const [selected, setSelected] = useState<ReadonlySet<string>>(nobody);
  const reviews = useMemo(() => query.data?.reviews ?? [], [query.data]);
  const chosen = reviews.filter(({ itemId }) => selected.has(itemId));
  return (
    <div className={classes.page}>
      <div className={classes.head}>
        <p className={classes.text}>{words.subtitle}</p>
        {mayEdit && (
          <SegmentedControl
            aria-label={words.whose}
            value={whose}
            data={[
              { value: 'own', label: words.own },
              { value: 'all', label: words.all },
            ]}
            onChange={(value) => setWhose(value === 'all' ? 'all' : 'own')}
          />
        )}
      </div>
      <DataTable
        key={`${user.userId} ${whose}`}
        name="framework-reviews"
        label={words.label}
        columns={columns}
        rows={reviews}
        rowKey={keyOf}
        onSelectionChange={setSelected}
        isLoading={query.isPending}
        error={query.error !== null && query.data === undefined ? <QueryError query={query} error={query.error} /> : undefined}
        empty={<EmptyState title={words.empty} hint={whose === 'own' ? words.emptyOwnHint : words.emptyHint} />}
      />
      {mayEdit && reviews.length > 0 && <ReviewedForm chosen={chosen} />}
    </div>
  );
}

function State({ item }: { readonly item: DueItem }) {
  return <span className={item.state === 'overdue' ? classes.overdue : undefined}>{words.states[item.state]}</span>;
}

function stewardsOf({ stewards }: DueItem): string {
  return stewards.length === 0 ? words.everySteward : stewards.join(', ');
}
