import Database from 'better-sqlite3';
import { Kysely, SqliteDialect, sql } from 'kysely';
import { expect, test } from 'vitest';
import { exceptionFactsOf } from '../../electron/service/db/sql/exception-facts';
import { recordUpTo } from '../../electron/service/db/open';
import { up as exceptions } from '../../electron/service/db/migrations/0016-exceptions';
import type { Database as Tables } from '../../electron/service/db/schema';

const columns =
  'exceptionId, kind, personId, competencyId, validFrom, validTo, concernsId, endBefore, ordinal, cause, reason, conditions, signedBy, approvedBy, recordedAt, entryNumber';

/** A record from before there were any, with one assessment that was amended. */
async function olderRecord(): Promise<Kysely<Tables>> {
  const sqlite = new Database(':memory:');
  const db = await recordUpTo(sqlite, '0014-paper');
  if (db === null) throw new Error('there is no such migration');
  sqlite.pragma('foreign_keys = OFF');
  for (const [id, amends] of [
    ['first', null],
    ['second', 'first'],
  ] as const)
    await sql`INSERT INTO assessment (assessmentId, personId, competencyId, competencyVersion, level, kind, method, outcome, performedOn, enteredAt,
      zone, place, note, detail, amendsId, amendReason, assessorUserId, contentDigest, entryNumber)
      VALUES (${id}, 'p', 'c', 1, 2, 'practical', 'simulation', 'competent', '2026-01-15', 'now', 'UTC', '', '', '{}', ${amends},
      ${amends === null ? null : 'a slip'}, 'u', 'd', 1)`.execute(db);
  await exceptions(new Kysely<unknown>({ dialect: new SqliteDialect({ database: sqlite }) }));
  return db;
}

const insert = (db: Kysely<Tables>, values: string) =>
  sql.raw(`INSERT INTO qualification_exception (${columns}) VALUES (${values})`).execute(db);
const tail = "'u', NULL, 'now', 1";
const dual = "'u', 'v', 'now', 1";

test('an extension follows the result it moves through its versions, and what was taken back on its first day has no effect', async () => {
  const db = await olderRecord();
  await insert(db, `'x', 'extension', 'p', 'c', '2026-03-01', '2027-02-01', 'first', '2027-01-15', 1, NULL, 'why', NULL, ${tail}`);
  await insert(db, `'e', 'exemption', 'p', 'c', '2026-03-01', '2026-04-30', NULL, NULL, NULL, NULL, 'why', NULL, ${dual}`);
  await insert(db, `'w', 'waiver', 'p', 'c', '2026-03-01', '2026-04-30', NULL, NULL, NULL, NULL, 'why', 'never alone', ${dual}`);
  await sql`INSERT INTO exception_end VALUES ('e', '2026-03-01', 'why', 'u', 'now', 2), ('w', '2026-04-01', 'why', 'u', 'now', 2)`.execute(
    db,
  );
  const facts = [
    { exceptionId: 'w', kind: 'waiver', from: '2026-03-01', to: '2026-03-31', concernsId: null },
    { exceptionId: 'x', kind: 'extension', from: '2026-03-01', to: '2027-02-01', concernsId: 'second' },
  ];
  for (const [people, only] of [
    [['p'], ['c']],
    [['p', 'q'], undefined],
    [
      ['p', 'q'],
      ['c', 'd'],
    ],
  ] as const) {
    const found = await exceptionFactsOf(db, people, only);
    expect(found.toSorted((a, b) => (a.exceptionId < b.exceptionId ? -1 : 1))).toMatchObject(facts);
  }
  expect(await exceptionFactsOf(db, ['q'], ['c'])).toEqual([]);
});

const shaped: Readonly<Record<string, string>> = {
  'one of no kind': `'other', 'p', 'c', '2026-03-01', NULL, NULL, NULL, NULL, NULL, 'why', NULL, ${tail}`,
  'an extension of nothing': `'extension', 'p', 'c', '2026-03-01', '2026-04-01', NULL, '2026-03-15', 1, NULL, 'why', NULL, ${tail}`,
  'an extension that moves no end': `'extension', 'p', 'c', '2026-03-01', '2026-04-01', 'a', '2026-04-01', 1, NULL, 'why', NULL, ${tail}`,
  'an exemption without an end': `'exemption', 'p', 'c', '2026-03-01', NULL, NULL, NULL, NULL, NULL, 'why', NULL, ${dual}`,
  'an exemption by one': `'exemption', 'p', 'c', '2026-03-01', '2026-04-01', NULL, NULL, NULL, NULL, 'why', NULL, ${tail}`,
  'one approved by who signed': `'exemption', 'p', 'c', '2026-03-01', '2026-04-01', NULL, NULL, NULL, NULL, 'why', NULL, 'u', 'u', 'now', 1`,
  'a waiver without conditions': `'waiver', 'p', 'c', '2026-03-01', '2026-04-01', NULL, NULL, NULL, NULL, 'why', NULL, ${dual}`,
  'one that ends before it begins': `'waiver', 'p', 'c', '2026-03-01', '2026-02-28', NULL, NULL, NULL, NULL, 'why', 'so', ${dual}`,
  'a suspension for nothing': `'suspension', 'p', 'c', '2026-03-01', NULL, NULL, NULL, NULL, NULL, 'why', NULL, ${tail}`,
  'a revocation by one': `'revocation', 'p', 'c', '2026-03-01', NULL, NULL, NULL, NULL, 'other', 'why', NULL, ${tail}`,
  'a revocation for a time': `'revocation', 'p', 'c', '2026-03-01', '2026-04-01', NULL, NULL, NULL, 'other', 'why', NULL, ${dual}`,
  'a reinstatement of nothing': `'reinstatement', 'p', 'c', '2026-03-01', NULL, NULL, NULL, NULL, NULL, 'why', NULL, ${tail}`,
};

test('what is not of the shape of its kind is refused by the table itself', async () => {
  const db = await olderRecord();
  for (const [what, values] of Object.entries(shaped)) await expect(insert(db, `'x', ${values}`), what).rejects.toThrow('CHECK');
});

test('what was signed is neither changed nor ended twice, whatever is sent', async () => {
  const db = await olderRecord();
  await insert(db, `'s', 'suspension', 'p', 'c', '2026-03-01', NULL, NULL, NULL, NULL, 'other', 'why', NULL, ${tail}`);
  const back = `'reinstatement', 'p', 'c', '2026-04-01', NULL, 's', NULL, NULL, NULL, 'why', NULL, ${tail}`;
  await insert(db, `'r', ${back}`);
  for (const statement of [
    `INSERT OR REPLACE INTO qualification_exception (${columns}) VALUES ('r2', ${back})`,
    `INSERT OR REPLACE INTO qualification_exception (${columns}) VALUES ('r', ${back})`,
    "UPDATE qualification_exception SET validFrom = '2026-03-02'",
    'DELETE FROM qualification_exception',
  ])
    await expect(sql.raw(statement).execute(db), statement).rejects.toThrow('never changed');
});
