import { useState } from 'react';
import { useDraft } from '../../lib/draft';
import { accessWords } from '../../lib/words/access';
import { DraftStatus } from '../../ui/draft-status';
import { EmptyState } from '../../ui/empty-state';
import { IfMay } from '../../ui/if-may';
import { Loaded } from '../../ui/loaded';
import { Loading } from '../../ui/loading';
import { PageHeader } from '../../ui/page-header';
import { DecisionField } from './decision-field';
import { missingIn, nothingNoted, type NotedByUserId } from './decisions';
import { usePreparedReview, type Prepared } from './queries';
import { ReviewSignature } from './review-signature';
import classes from './access.module.css';

const words = accessWords.form;
const parent = { label: words.parent, href: '#/settings/access/reviews' };

/** The review as a task: a decision on every account of the list, and a signature under all of them. */
export function ReviewFormPage() {
  return (
    <IfMay permission="access.review" title={words.title}>
      <PreparedReview />
    </IfMay>
  );
}

function PreparedReview() {
  const query = usePreparedReview();
  return (
    <Loaded query={query}>
      {(prepared) =>
        prepared.awaitsAnother || prepared.accounts.length === 0 ? (
          <>
            <PageHeader title={words.title} parent={parent} />
            <EmptyState title={prepared.awaitsAnother ? words.awaits : words.nothing} />
          </>
        ) : (
          <ReviewForm prepared={prepared} onListChanged={() => void query.refetch()} />
        )
      }
    </Loaded>
  );
}

function ReviewForm({ prepared, onListChanged }: { readonly prepared: Prepared; readonly onListChanged: () => void }) {
  const { accounts, leftOut, completes } = prepared;
  const title = completes === null ? words.title : words.completeTitle(completes.reviewerName);
  const draft = useDraft<NotedByUserId>('access/review', title, {});
  const [showsFaults, setShowsFaults] = useState(false);
  const { undecided } = missingIn(accounts, draft.value);
  return (
    <>
      <PageHeader
        title={title}
        parent={parent}
        subtitle={
          <>
            {words.progress(accounts.length - undecided.length, accounts.length)} <DraftStatus state={draft.state} />
          </>
        }
      />
      <p className={classes.text}>{words.hint}</p>
      {leftOut.length > 0 && <p className={classes.text}>{words.leftOut(leftOut.map(({ printedName }) => printedName).join(', '))}</p>}
      {draft.isLoading ? (
        <Loading />
      ) : (
        <>
          <ul className={classes.accounts} aria-label={words.list}>
            {accounts.map((account) => (
              <DecisionField
                key={account.userId}
                account={account}
                noted={draft.value[account.userId] ?? nothingNoted}
                showsFaults={showsFaults}
                onChange={(noted) => draft.change({ ...draft.value, [account.userId]: noted })}
              />
            ))}
          </ul>
          <ReviewSignature
            prepared={prepared}
            noted={draft.value}
            onListChanged={onListChanged}
            onTried={() => setShowsFaults(true)}
            onHandIn={draft.handIn}
            onDiscard={draft.discard}
          />
        </>
      )}
    </>
  );
}
