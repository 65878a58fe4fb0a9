import Database from 'better-sqlite3';
import { Kysely, SqliteDialect, sql } from 'kysely';
import { expect, test } from 'vitest';
import { up as views } from '../../electron/service/db/migrations/0022-saved-views';
import { recordUpTo } from '../../electron/service/db/open';
import { viewsFor } from '../../electron/service/db/sql/views';

test('a record from before views were kept has none, keeps its drafts, and a view is changed by its next version alone', async () => {
  const sqlite = new Database(':memory:');
  const db = await recordUpTo(sqlite, '0021-risk');
  if (db === null) throw new Error('there is no such migration');
  sqlite.pragma('foreign_keys = OFF');
  sqlite.exec(`INSERT INTO draft VALUES ('ada', 'k', 'Title', '{}', 'now')`);
  await views(new Kysely<unknown>({ dialect: new SqliteDialect({ database: sqlite }) }));
  expect(await viewsFor(db, 'ada', ['lineManager'])).toEqual([]);
  expect(await db.selectFrom('draft').select('title').execute()).toEqual([{ title: 'Title' }]);
  const insert = ({ path = '/readiness', search = '{"unit":"u"}', name = 'Mine', role = null as string | null, from = 3 } = {}) =>
    sql`INSERT INTO saved_view (viewId, userId, name, path, search, role, recordedFrom) VALUES ('v', 'ada', ${name}, ${path}, ${search}, ${role}, ${from})`.execute(
      db,
    );
  for (const wrong of [{ path: 'readiness' }, { search: 'unit' }, { name: '' }]) await expect(insert(wrong)).rejects.toThrow('CHECK');
  await insert();
  await expect(sql`UPDATE saved_view SET name = 'Yours'`.execute(db)).rejects.toThrow('saved_view');
  await expect(sql`DELETE FROM saved_view`.execute(db)).rejects.toThrow('saved_view');
  expect(await viewsFor(db, 'ben', ['lineManager'])).toEqual([]);
  await sql`UPDATE saved_view SET recordedTo = 4`.execute(db);
  await insert({ role: 'lineManager', from: 4 });
  for (const userId of ['ada', 'ben'])
    expect(await viewsFor(db, userId, ['lineManager'])).toMatchObject([{ viewId: 'v', role: 'lineManager' }]);
});
