import { recordAsItIs } from '../../db/open';
import type { Db } from '../../db/schema';
import { openInThread } from '../open-in-thread';
import type { RecordInput } from './file-input';

/** Opens the record on a connection that only reads, for as long as `read` takes; the key is wiped. */
export async function withRecord<T>({ site, cipher, dataKey, nativeBinding }: RecordInput, read: (db: Db) => Promise<T>): Promise<T> {
  const sqlite = openInThread({ file: site, key: dataKey, cipher, nativeBinding });
  dataKey.fill(0);
  try {
    sqlite.pragma('query_only=ON');
    return await read(recordAsItIs(sqlite));
  } finally {
    sqlite.close();
  }
}
