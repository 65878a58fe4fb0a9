import { useId } from 'react';
import { catalogueWords } from '../../../lib/words/catalogue';
import type { Links } from '../queries';
import classes from '../framework.module.css';

const words = catalogueWords.links;

/** What an item answers to in frameworks outside; nothing where there is none. */
export function MappingList({ mappings }: { readonly mappings: Links['mappings'] }) {
  const id = useId();
  if (mappings.length === 0) return null;
  return (
    <section className={classes.section} aria-labelledby={id}>
      <h3 id={id} className={classes.sectionTitle}>
        {words.mappings}
      </h3>
      <ul className={classes.roles}>
        {mappings.map(({ mappingId, match, framework, reference, title, uri }) => (
          <li key={mappingId}>
            {words.matches[match]}{' '}
            <strong>
              {framework} {reference}
            </strong>{' '}
            {title}
            {uri !== '' && <p className={classes.small}>{uri}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
