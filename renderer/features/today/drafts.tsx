import { useId } from 'react';
import { formatInstant } from '../../lib/formatting';
import { todayWords as words } from '../../lib/words/today';
import { Loaded } from '../../ui/loaded';
import { draftPath } from './draft-path';
import { useDrafts } from './queries';
import classes from './today.module.css';

/** What the person began and has not finished; each opens its form as it was left. */
export function Drafts() {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <h2 id={id} className={classes.sectionTitle}>
        {words.drafts}
      </h2>
      <Loaded query={useDrafts()}>
        {({ drafts }) =>
          drafts.length === 0 ? (
            <p className={classes.small}>{words.draftsNone}</p>
          ) : (
            <ul className={classes.drafts}>
              {drafts.map(({ key, title, savedAt }) => {
                const path = draftPath(key);
                return (
                  <li key={key} className={classes.draft}>
                    {path === null ? title : <a href={`#${path}`}>{title}</a>}
                    <span className={classes.small} data-figures>
                      {words.savedAt(formatInstant(savedAt))}
                    </span>
                  </li>
                );
              })}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}
