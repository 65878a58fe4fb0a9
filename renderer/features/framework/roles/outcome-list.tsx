import { useId } from 'react';
import { catalogueWords } from '../../../lib/words/catalogue';
import { ItemLink } from '../items/item-link';
import type { ItemLink as Link } from '../queries';
import classes from '../framework.module.css';

const words = catalogueWords.links;

/** What a role brings about: the accomplishment of each of its tasks, with the task it comes from. */
export function OutcomeList({ links }: { readonly links: readonly Link[] }) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <h3 id={id} className={classes.sectionTitle}>
        {words.outcomesOfRole}
      </h3>
      {links.length === 0 ? (
        <p className={classes.dimmed}>{words.noOutcomesOfRole}</p>
      ) : (
        <ul className={classes.outcomes}>
          {links.map(({ linkId, outcome, scenario, other }) => (
            <li key={linkId}>
              <p className={classes.text}>{outcome === '' ? <span className={classes.dimmed}>{words.noOutcome}</span> : outcome}</p>
              <p className={classes.small}>
                {catalogueWords.kinds.task}: <ItemLink item={other} />
              </p>
              {scenario !== '' && (
                <p className={classes.small}>
                  {words.scenario}: {scenario}
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
