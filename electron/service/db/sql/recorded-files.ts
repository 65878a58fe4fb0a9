import type { EvidenceRow } from '../core-schema';
import { listed } from '../prepared-query';
import { sql } from 'kysely';
import type { Reader } from '../schema';

/** The files of some records, in the order in which they are part of a record's digest. */
export async function filesByRecord(db: Reader, recordIds: readonly string[]): Promise<ReadonlyMap<string, EvidenceRow[]>> {
  const rows = await db
    .selectFrom('evidence')
    .selectAll()
    .where('recordId', 'in', listed(sql`${JSON.stringify(recordIds)}`))
    .orderBy('evidenceId')
    .execute();
  const byRecord = new Map<string, EvidenceRow[]>();
  for (const row of rows) byRecord.set(row.recordId, [...(byRecord.get(row.recordId) ?? []), row]);
  return byRecord;
}
