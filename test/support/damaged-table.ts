import { spawnSync } from 'node:child_process';
import type { Sqlite } from '../../electron/service/vault/open';

/** Puts what is in memory onto the disk, damages the first page of a table and forgets what was read. */
export function damageTable(db: Sqlite, file: string, table: string): void {
  const page = Number(db.prepare('SELECT rootpage FROM sqlite_master WHERE name = ?').pluck().get(table));
  db.pragma('wal_checkpoint(TRUNCATE)');
  damagePage(file, page);
  db.pragma('cache_size=1');
  db.pragma('shrink_memory');
}

/** Changes bytes on a page of a closed file from another process: reading it here would drop the locks of an open one. */
function damagePage(file: string, page: number): void {
  const script =
    'const f=require("fs");const h=f.openSync(process.argv[1],"r+");f.writeSync(h,Buffer.from([1,2,3,4]),0,4,(process.argv[2]-1)*4096+100);f.closeSync(h)';
  if (spawnSync(process.execPath, ['-e', script, file, String(page)]).status !== 0) throw new Error('the file was not changed');
}
