import type { ReactNode } from 'react';
import classes from './page-tabs.module.css';

/** The way between the parts of a page: links, of which the one that is open is `aria-current`. */
export function PageTabs({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <nav aria-label={label} className={classes.tabs}>
      {children}
    </nav>
  );
}
