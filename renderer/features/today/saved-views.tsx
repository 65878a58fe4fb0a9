import { useId } from 'react';
import { viewAddress } from '../../lib/view-address';
import { appWords } from '../../lib/words/app';
import { viewWords as words } from '../../lib/words/views';
import { useViews } from './queries';
import classes from './today.module.css';

/** The views one keeps or is offered for one's role, each a click away; nothing where there are none. */
export function SavedViews() {
  const id = useId();
  const { data } = useViews();
  if (data === undefined || data.views.length === 0) return null;
  return (
    <section className={classes.section} aria-labelledby={id}>
      <h2 id={id} className={classes.sectionTitle}>
        {words.title}
      </h2>
      <ul className={classes.drafts}>
        {data.views.map((view) => (
          <li key={view.viewId} className={classes.draft}>
            <a href={`#${viewAddress(view)}`}>{view.name}</a>
            {view.role !== null && <span className={classes.small}>{words.offeredTo(appWords.roles[view.role])}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
