import type { ReactNode } from 'react';
import classes from './short-table.module.css';

/** A table of a few rows inside a page or panel, drawn whole; long lists are a DataTable. Named by `label` or by a heading's id. */
export function ShortTable({
  label,
  labelledBy,
  children,
}: {
  readonly label?: string;
  readonly labelledBy?: string;
  readonly children: ReactNode;
}) {
  return (
    <table className={classes.table} aria-label={label} aria-labelledby={labelledBy}>
      {children}
    </table>
  );
}
