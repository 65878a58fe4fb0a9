import Database from 'better-sqlite3';
import { openRecord } from '../../electron/service/db/open';
import type { Db } from '../../electron/service/db/schema';

let migrated: Buffer | null = null;

/** A record without rows, in memory. Its tables are made once for all the files that a process runs. */
export async function emptyRecord(): Promise<Db> {
  if (migrated === null) {
    const sqlite = new Database(':memory:');
    await openRecord(sqlite);
    migrated = sqlite.serialize();
  }
  return openRecord(new Database(migrated));
}
