import { useMemo, useState } from 'react';
import type { FrameworkTree } from '../../../../../shared/domain/framework/tree';
import { contains, rowKeeper, wordsOf, type VisibleRow } from '../../../../../shared/domain/framework/visible-rows';
import type { Head } from '../queries';

/** The lines of the tree as they are shown, and what is asked of them again and again. */
export interface ShownRows {
  readonly rows: readonly VisibleRow[];
  readonly keys: readonly string[];
  readonly indexByKey: ReadonlyMap<string, number>;
  /** How many of the lines match what is sought; null while nothing is. */
  readonly found: number | null;
  /** How many items in use each catalogue has, by kind. */
  readonly counts: ReadonlyMap<string, number>;
}

export function useShownRows(tree: FrameworkTree<Head>, open: ReadonlySet<string>, sought: string, showsRetired: boolean): ShownRows {
  const [rowsOf] = useState(rowKeeper);
  const rows = rowsOf(tree, open, { text: sought, showsRetired });
  const keys = useMemo(() => rows.map(({ key }) => key), [rows]);
  const indexByKey = useMemo(() => new Map(keys.map((key, index) => [key, index])), [keys]);
  const found = useMemo(() => {
    const parts = wordsOf(sought);
    return parts.length === 0 ? null : keys.filter((key) => contains(tree.headById.get(key) ?? nothing, parts)).length;
  }, [keys, tree, sought]);
  const counts = useMemo(() => {
    const byKind = new Map<string, number>();
    for (const { kind, isRetired } of tree.headById.values()) if (!isRetired) byKind.set(kind, (byKind.get(kind) ?? 0) + 1);
    return byKind;
  }, [tree]);
  return { rows, keys, indexByKey, found, counts };
}

const nothing = { code: '', title: '' };
