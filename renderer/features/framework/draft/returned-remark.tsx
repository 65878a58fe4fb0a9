import { draftWords } from '../../../lib/words/framework-draft';
import { useReturned } from '../libraries/use-returned';
import { useDraftSession } from './draft-session';
import classes from './draft.module.css';

/** What whoever gave the draft back wants changed, until it is submitted again. */
export function ReturnedRemark() {
  const { library, head } = useDraftSession();
  const returned = useReturned(library.frameworkId, head);
  return returned === null ? null : <p className={classes.locked}>{draftWords.page.returned(returned.by, returned.remark)}</p>;
}
