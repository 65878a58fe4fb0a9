import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { formatInstantIn } from '../../lib/formatting';
import { accessWords } from '../../lib/words/access';
import { signatureWords } from '../../lib/words/signatures';
import { IfMay } from '../../ui/if-may';
import { KeyValueList } from '../../ui/key-value-list';
import { Loaded } from '../../ui/loaded';
import { PageHeader } from '../../ui/page-header';
import { PrintedAlone } from '../../ui/printed-alone';
import { SignatureList } from '../../ui/signature-list';
import { AccountFacts } from './account-facts';
import { useReview, type Review } from './queries';
import { stateOfReview } from './reviews-page';
import classes from './access.module.css';

const words = accessWords.report;

/** One signed review as a report: what was decided on each account as it stood, and who signed. */
export function ReviewPage({ reviewId }: { readonly reviewId: string }) {
  const query = useReview(reviewId);
  return (
    <>
      <PageHeader
        title={query.data === undefined ? words.printed : words.title(formatInstantIn(query.data.reviewedAt, query.data.zone).slice(0, 10))}
        parent={{ label: accessWords.form.parent, href: '#/settings/access/reviews' }}
        actions={
          query.data && (
            <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
              {accessWords.print}
            </Button>
          )
        }
      />
      <IfMay permission="users.read">
        <Loaded query={query}>{(review) => <Report review={review} />}</Loaded>
      </IfMay>
    </>
  );
}

function Report({ review }: { readonly review: Review }) {
  const { reviewerName, completesReviewId, completedByReviewId, accounts, changesNeeded, leftOut, lines, signatures } = review;
  const { kinds } = accessWords.reviews;
  return (
    <PrintedAlone what={words.printed}>
      <KeyValueList
        items={[
          { key: 'reviewer', label: words.reviewer, value: reviewerName },
          {
            key: 'kind',
            label: words.kind,
            value:
              completesReviewId === null ? (
                kinds.whole
              ) : (
                <>
                  {kinds.completion} <OtherReview reviewId={completesReviewId} label={words.completes} />
                </>
              ),
          },
          { key: 'decided', label: words.decided, value: words.counts(accounts, changesNeeded) },
          { key: 'leftOut', label: words.leftOut, value: leftOut.map(({ printedName }) => printedName).join(', ') || words.none },
          {
            key: 'state',
            label: words.state,
            value: (
              <>
                {stateOfReview(review)}{' '}
                {completedByReviewId !== null && <OtherReview reviewId={completedByReviewId} label={words.completedBy} />}
              </>
            ),
          },
        ]}
      />
      <section className={classes.section}>
        <h2 className={classes.title}>{signatureWords.title}</h2>
        <SignatureList signatures={signatures} />
      </section>
      <section className={classes.section}>
        <h2 className={classes.title}>{words.list}</h2>
        <ul className={classes.accounts} aria-label={words.list}>
          {lines.map(({ ordinal, account, decision, remark }) => (
            <li key={ordinal} className={classes.account}>
              <div>
                <div className={classes.accountHead}>
                  <span className={classes.strong}>{account.printedName}</span>
                  <span className={classes.note}>{account.login}</span>
                </div>
                <AccountFacts account={account} />
              </div>
              <div className={classes.decision}>
                <span className={classes.decisionText} data-decision={decision}>
                  {accessWords.form.decisions[decision]}
                </span>
                {remark !== null && <span className={classes.text}>{remark}</span>}
              </div>
            </li>
          ))}
        </ul>
      </section>
    </PrintedAlone>
  );
}

function OtherReview({ reviewId, label }: { readonly reviewId: string; readonly label: string }) {
  return (
    <Link to="/settings/access/reviews/$reviewId" params={{ reviewId }}>
      {label}
    </Link>
  );
}
