import Database from 'better-sqlite3';
import { Kysely, SqliteDialect, sql } from 'kysely';
import { expect, test } from 'vitest';
import { up as causes } from '../../electron/service/db/migrations/0017-standing-causes';
import { recordUpTo } from '../../electron/service/db/open';
import { withThoseRestingOn } from '../../electron/service/db/sql/resting-competencies';

test('standings of before follow from results alone, and competencies of before are found by what they rest on', async () => {
  const sqlite = new Database(':memory:');
  const db = await recordUpTo(sqlite, '0016-exceptions');
  if (db === null) throw new Error('there is no such migration');
  sqlite.pragma('foreign_keys = OFF');
  await sql`INSERT INTO standing VALUES ('p', 'c', '2026-01-01', NULL, 2, NULL, 1, 'neverAssessed', NULL, NULL)`.execute(db);
  const item = (itemId: string, on: string | null, recordedTo: number | null) => {
    const prerequisites = on === null ? [] : [{ level: 2, rule: 'all', count: 1, of: [{ competencyId: on, level: 2 }] }];
    return sql`INSERT INTO framework_item (itemId, kind, frameworkId, parentId, ordinal, code, title, content, isRetired, validFrom, pilotOf, recordedFrom, recordedTo)
      VALUES (${itemId}, 'competency', 'f', NULL, 0, ${itemId}, ${itemId}, ${JSON.stringify({ prerequisites })}, 0, '2026-01-01', '', 1, ${recordedTo})`.execute(
      db,
    );
  };
  await item('bottom', null, null);
  await item('middle', 'bottom', null);
  await item('top', 'middle', null);
  await item('other', 'bottom', 2);
  await causes(new Kysely<unknown>({ dialect: new SqliteDialect({ database: sqlite }) }));
  expect(await db.selectFrom('standing').select(['personId', 'state', 'causeKind', 'causeId']).execute()).toEqual([
    { personId: 'p', state: 'neverAssessed', causeKind: null, causeId: null },
  ]);
  expect((await withThoseRestingOn(db, ['bottom'])).toSorted()).toEqual(['bottom', 'middle', 'top']);
  expect(await withThoseRestingOn(db, ['top'])).toEqual(['top']);
  await expect(sql`UPDATE standing SET causeKind = 'mood'`.execute(db)).rejects.toThrow('CHECK');
});
