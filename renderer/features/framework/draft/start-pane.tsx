import { catalogueKey, catalogues } from '../../../../shared/domain/framework/tree';
import { draftWords } from '../../../lib/words/framework-draft';
import { useDraftSession } from './draft-session';
import { Section } from './forms/section';
import classes from './draft.module.css';

const words = draftWords.start;

/** What is shown while nothing is chosen: the way from an empty library to a submitted one. */
export function StartPane() {
  const { tree } = useDraftSession();
  const has = Object.fromEntries(catalogues.map((catalogue) => [catalogue, (tree.childrenById.get(catalogueKey(catalogue)) ?? []).length]));
  return (
    <Section title={words.title} hint={words.hint}>
      <ol className={classes.start}>
        {words.steps.map(({ title, text, catalogue }) => (
          <li key={title} data-done={(catalogue !== null && (has[catalogue] ?? 0) > 0) || undefined}>
            <strong>{title}</strong>
            <p>{text}</p>
          </li>
        ))}
      </ol>
    </Section>
  );
}
