import { Link } from '@tanstack/react-router';
import { IconPencil } from '@tabler/icons-react';
import { formatInstant } from '../../lib/formatting';
import { assessWords } from '../../lib/words/assess';
import { draftPlace, groupDraftPlace } from './draft-key';
import { useDrafts } from './queries';
import classes from './assess.module.css';

/** The assessments this person has begun and not signed, each a way back into its form. */
export function OpenDrafts() {
  const drafts = (useDrafts().data?.drafts ?? []).flatMap((draft) => {
    const [place, group] = [draftPlace(draft.key), groupDraftPlace(draft.key)];
    return place === null && group === null ? [] : [{ ...draft, place, group }];
  });
  if (drafts.length === 0) return null;
  return (
    <section className={classes.drafts} aria-labelledby="open-drafts">
      <h2 id="open-drafts" className={classes.smallTitle}>
        {assessWords.drafts.title}
      </h2>
      <ul className={classes.draftList}>
        {drafts.map((draft) => (
          <li key={draft.key}>
            {draft.place !== null && (
              <Link to="/assess/$personId/$competencyId" params={draft.place}>
                <IconPencil size={14} aria-hidden /> {draft.title}
              </Link>
            )}
            {draft.group !== null && (
              <Link to="/assess/group/$competencyId" params={draft.group}>
                <IconPencil size={14} aria-hidden /> {draft.title}
              </Link>
            )}{' '}
            <span className={classes.small} data-figures>
              {assessWords.drafts.since(formatInstant(draft.savedAt))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
