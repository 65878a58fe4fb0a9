import { readFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { openEncrypted } from '../../electron/service/vault/open';
import type { TestSite } from './site';

/** The bytes of the database as they are without its cipher, free pages included. */
export async function plainBytes(site: TestSite): Promise<Buffer> {
  const { open } = site.station;
  if (open === null) throw new Error('the site is locked');
  const { vault } = open;
  const copy = path.join(site.folder, `copy-${Math.random().toString(36).slice(2)}.db`);
  await sql.raw(`VACUUM INTO '${copy}'`).execute(open.db);
  const opened = openEncrypted({ file: copy, key: vault.dataKey, cipher: vault.cipher });
  if (!opened.ok) throw new Error(opened.failure.code);
  opened.value.pragma('journal_mode=DELETE');
  opened.value.pragma("rekey=''");
  opened.value.close();
  const bytes = readFileSync(copy);
  if (bytes.toString('latin1', 0, 15) !== 'SQLite format 3') throw new Error('the copy is not plain');
  return bytes;
}
