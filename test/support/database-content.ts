import type Database from 'better-sqlite3';
import { createHash } from 'node:crypto';

/** SHA-256 of every table's definition and rows, in the order of all its columns. */
export function contentOf(sqlite: InstanceType<typeof Database>, prefix: string): Readonly<Record<string, string>> {
  const tables = sqlite.prepare("SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY name").raw().all();
  return Object.fromEntries(
    tables.map((table) => {
      const [name, definition] = Array.isArray(table) ? table.map(String) : [];
      const columns = sqlite
        .prepare(`SELECT name FROM pragma_table_info('${name}')`)
        .pluck()
        .all()
        .map((column) => `"${String(column)}"`);
      const hash = createHash('sha256').update(String(definition));
      for (const row of sqlite
        .prepare(`SELECT * FROM "${name}" ORDER BY ${columns.join(', ')}`)
        .raw()
        .iterate()) {
        for (const value of Array.isArray(row) ? row : [])
          hash.update(value instanceof Uint8Array ? value : JSON.stringify(value)).update('\0');
      }
      return [`${prefix}.${name}`, hash.digest('hex')];
    }),
  );
}
