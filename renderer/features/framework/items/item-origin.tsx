import { Link } from '@tanstack/react-router';
import { useSession } from '../../../lib/session';
import { catalogueWords } from '../../../lib/words/catalogue';
import { DateText } from '../../../ui/date-text';
import { KeyValueList } from '../../../ui/key-value-list';
import { Loaded } from '../../../ui/loaded';
import { useOrigin, type Origin } from '../queries';
import { ItemLink } from './item-link';
import classes from '../framework.module.css';

const words = catalogueWords.origin;

/** Says of a retired item that it is, and what takes its place. */
export function RetiredNote({ itemId }: { readonly itemId: string }) {
  const { data } = useOrigin(itemId);
  if (data?.isRetired !== true) return null;
  return (
    <p className={classes.retired}>
      {words.retired}
      {data.replacedBy !== null && (
        <>
          {' '}
          {words.replacedBy} <ItemLink item={data.replacedBy} />
        </>
      )}
    </p>
  );
}

/** Which library and revision an item comes from, who looks after it and when it is due to be looked at. */
export function ItemOrigin({ itemId }: { readonly itemId: string }) {
  const query = useOrigin(itemId);
  return (
    <section className={classes.section}>
      <h3 className={classes.sectionTitle}>{words.title}</h3>
      <Loaded query={query}>{(origin) => <Facts origin={origin} />}</Loaded>
    </section>
  );
}

function Facts({ origin }: { readonly origin: Origin }) {
  const { today } = useSession();
  const { libraryName, revision, validFrom, steward, nextReviewOn, reviewMonths, lastReviewedOn } = origin;
  const isOverdue = nextReviewOn !== null && nextReviewOn < today;
  return (
    <KeyValueList
      items={[
        { key: 'library', label: words.library, value: libraryName },
        {
          key: 'revision',
          label: words.revision,
          value:
            revision === null ? (
              words.noRevision
            ) : (
              <Link to="/framework/revisions/$revisionId" params={{ revisionId: revision.revisionId }}>
                {words.revisionOf(revision.number, revision.title)}
              </Link>
            ),
        },
        { key: 'since', label: words.since, value: <DateText date={validFrom} /> },
        { key: 'steward', label: words.steward, value: steward ?? words.noSteward },
        {
          key: 'review',
          label: words.review,
          value:
            nextReviewOn === null ? (
              words.noReview
            ) : (
              <>
                <DateText date={nextReviewOn} /> {isOverdue && <strong className={classes.overdue}>{words.overdue}</strong>}
              </>
            ),
          ...(reviewMonths !== null && { hint: words.reviewEvery(reviewMonths, lastReviewedOn) }),
        },
      ]}
    />
  );
}
