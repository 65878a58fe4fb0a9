import { recordAsItIs } from '../../db/open';
import type { Db } from '../../db/schema';
import { openEncrypted } from '../../vault/open';
import { DatabaseBusy } from '../../vault/storage-fault';
import type { RecordInput } from './file-input';

/** Opens the record on a connection that only reads, for as long as `read` takes; the key is wiped. */
export async function withRecord<T>({ site, cipher, dataKey, nativeBinding }: RecordInput, read: (db: Db) => Promise<T>): Promise<T> {
  const opened = openEncrypted({ file: site, key: dataKey, cipher, nativeBinding });
  dataKey.fill(0);
  if (!opened.ok && opened.failure.code === 'OpenElsewhere') throw new DatabaseBusy('a database is in use');
  if (!opened.ok) throw new Error(`the record does not open: ${opened.failure.code}`);
  try {
    opened.value.pragma('query_only=ON');
    return await read(recordAsItIs(opened.value));
  } finally {
    opened.value.close();
  }
}
