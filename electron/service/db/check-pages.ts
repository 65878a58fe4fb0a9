import type { Sqlite } from '../vault/open';

/** The first thing that SQLite finds wrong with the pages, tables and indices of a file; null when all is well. */
export function pageFault(sqlite: Sqlite): string | null {
  const found = String(sqlite.pragma('integrity_check(1)', { simple: true }));
  return found === 'ok' ? null : found;
}

/** The first table with a row that refers to a row that is not there; null when there is none. */
export function referenceFault(sqlite: Sqlite): string | null {
  const found = sqlite.prepare('SELECT "table" FROM pragma_foreign_key_check LIMIT 1').pluck().get();
  return typeof found === 'string' ? found : null;
}
