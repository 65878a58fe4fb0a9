import Database from 'better-sqlite3';
import { Kysely, SqliteDialect, sql } from 'kysely';
import { expect, test } from 'vitest';
import { up as answers } from '../../electron/service/db/migrations/0020-readiness-answers';
import { recordUpTo } from '../../electron/service/db/open';

test('a record from before answers were kept keeps its positions, and an answer that is put on record is never changed', async () => {
  const sqlite = new Database(':memory:');
  const db = await recordUpTo(sqlite, '0019-standing-history');
  if (db === null) throw new Error('there is no such migration');
  sqlite.pragma('foreign_keys = OFF');
  sqlite.exec(`INSERT INTO position (positionId, personId, roleId, unitId, title, validFrom, recordedFrom, recordedTo)
    VALUES ('at', 'pia', 'r', 'u', 'T', '2020-01-01', 1, 5), ('at', 'pia', 'r', 'u', 'T', '2021-01-01', 5, NULL)`);
  await answers(new Kysely<unknown>({ dialect: new SqliteDialect({ database: sqlite }) }));
  expect(await db.selectFrom('position').select(['validFrom', 'recordedTo']).where('personId', '=', 'pia').execute()).toEqual([
    { validFrom: '2020-01-01', recordedTo: 5 },
    { validFrom: '2021-01-01', recordedTo: null },
  ]);
  expect(sqlite.prepare(`EXPLAIN QUERY PLAN SELECT * FROM position WHERE personId = 'pia' AND recordedFrom <= 3`).all()).toMatchObject([
    { detail: expect.stringContaining('position_ever_by_person') },
  ]);
  const insert = ({ id = 'one', kind = 'slip', day = '2026-03-14', verdict = 'yes' } = {}) =>
    sql`INSERT INTO readiness_answer VALUES (${id}, ${kind}, 'pia', 'valve', ${day}, ${verdict}, '{}', 'd', 'u', 'now', 'UTC', 1)`.execute(
      db,
    );
  await insert();
  await expect(insert()).rejects.toThrow('readiness_answer is never changed');
  for (const wrong of [{ kind: 'note' }, { day: 'soon' }, { verdict: 'perhaps' }])
    await expect(insert({ id: 'other', ...wrong })).rejects.toThrow('CHECK');
  await expect(sql`UPDATE readiness_answer SET verdict = 'no'`.execute(db)).rejects.toThrow('readiness_answer is never changed');
  await expect(sql`DELETE FROM readiness_answer`.execute(db)).rejects.toThrow('readiness_answer is never changed');
  expect(await db.selectFrom('readiness_answer').select(['answerId', 'verdict']).execute()).toEqual([{ answerId: 'one', verdict: 'yes' }]);
});
