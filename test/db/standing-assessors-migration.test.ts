import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { expect, test } from 'vitest';
import { up as assessors } from '../../electron/service/db/migrations/0029-standing-assessors';
import { recordUpTo } from '../../electron/service/db/open';
import { derivedAsKept, derivedContent } from '../../electron/service/db/sql/standing-history';

test('standings from before name who judged where one result alone is there, are not known elsewhere, and are not taken for forged', async () => {
  const sqlite = new Database(':memory:');
  const db = await recordUpTo(sqlite, '0028-amendment-authority');
  if (db === null) throw new Error('there is no such migration');
  sqlite.pragma('foreign_keys = OFF');
  sqlite.pragma('ignore_check_constraints = ON');
  const standing = (personId: string, state: string, assessmentId: string | null): string =>
    `('${personId}', 'c', '2026-01-01', NULL, 2, 2, 1, '${state}', NULL, ${assessmentId === null ? 'NULL' : `'${assessmentId}'`})`;
  const columns = 'personId, competencyId, fromDate, untilDate, requiredLevel, heldLevel, isMandatory, state, readyUntil, assessmentId';
  const rows = [standing('one', 'qualified', 'a1'), standing('two', 'expiring', 'b1'), standing('none', 'expired', 'c1')];
  sqlite.exec(`INSERT INTO standing (${columns}) VALUES ${rows.join(', ')}`);
  sqlite.exec(`INSERT INTO standing_past (${columns}, recordedFrom, recordedTo) VALUES ${rows[0]?.replace(/\)$/, ', 1, 2)')}`);
  const result = (assessmentId: string, personId: string): string =>
    `INSERT INTO assessment (assessmentId, personId, competencyId, competencyVersion, level, kind, method, outcome, performedOn, enteredAt, zone, place, note, assessorUserId, contentDigest, entryNumber, detail)
      VALUES ('${assessmentId}', '${personId}', 'c', 1, 2, 'practical', 'simulation', 'competent', '2026-01-01', '2026-01-01', 'UTC', '', '', 'judge of ${assessmentId}', '${'0'.repeat(64)}', 1, '{}')`;
  for (const [assessmentId, personId] of [
    ['a1', 'one'],
    ['b1', 'two'],
    ['b2', 'two'],
    ['c1', 'none'],
  ] as const)
    sqlite.exec(result(assessmentId, personId));
  await assessors(new Kysely<unknown>({ dialect: new SqliteDialect({ database: sqlite }) }));
  const known = await db.selectFrom('standing').selectAll().execute();
  const told = new Map(known.map(({ personId, assessors: named }) => [personId, named]));
  expect(told).toEqual(
    new Map([
      ['none', null],
      ['one', 'judge of a1'],
      ['two', ''],
    ]),
  );
  expect(await db.selectFrom('standing_past').select('assessors').execute()).toEqual([{ assessors: '' }]);
  const kept = known.map(derivedContent);
  const derived = kept.map((row) => (row.state === 'expired' ? row : { ...row, assessors: 'judge of a1' }));
  expect(derivedAsKept(derived, kept)).toEqual(kept);
  const forged = kept.map((row) => (row.personId === 'one' ? { ...row, assessors: 'somebody else' } : row));
  expect(derivedAsKept(derived, forged)).not.toEqual(forged);
});
