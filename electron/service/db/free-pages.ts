import type { Sqlite } from '../vault/open';

/**
 * Takes unused pages out of the files. No verification can read such a page, so a changed byte in one would go unnoticed.
 * Only of files that were made so that they allow it.
 */
export function givePagesBack({ site, evidence }: { readonly site: Sqlite; readonly evidence: Sqlite }): void {
  for (const sqlite of [site, evidence]) {
    if (sqlite.pragma('freelist_count', { simple: true }) !== 0) sqlite.exec('PRAGMA incremental_vacuum');
  }
}
