import { Link } from '@tanstack/react-router';
import { formatDate } from '../../lib/formatting';
import { todayWords } from '../../lib/words/today';
import type { Awaiting } from './queries';
import classes from './today.module.css';

const words = todayWords.framework;

/** Lines of the own list: revisions to approve, and drafts that were given back. */
export function FrameworkRows({ awaiting: { reviews, returned } }: { readonly awaiting: Awaiting }) {
  return (
    <>
      {reviews.map(({ revisionId, libraryName, number, title, authors, submittedAt }) => (
        <tr key={revisionId}>
          <th scope="row">
            <Link to="/framework/revisions/$revisionId/approve" params={{ revisionId }}>
              {words.revision(libraryName, number, title)}
            </Link>
          </th>
          <td>{words.approve}</td>
          <td className={classes.small}>{words.noDay}</td>
          <td>{words.submitted(authors, formatDate(new Date(submittedAt)))}</td>
        </tr>
      ))}
      {returned.map(({ draftId, libraryName, number, title, by, remark }) => (
        <tr key={draftId}>
          <th scope="row">
            <Link to="/framework/drafts/$draftId" params={{ draftId }}>
              {words.revision(libraryName, number, title)}
            </Link>
          </th>
          <td>{words.mend}</td>
          <td className={classes.small}>{words.noDay}</td>
          <td>{words.returned(by, remark)}</td>
        </tr>
      ))}
    </>
  );
}
