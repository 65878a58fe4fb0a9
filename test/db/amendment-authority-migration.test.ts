import Database from 'better-sqlite3';
import { Kysely, SqliteDialect, sql } from 'kysely';
import { expect, test } from 'vitest';
import { up as amendmentAuthority } from '../../electron/service/db/migrations/0028-amendment-authority';
import { recordUpTo } from '../../electron/service/db/open';

const columns = `assessmentId, personId, competencyId, competencyVersion, level, kind, method, outcome, performedOn, enteredAt, zone, place, note,
  detail, assessorUserId, contentDigest, entryNumber, amendsId, amendReason`;
const values = (id: string, amends: string | null) =>
  `'${id}', 'p', 'c', 1, 2, 'practical', 'simulation', 'competent', '2026-01-15', 'now', 'UTC', '', '', '{}', 'u', 'd', 1,
  ${amends === null ? 'NULL, NULL' : `'${amends}', 'a slip'`}`;

test('an amendment from before keeps what it said, and from now on code and authoriser stand together, in an amendment, by another', async () => {
  const sqlite = new Database(':memory:');
  const db = await recordUpTo(sqlite, '0022-saved-views');
  if (db === null) throw new Error('there is no such migration');
  sqlite.pragma('foreign_keys = OFF');
  sqlite.exec(`INSERT INTO assessment (${columns}) VALUES (${values('first', null)}), (${values('second', 'first')})`);
  const before = await sql<{ assessmentId: string }>`SELECT * FROM assessment`.execute(db);
  await amendmentAuthority(new Kysely<unknown>({ dialect: new SqliteDialect({ database: sqlite }) }));
  const { rows } = await sql<{ assessmentId: string }>`SELECT * FROM assessment`.execute(db);
  expect(rows).toEqual(before.rows.map((row) => ({ ...row, amendCode: null, authorisedBy: null })));

  const write = (id: string, amends: string | null, code: string | null, by: string | null) =>
    sqlite.prepare(`INSERT INTO assessment (${columns}, amendCode, authorisedBy) VALUES (${values(id, amends)}, ?, ?)`).run(code, by);
  for (const [amends, code, by] of [
    ['second', 'lookBack', null],
    ['second', null, 'v'],
    ['second', 'lookBack', 'u'],
    ['second', 'because', 'v'],
    [null, 'lookBack', 'v'],
  ] as const)
    expect(() => write('third', amends, code, by), `${amends} ${code} ${by}`).toThrow('CHECK');
  write('third', 'second', 'lookBack', 'v');
  expect(() => sqlite.exec("UPDATE assessment SET amendCode = 'review' WHERE assessmentId = 'third'")).toThrow('is never changed');
  write('fourth', 'third', null, null);
});
