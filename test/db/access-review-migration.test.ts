import Database from 'better-sqlite3';
import { Kysely, SqliteDialect, sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { up as audit } from '../../electron/service/db/migrations/0001-audit';
import { up as core } from '../../electron/service/db/migrations/0002-core';
import { up as accessReview } from '../../electron/service/db/migrations/0004-access-review';

let db: Kysely<unknown>;

const run = (statement: string) => sql.raw(statement).execute(db);

beforeEach(async () => {
  db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: new Database(':memory:') }) });
  await audit(db);
  await core(db);
  await run(
    `INSERT INTO signature VALUES ('s', 'assessment', 'a', 1, 'd', 'u', 'Ada', 'Assessed', '2026-03-14T10:00:00.000Z', 'UTC', 'k', 'x', 3)`,
  );
  await accessReview(db);
});

test('a signature from before has no role, and stays as guarded as it was', async () => {
  const { rows } = await sql<{ printedName: string; role: string | null }>`SELECT printedName, role FROM signature`.execute(db);
  expect(rows).toEqual([{ printedName: 'Ada', role: null }]);
  await expect(run("UPDATE signature SET role = 'assessor'")).rejects.toThrow('signature is never changed');
  await expect(run('DELETE FROM signature')).rejects.toThrow('signature is never changed');
});

test('an exception can be closed, and nothing else', async () => {
  await run(
    "INSERT INTO duty_exception VALUES ('e', 'u', 'assessor+qualityAuditor', 'small site', 'a', '2026-03-14T10:00:00.000Z', 1, 4, NULL)",
  );
  for (const column of ['exceptionId', 'userId', 'conflict', 'reason', 'givenBy', 'givenAt'])
    await expect(run(`UPDATE duty_exception SET ${column} = 'other', recordedTo = 5`)).rejects.toThrow('keeps every version');
  await expect(run('UPDATE duty_exception SET isActive = 0, recordedTo = 5')).rejects.toThrow('keeps every version');
  await expect(run('DELETE FROM duty_exception')).rejects.toThrow('keeps every version');
  await expect(run("INSERT OR REPLACE INTO duty_exception VALUES ('e', 'u', 'c', 'r', 'a', 't', 1, 4, NULL)")).rejects.toThrow(
    'keeps every version',
  );
  await run('UPDATE duty_exception SET recordedTo = 5');
  await expect(run('UPDATE duty_exception SET recordedTo = 6')).rejects.toThrow('keeps every version');
});

test('a review is completed once, and a change needs a remark', async () => {
  const review = (id: string, completes: string) =>
    run(`INSERT INTO access_review VALUES ('${id}', ${completes}, 'u', 't', 'UTC', '[]', 'd', 4)`);
  await review('r', 'NULL');
  await review('r2', "'r'");
  await expect(review('r3', "'r'")).rejects.toThrow('UNIQUE');
  const line = (n: number, decision: string, remark: string) =>
    run(`INSERT INTO access_review_line VALUES ('r', ${n}, 'u', '{}', '${decision}', ${remark})`);
  await line(1, 'keep', 'NULL');
  await line(2, 'change', "'no longer here'");
  await expect(line(3, 'change', 'NULL')).rejects.toThrow('CHECK');
  for (const table of ['access_review', 'access_review_line']) {
    await expect(run(`DELETE FROM ${table}`)).rejects.toThrow(`${table} is never changed`);
    await expect(run(`UPDATE ${table} SET reviewId = 'x'`)).rejects.toThrow(`${table} is never changed`);
    await expect(run(`INSERT OR REPLACE INTO ${table} SELECT * FROM ${table}`)).rejects.toThrow(`${table} is never changed`);
  }
});
