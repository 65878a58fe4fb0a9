import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { expect, test } from 'vitest';
import { up as inOrder } from '../../electron/service/db/migrations/0030-source-records-in-order';
import { up as fewerIndexes } from '../../electron/service/db/migrations/0031-fewer-indexes-of-people';
import { openRecord, recordUpTo } from '../../electron/service/db/open';
import { knownRowsOfSource, recordsOfSource } from '../../electron/service/db/sql/intake-records';

test('what sources said before lies in the order of recording, every version of it, and is kept from change as it was', async () => {
  const sqlite = new Database(':memory:');
  const db = await recordUpTo(sqlite, '0029-standing-assessors');
  if (db === null) throw new Error('there is no such migration');
  const [old, newer, same] = ['0'.repeat(32), '9'.repeat(32), 'a'.repeat(32)];
  const insert = (key: string, digest: string, from: number, to: number | null): string =>
    `INSERT INTO source_record (profileId, externalKey, personId, facts, digest, batchId, recordedFrom, recordedTo)
      VALUES ('hr', '${key}', 'p${key}', '{}', '${digest}', 'b', ${from}, ${to})`;
  for (const statement of [insert('1', old, 2, 5), insert('1', newer, 5, null), insert('2', same, 2, null)]) sqlite.exec(statement);
  const everything = (): unknown[] => sqlite.prepare('SELECT * FROM source_record').all();
  const before = everything();

  const migrated = new Kysely<unknown>({ dialect: new SqliteDialect({ database: sqlite }) });
  await inOrder(migrated);
  await fewerIndexes(migrated);
  expect(everything()).toHaveLength(3);
  expect(everything()).toEqual(expect.arrayContaining(before));
  expect(everything()).toMatchObject([{ digest: old }, { digest: same }, { digest: newer }]);
  expect((await recordsOfSource(db, 'hr', ['1', '2'])).map(({ digest }) => digest)).toEqual([newer, same]);
  const known = await knownRowsOfSource(db, 'hr');
  expect([known.size, known.digestAt(known.placeOfKey('1')), known.digestAt(known.placeOfKey('2'))]).toEqual([2, newer, same]);
  expect([Uint32Array.of(0x99999999, 0x99999999, 0x99999999, 0x99999999), new Uint32Array(4)].map(known.placeOfDigest)).toEqual([
    known.placeOfKey('1'),
    -1,
  ]);

  const refused = 'source_record keeps every version';
  expect(() => sqlite.exec(insert('1', 'newer', 6, null))).toThrow(refused);
  expect(() => sqlite.exec(insert('1', 'newer', 6, null).replace('INSERT', 'INSERT OR REPLACE'))).toThrow(refused);
  expect(() => sqlite.exec("UPDATE source_record SET digest = 'other'")).toThrow(refused);
  expect(() => sqlite.exec('UPDATE source_record SET recordedTo = NULL')).toThrow(refused);
  expect(() => sqlite.exec('DELETE FROM source_record')).toThrow(refused);
  // Verification looks for closed versions by their key; the next file is compared with what an index holds alone.
  const planOf = (where: string) => sqlite.prepare(`EXPLAIN QUERY PLAN SELECT max(digest) FROM source_record ${where}`).all();
  expect(planOf("WHERE profileId = 'hr' AND externalKey = '1' AND recordedTo = 5")).toMatchObject([
    { detail: expect.stringMatching(/INDEX source_record_by_key .*recordedTo=/) },
  ]);
  expect(planOf("INDEXED BY source_record_by_key WHERE profileId = 'hr' AND recordedTo IS NULL")).toMatchObject([
    { detail: expect.stringMatching(/COVERING/) },
  ]);
});

test('what a person holds, and held, is found by the one index over all of it', async () => {
  const sqlite = new Database(':memory:');
  await openRecord(sqlite);
  for (const table of ['position', 'employment'])
    expect(sqlite.prepare(`EXPLAIN QUERY PLAN SELECT * FROM ${table} WHERE personId = 'pia' AND recordedTo IS NULL`).all()).toMatchObject([
      { detail: `SEARCH ${table} USING INDEX ${table}_ever_by_person (personId=?)` },
    ]);
});
