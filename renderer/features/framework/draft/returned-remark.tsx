import { draftWords } from '../../../lib/words/framework-draft';
import { useRevisions } from '../queries';
import { useDraftSession } from './draft-session';
import classes from './draft.module.css';

/** What whoever gave the draft back wants changed, until it is submitted again. */
export function ReturnedRemark() {
  const { library, head } = useDraftSession();
  const revisions = useRevisions(library.frameworkId).data?.revisions ?? [];
  const newest = revisions.toSorted((a, b) => (a.submittedAt < b.submittedAt ? 1 : -1))[0];
  // an earlier draft may have been given back and then discarded
  if (newest?.state !== 'returned' || newest.remark === null || newest.submittedAt < head.startedAt) return null;
  return <p className={classes.locked}>{draftWords.page.returned(newest.remark)}</p>;
}
