import { useId } from 'react';
import classes from './signed-rule.module.css';

/** What a rule is, above what it says: its name, and what there is to know of it. */
export function RuleHead({ title, notes }: { readonly title: string; readonly notes: readonly string[] }) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <h2 id={id} className={classes.title}>
        {title}
      </h2>
      {notes.map((note) => (
        <p key={note} className={classes.small}>
          {note}
        </p>
      ))}
    </section>
  );
}
