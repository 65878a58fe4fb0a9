import Database from 'better-sqlite3';
import { Kysely, SqliteDialect, sql } from 'kysely';
import { expect, test } from 'vitest';
import { up as history } from '../../electron/service/db/migrations/0019-standing-history';
import { recordUpTo } from '../../electron/service/db/open';

test('standings of before are known from the beginning, and positions that change from now on are followed', async () => {
  const sqlite = new Database(':memory:');
  const db = await recordUpTo(sqlite, '0017-standing-causes');
  if (db === null) throw new Error('there is no such migration');
  sqlite.pragma('foreign_keys = OFF');
  sqlite.exec(`INSERT INTO standing (personId, competencyId, fromDate, untilDate, requiredLevel, heldLevel, isMandatory, state, readyUntil, assessmentId)
    VALUES ('p', 'c', '2026-01-01', NULL, 2, NULL, 1, 'neverAssessed', NULL, NULL)`);
  const position = (id: string, from: number): string =>
    `INSERT INTO position (positionId, personId, roleId, unitId, title, validFrom, recordedFrom) VALUES ('${id}', '${id}', 'r', 'u', 'T', '2026-01-01', ${from})`;
  sqlite.exec(position('before', 1));
  await history(new Kysely<unknown>({ dialect: new SqliteDialect({ database: sqlite }) }));
  expect(await db.selectFrom('standing').select(['personId', 'recordedFrom', 'performedOn']).execute()).toEqual([
    { personId: 'p', recordedFrom: 0, performedOn: null },
  ]);
  sqlite.exec(position('after', 7));
  await sql`UPDATE position SET recordedTo = 8 WHERE positionId = 'before'`.execute(db);
  expect(await db.selectFrom('standing_change').selectAll().execute()).toEqual([
    { entryNumber: 7, personId: 'after' },
    { entryNumber: 8, personId: 'before' },
  ]);
});
