import { useEffect, useRef, type ReactNode } from 'react';
import classes from './page-tabs.module.css';

/**
 * The way between the parts of a page: links, of which the one that is open is `aria-current`. In one row always: where it is
 * too narrow for all, the row moves sideways, and the open one is kept in view.
 */
export function PageTabs({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const row = useRef<HTMLElement>(null);
  useEffect(() => {
    if (row.current === null) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry?.target instanceof HTMLElement) keepOpenInView(entry.target);
    });
    observer.observe(row.current);
    return () => observer.disconnect();
  }, []);
  return (
    <nav ref={row} aria-label={label} className={classes.tabs}>
      {children}
    </nav>
  );
}

function keepOpenInView(row: HTMLElement): void {
  const open = row.querySelector<HTMLElement>('[aria-current="page"]');
  if (open === null) return;
  const start = open.offsetLeft - row.offsetLeft;
  const end = start + open.offsetWidth;
  if (start < row.scrollLeft) row.scrollLeft = start;
  else if (end > row.scrollLeft + row.clientWidth) row.scrollLeft = end - row.clientWidth;
}
