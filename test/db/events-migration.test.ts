import Database from 'better-sqlite3';
import { Kysely, SqliteDialect, sql } from 'kysely';
import { expect, test } from 'vitest';
import { up as events } from '../../electron/service/db/migrations/0015-events';
import { recordUpTo } from '../../electron/service/db/open';
import type { Database as Tables } from '../../electron/service/db/schema';
import { eventFactsOf } from '../../electron/service/db/sql/event-facts';

/** A record from before there were any, with one person in a unit. */
async function olderRecord(): Promise<Kysely<Tables>> {
  const sqlite = new Database(':memory:');
  const db = await recordUpTo(sqlite, '0014-paper');
  if (db === null) throw new Error('there is no such migration');
  sqlite.pragma('foreign_keys = OFF');
  await sql`INSERT INTO position (positionId, personId, roleId, unitId, title, shift, positionNumber, sourceBatchId, validFrom, validTo, recordedFrom)
    VALUES ('at', 'p', 'r', 'u', 't', NULL, NULL, NULL, '2026-01-01', '2026-02-28', 1)`.execute(db);
  await events(new Kysely<unknown>({ dialect: new SqliteDialect({ database: sqlite }) }));
  return db;
}

const insert = (db: Kysely<Tables>, values: string) => sql.raw(`INSERT INTO qualification_event VALUES (${values})`).execute(db);
const tail = "'why', 'u', 'now', 1";

test('what happens from then on concerns people of before, by where they were on the day', async () => {
  const db = await olderRecord();
  await insert(db, `'e', 'Incident', '2026-02-28', 'unit', NULL, 'u', NULL, NULL, ${tail}`);
  await insert(db, `'f', 'Incident', '2026-03-01', 'unit', NULL, 'u', NULL, NULL, ${tail}`);
  await insert(db, `'g', 'Incident', '2026-03-02', 'site', NULL, NULL, NULL, '["c"]', ${tail}`);
  await sql.raw("INSERT INTO qualification_event_void VALUES ('g', 'why', 'u', 'now', 2)").execute(db);
  expect(await eventFactsOf(db, ['p', 'q'])).toEqual([{ kind: 'Incident', on: '2026-02-28', personId: 'p', competencyId: null }]);
});

test.each([
  [`'e', '', '2026-03-01', 'site', NULL, NULL, NULL, NULL, ${tail}`, 'of no kind'],
  [`'e', 'Incident', '2026-03-01', 'person', NULL, NULL, NULL, NULL, ${tail}`, 'of one person who is not named'],
  [`'e', 'Incident', '2026-03-01', 'site', 'p', NULL, NULL, NULL, ${tail}`, 'of the site and a person'],
  [`'e', 'Incident', '2026-03-01', 'unit', NULL, NULL, NULL, NULL, ${tail}`, 'of a unit that is not named'],
  [`'e', 'Incident', '2026-03-01', 'site', NULL, NULL, 't', NULL, ${tail}`, 'of a task without its competencies'],
  [`'e', 'Incident', '2026-03-01', 'site', NULL, NULL, NULL, 'c', ${tail}`, 'of competencies in no list'],
])('%s is refused (%s)', async (values) => {
  await expect(insert(await olderRecord(), values)).rejects.toThrow('CHECK');
});

test('what was recorded is neither changed nor voided twice, whatever is sent', async () => {
  const db = await olderRecord();
  await insert(db, `'e', 'Incident', '2026-03-01', 'site', NULL, NULL, NULL, NULL, ${tail}`);
  await sql.raw("INSERT INTO qualification_event_void VALUES ('e', 'why', 'u', 'now', 2)").execute(db);
  for (const statement of [
    `INSERT OR REPLACE INTO qualification_event VALUES ('e', 'Rain', '2026-03-01', 'site', NULL, NULL, NULL, NULL, ${tail})`,
    "INSERT OR REPLACE INTO qualification_event_void VALUES ('e', 'other', 'u', 'now', 3)",
    "UPDATE qualification_event SET happenedOn = '2026-03-02'",
    'DELETE FROM qualification_event',
    'DELETE FROM qualification_event_void',
  ])
    await expect(sql.raw(statement).execute(db), statement).rejects.toThrow('never changed');
});
