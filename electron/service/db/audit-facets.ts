import { sql } from 'kysely';
import type { Reader } from './schema';

/** Every action that the log has, by name. */
export async function loggedActions(db: Reader): Promise<readonly string[]> {
  return distinctValues(db, 'action');
}

/** Every kind of record that an entry of the log is about, by name. */
export async function loggedEntities(db: Reader): Promise<readonly string[]> {
  return distinctValues(db, 'entity');
}

/** Whether time alone has changed anything yet. */
export async function hasSystemEntry(db: Reader): Promise<boolean> {
  const row = await db.selectFrom('audit_entry').select('entryNumber').where('userId', 'is', null).limit(1).executeTakeFirst();
  return row !== undefined;
}

/** How many changes each of these entries holds; one without changes is left out. */
export async function changeCounts(db: Reader, entryNumbers: readonly number[]): Promise<ReadonlyMap<number, number>> {
  if (entryNumbers.length === 0) return new Map();
  const rows = await db
    .selectFrom('audit_change')
    .select(({ fn }) => ['entryNumber', fn.countAll<number>().as('changes')])
    .where('entryNumber', 'in', entryNumbers)
    .groupBy('entryNumber')
    .execute();
  return new Map(rows.map(({ entryNumber, changes }) => [entryNumber, changes]));
}

/** One index seek a value: DISTINCT would read the whole index, which has a row for every entry. */
async function distinctValues(db: Reader, column: 'action' | 'entity'): Promise<readonly string[]> {
  const name = sql.ref(column);
  const { rows } = await sql<{ value: string }>`
    WITH RECURSIVE found(value) AS (
      SELECT min(${name}) FROM audit_entry
      UNION ALL
      SELECT (SELECT min(${name}) FROM audit_entry WHERE ${name} > found.value) FROM found WHERE found.value IS NOT NULL
    ) SELECT value FROM found WHERE value IS NOT NULL`.execute(db);
  return rows.map((row) => row.value);
}
