import { subtreesOf } from '../../../shared/domain/merkle-shape';
import type { Sqlite } from '../vault/open';
import { emptyRootHex, foldQuickPeaks, hexOf } from './audit-quick-hash';

// In one statement: outside a transaction each takes and gives back the file's locks. One text for each number of nodes, since taking
// them from a list in JSON is three times as slow.
const prepareNodes = (site: Sqlite, count: number) =>
  site
    .prepare<number[], Buffer>(
      Array.from({ length: count }, () => 'SELECT hash FROM merkle_node WHERE level = ? AND position = ?').join(' UNION ALL '),
    )
    .pluck();

/** By the number of nodes: every command asks, and preparing takes longer than running. */
const nodesBySite = new WeakMap<Sqlite, Map<number, ReturnType<typeof prepareNodes>>>();

/** Root of the log's first `size` entries in hex, from the stored nodes and at once; null where one is missing. */
export function quickRootAt(site: Sqlite, size: number): string | null {
  const subtrees = subtreesOf({ from: 0, to: size });
  if (subtrees.length === 0) return emptyRootHex;
  const known = nodesBySite.get(site) ?? new Map<number, ReturnType<typeof prepareNodes>>();
  const nodes = known.get(subtrees.length) ?? prepareNodes(site, subtrees.length);
  nodesBySite.set(site, known.set(subtrees.length, nodes));
  const peaks = nodes.all(...subtrees.flatMap(({ level, position }) => [level, position])).map((hash) => hash.toString('latin1'));
  return peaks.length === subtrees.length ? hexOf(foldQuickPeaks(peaks)) : null;
}
