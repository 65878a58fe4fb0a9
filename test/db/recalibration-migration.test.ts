import Database from 'better-sqlite3';
import { Kysely, SqliteDialect, sql } from 'kysely';
import { expect, test } from 'vitest';
import { up as recalibration } from '../../electron/service/db/migrations/0025-recalibration';
import { recordUpTo } from '../../electron/service/db/open';
import { decidedOf } from '../../electron/service/db/sql/assessor-results';
import { thresholdsNow } from '../../electron/service/db/sql/calibration-thresholds';

const assessment = `INSERT INTO assessment (assessmentId, personId, competencyId, competencyVersion, level, kind, method, outcome, performedOn,
    enteredAt, zone, place, note, detail, assessorUserId, contentDigest, entryNumber)
  VALUES ('before', 'p', 'c', 1, 2, 'practical', 'simulation', 'competent', '2026-01-15', 'now', 'UTC', '', '', '{}', 'u', 'd', 1)`;

test('a record from before assessors were calibrated keeps what they signed, bars nobody, and holds what is decided from then on', async () => {
  const sqlite = new Database(':memory:');
  const db = await recordUpTo(sqlite, '0022-saved-views');
  if (db === null) throw new Error('there is no such migration');
  sqlite.pragma('foreign_keys = OFF');
  sqlite.exec(assessment);
  const before = await sql`SELECT * FROM assessment`.execute(db);
  await recalibration(new Kysely<unknown>({ dialect: new SqliteDialect({ database: sqlite }) }));
  expect((await sql`SELECT * FROM assessment`.execute(db)).rows).toEqual(before.rows);
  expect(await decidedOf(db, { userId: 'u', personId: null })).toEqual([]);
  expect(await thresholdsNow(db)).toMatchObject({ revision: 0, content: { validMonths: 12, reach: 'everything' } });

  const result = (id: string, session: string, verdict: string, until: string | null, figures = '{}') =>
    sqlite
      .prepare(`INSERT INTO assessor_result VALUES (?, ?, 'u', 0, ?, ?, '[]', '2026-03-14', ?, 'now', 1)`)
      .run(id, session, verdict, figures, until);
  expect(() => result('r', 's', 'passed', null)).toThrow('CHECK');
  expect(() => result('r', 's', 'recalibrate', '2027-03-14')).toThrow('CHECK');
  expect(() => result('r', 's', 'passed', '2027-02-30x')).toThrow('CHECK');
  result('r', 's', 'recalibrate', null);
  expect(() => result('again', 's', 'recalibrate', null)).toThrow('assessor_result is never changed');
  // One that was decided before there was a choice is about everything.
  expect((await decidedOf(db, { userId: 'u', personId: null })).map(({ reach }) => reach)).toEqual([null]);
  expect(() => sqlite.exec(`UPDATE assessor_result SET verdict = 'passed'`)).toThrow('assessor_result is never changed');
  expect(() => sqlite.exec('DELETE FROM assessor_result')).toThrow('assessor_result is never changed');

  const rule = (revision: number, approvedBy: string) =>
    sqlite.prepare(`INSERT INTO calibration_threshold VALUES (?, '{}', '', 'd', 'u', ?, 'now', 1)`).run(revision, approvedBy);
  expect(() => rule(1, 'u')).toThrow('CHECK');
  rule(1, 'v');
  const decide = (kind: string, dueOn: string | null, decidedBy: string) =>
    sqlite.prepare(`INSERT INTO look_back_decision VALUES ('d', 'l', ?, '', ?, 'u', ?, 'now', 1)`).run(kind, dueOn, decidedBy);
  expect(() => decide('void', null, 'u')).toThrow('CHECK');
  expect(() => decide('reassess', null, 'v')).toThrow('CHECK');
  decide('keep', null, 'u');
});
