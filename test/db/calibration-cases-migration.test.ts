import Database from 'better-sqlite3';
import { Kysely, SqliteDialect, sql } from 'kysely';
import { expect, test } from 'vitest';
import { up as calibrationCases } from '../../electron/service/db/migrations/0024-calibration-cases';
import { recordUpTo } from '../../electron/service/db/open';
import { newestMask } from '../../electron/service/db/sql/calibration-cases';
import { programmesNow } from '../../electron/service/db/sql/calibration-programme';

test('a record from before there were cases keeps what it has, and nothing of a case, a study or the programme is ever changed', async () => {
  const sqlite = new Database(':memory:');
  const db = await recordUpTo(sqlite, '0022-saved-views');
  if (db === null) throw new Error('there is no such migration');
  await sql`INSERT INTO standing (personId, competencyId, fromDate, requiredLevel, isMandatory, state) VALUES ('p', 'c', '2026-01-01', 2, 1, 'expired')`.execute(
    db,
  );
  await calibrationCases(new Kysely<unknown>({ dialect: new SqliteDialect({ database: sqlite }) }));
  expect(await newestMask(db, 'a')).toBeUndefined();
  expect(await programmesNow(db)).toEqual([]);
  const mask = (revision: number) => sql`INSERT INTO case_mask VALUES ('a', ${revision}, '["x"]', '[]', '', 'u', 'now', 1)`.execute(db);
  await mask(1);
  await mask(2);
  expect((await newestMask(db, 'a'))?.revision).toBe(2);
  await expect(mask(2)).rejects.toThrow('case_mask is never changed');
  await expect(sql`UPDATE case_mask SET words = '[]'`.execute(db)).rejects.toThrow('case_mask is never changed');
  const gold = (approvedBy: string) =>
    sql`INSERT INTO gold_case VALUES ('g', 1, 'c', '{}', '', 'd', 'u', ${approvedBy}, 'now', 1)`.execute(db);
  await expect(gold('u')).rejects.toThrow('CHECK');
  await gold('v');
  await expect(sql`DELETE FROM gold_case`.execute(db)).rejects.toThrow('gold_case is never changed');
  const study = (assignedBy: string) =>
    sql`INSERT INTO gold_study VALUES ('s', 'u', '[]', '2026-01-01', '', ${assignedBy}, 'now', 1)`.execute(db);
  await expect(study('u')).rejects.toThrow('CHECK');
  const line = (revision: number, isEnded: number) =>
    sql`INSERT INTO calibration_programme VALUES ('p', ${revision}, '{}', ${isEnded}, '', 'u', 'now', 1)`.execute(db);
  await line(1, 0);
  await line(2, 1);
  await expect(line(3, 2)).rejects.toThrow('CHECK');
  expect(await programmesNow(db)).toMatchObject([{ revision: 2, isEnded: 1 }]);
  expect(await sql<{ state: string }>`SELECT state FROM standing`.execute(db)).toMatchObject({ rows: [{ state: 'expired' }] });
});
