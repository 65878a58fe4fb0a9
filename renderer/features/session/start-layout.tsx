import type { ReactNode } from 'react';
import { sessionWords as words } from '../../lib/words/session';
import { TouchstoneMark } from '../../ui/touchstone-mark';
import classes from './session.module.css';

/** The page around everything that happens before a site is unlocked. */
export function StartLayout({
  title,
  width = 'narrow',
  children,
}: {
  readonly title: string;
  readonly width?: 'narrow' | 'wide';
  readonly children: ReactNode;
}) {
  return (
    <div className={classes.page}>
      <header className={classes.brand}>
        <TouchstoneMark size={32} />
        <span>
          <span className={classes.product}>{words.product}</span>
          <span className={classes.tagline}>{words.tagline}</span>
        </span>
      </header>
      <main className={classes.card} data-width={width}>
        <h1 className={classes.title}>{title}</h1>
        {children}
      </main>
    </div>
  );
}
