import { useId } from 'react';
import { catalogueWords } from '../../../lib/words/catalogue';
import type { ItemLink as Link } from '../queries';
import { RevisionLink } from '../../../ui/revision-link';
import { ItemLink } from './item-link';
import classes from '../framework.module.css';

const words = catalogueWords.links;

/** What lies at the other end of one kind of link. */
export function LinkedItems({ title, none, links }: { readonly title: string; readonly none: string; readonly links: readonly Link[] }) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <h3 id={id} className={classes.sectionTitle}>
        {title}
      </h3>
      {links.length === 0 ? (
        <p className={classes.dimmed}>{none}</p>
      ) : (
        <ul className={classes.roles}>
          {links.map((link) => (
            <li key={link.linkId}>
              <ItemLink item={link.other} />{' '}
              <span className={classes.small}>
                {remarkOf(link)}
                {link.relation === 'taskCompetency' && (
                  <>
                    {' '}
                    · <RevisionLink revision={link.revision} />
                  </>
                )}
              </span>
              {link.outcome !== '' && <p className={classes.text}>{link.outcome}</p>}
              {link.scenario !== '' && (
                <p className={classes.small}>
                  {words.scenario}: {link.scenario}
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function remarkOf({ relation, levelName, isMandatory, other }: Link): string {
  return [
    ...(levelName === null ? [] : [words.atLevel(levelName)]),
    ...(relation === 'taskCompetency' ? [isMandatory ? words.mandatory : words.desirable] : []),
    ...(other.isRetired ? [words.retired] : []),
  ].join(' · ');
}
