import type { ReactNode } from 'react';
import classes from './key-value-list.module.css';

export type KeyValue = {
  readonly key: string;
  readonly label: string;
  readonly value: ReactNode;
  /** Where the value comes from, or why it cannot be changed here. */
  readonly hint?: string;
};

/** Facts of one thing: names left, values right. */
export function KeyValueList({ items }: { readonly items: readonly KeyValue[] }) {
  return (
    <dl className={classes.list}>
      {items.map((item) => (
        <div key={item.key} className={classes.item}>
          <dt className={classes.label}>{item.label}</dt>
          <dd className={classes.value}>
            {item.value}
            {item.hint !== undefined && <span className={classes.hint}>{item.hint}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
