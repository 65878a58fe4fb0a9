import { useEffect, useRef, type ReactNode } from 'react';
import classes from '../draft.module.css';

/** The title of what opens beside the tree; it takes the focus, so that the keyboard goes on from there. */
export function PaneTitle({ children }: { readonly children: ReactNode }) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <h2 ref={title} tabIndex={-1} className={classes.itemTitle}>
      {children}
    </h2>
  );
}
