import { useMemo, useState } from 'react';
import { readPreference, writePreference } from '../../lib/preference';
import type { Column } from './column';

/** Which columns are shown; the first always is, because it names the row. */
export function useHiddenColumns<Row>(name: string, columns: readonly Column<Row>[]) {
  const preference = `table.${name}.hidden`;
  const [hidden, setHidden] = useState<ReadonlySet<string>>(() => new Set(readPreference(preference).split(',').filter(Boolean)));
  const change = (next: ReadonlySet<string>) => {
    setHidden(next);
    writePreference(preference, [...next].join(','));
  };
  const visible = useMemo(() => columns.filter((column, index) => index === 0 || !hidden.has(column.key)), [columns, hidden]);
  return {
    hidden,
    visible,
    showAll: () => change(new Set()),
    toggle: (key: string) => {
      const next = new Set(hidden);
      if (!next.delete(key)) next.add(key);
      change(next);
    },
  };
}
