import { useId, type ReactNode } from 'react';
import people from '../people.module.css';
import classes from './records.module.css';

/** A part of a person's record: its title with what can be done beside it, and what it holds. */
export function RecordSection({
  title,
  actions,
  children,
}: {
  readonly title: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={`${people.section} ${classes.section}`} aria-labelledby={id}>
      <header className={classes.head}>
        <h3 id={id} className={people.sectionTitle}>
          {title}
        </h3>
        {actions}
      </header>
      {children}
    </section>
  );
}
