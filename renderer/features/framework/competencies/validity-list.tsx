import { levelCode } from '../../../../shared/domain/scale';
import { validityLines } from '../../../../shared/domain/validity-text';
import { validityWords as words } from '../../../lib/words/validity';
import type { Competency } from '../queries';
import classes from '../framework.module.css';

/** Until when a level holds beyond the limit in months, a sentence for each rule. */
export function ValidityList({ competency: { validity, scale } }: { readonly competency: Competency }) {
  const lines = validityLines(validity, (level) => levelCode(scale.levels, level));
  if (lines.length === 0) return null;
  return (
    <section className={classes.section} aria-label={words.title}>
      <h3 className={classes.sectionTitle}>{words.title}</h3>
      {lines.map((line) => (
        <p key={line} className={classes.text}>
          {line}
        </p>
      ))}
    </section>
  );
}
