import type { Reader } from '../schema';

/** What the log has recorded of the site's restores from backups, newest first, as JSON. */
export async function loggedRestores(db: Reader, limit: number): Promise<ReadonlyArray<{ entryNumber: number; recorded: string }>> {
  const rows = await db
    .selectFrom('audit_change')
    .select(['entryNumber', 'newValue'])
    .where('entity', '=', 'site_restored')
    .orderBy('entryNumber', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ entryNumber, newValue }) => ({ entryNumber, recorded: Buffer.from(newValue ?? []).toString('utf8') }));
}
