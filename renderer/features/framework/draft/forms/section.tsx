import { useId, type ReactNode } from 'react';
import classes from '../draft.module.css';

/** A part of a form that is always open. */
export function Section({ title, hint, children }: { readonly title: string; readonly hint?: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <h3 id={id} className={classes.sectionTitle}>
        {title}
      </h3>
      {hint !== undefined && <p className={classes.hint}>{hint}</p>}
      {children}
    </section>
  );
}

/** A part of a form that is opened when it is needed; says how much is in it while it is closed. */
export function Fold({
  title,
  count,
  hint,
  children,
}: {
  readonly title: string;
  readonly count: number;
  readonly hint?: string;
  readonly children: ReactNode;
}) {
  return (
    <details className={classes.fold} open={count > 0 || undefined}>
      <summary className={classes.foldTitle}>
        {title} <span className={classes.count}>{count > 0 ? count : ''}</span>
      </summary>
      <div className={classes.section}>
        {hint !== undefined && <p className={classes.hint}>{hint}</p>}
        {children}
      </div>
    </details>
  );
}
