import { levelCode } from '../../../../shared/domain/scale';
import { sufficiencyText } from '../../../../shared/domain/sufficiency-text';
import { sufficiencyWords as words } from '../../../lib/words/sufficiency';
import type { Competency } from '../queries';
import classes from '../framework.module.css';

/** What has to be shown before a level is held, a sentence for each. */
export function SufficiencyList({ competency: { sufficiency, scale } }: { readonly competency: Competency }) {
  if (sufficiency.length === 0) return null;
  return (
    <section className={classes.section} aria-label={words.title}>
      <h3 className={classes.sectionTitle}>{words.title}</h3>
      {sufficiency.map((entry) => (
        <p key={entry.level} className={classes.text}>
          {words.level(levelCode(scale.levels, entry.level), sufficiencyText(entry))}
        </p>
      ))}
    </section>
  );
}
