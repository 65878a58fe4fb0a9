import { subtreesOf } from '../../../shared/domain/merkle-shape';
import type { Sqlite } from '../vault/open';
import { foldQuickPeaks, hexOf } from './audit-quick-hash';

/** Root of the log's first `size` entries in hex, from the stored nodes and at once; null where one is missing. */
export function quickRootAt(site: Sqlite, size: number): string | null {
  const node = site.prepare<[number, number], Buffer>('SELECT hash FROM merkle_node WHERE level = ? AND position = ?').pluck();
  const peaks: string[] = [];
  for (const { level, position } of subtreesOf({ from: 0, to: size })) {
    const hash = node.get(level, position);
    if (hash === undefined) return null;
    peaks.push(hash.toString('latin1'));
  }
  return hexOf(foldQuickPeaks(peaks));
}
