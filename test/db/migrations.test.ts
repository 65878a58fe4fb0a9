import Database from 'better-sqlite3';
import { Kysely, SqliteDialect, sql } from 'kysely';
import { expect, test } from 'vitest';
import { up as core } from '../../electron/service/db/migrations/0002-core';
import { checkAccessChain } from '../../electron/service/db/integrity-access';
import { recordAccess } from '../../electron/service/db/sql/access-log';
import { isNewerThanThis, newestMigration, openRecord, recordUpTo } from '../../electron/service/db/open';
import { up as audit } from '../../electron/service/db/migrations/0001-audit';
import { appendEntry } from '../../electron/service/db/audit-append';
import { verifyLog } from '../../electron/service/db/audit-verify';
import type { Database as Tables } from '../../electron/service/db/schema';
import { stoodAlone } from '../support/assessment-row';
import { emptyRecord } from '../support/empty-record';
import { firstVersions, told } from './first-versions';

const empty = () => new Database(':memory:');

test('an empty file becomes a record with every migration noted', async () => {
  const sqlite = empty();
  const db = await openRecord(sqlite);
  const { rows } = await sql<{ name: string }>`SELECT name FROM kysely_migration ORDER BY name`.execute(db);
  expect(rows.at(-1)?.name).toBe(newestMigration);
  expect(isNewerThanThis(sqlite)).toBe(false);
});

test('a log from before the second migration stays as it was', async () => {
  const sqlite = empty();
  const dialect = () => new SqliteDialect({ database: sqlite });
  await audit(new Kysely<unknown>({ dialect: dialect() }));
  const db = new Kysely<Tables>({ dialect: dialect() });
  const header = {
    recordedAt: '2026-03-14T10:00:00.000Z',
    zone: 'Europe/Berlin',
    userId: 'u',
    role: 'administrator',
    station: 's',
    appVersion: '0',
  };
  await db.transaction().execute((tx) => appendEntry(tx, header, { action: 'sites.create', entity: 'site', entityId: 'x', changes: [] }));
  const before = await db.selectFrom('audit_entry').select('leafHash').executeTakeFirstOrThrow();
  await core(new Kysely<unknown>({ dialect: dialect() }));
  expect(await db.selectFrom('audit_entry').select('leafHash').executeTakeFirstOrThrow()).toEqual(before);
  expect(await verifyLog(db, {}, () => undefined, new AbortController().signal)).toMatchObject({ outcome: 'intact', size: 1 });
});

test('a record that a newer version has migrated is recognised', async () => {
  const sqlite = empty();
  await openRecord(sqlite);
  sqlite.prepare('INSERT INTO kysely_migration (name, timestamp) VALUES (?, ?)').run('9999-later', '2030-01-01');
  expect(isNewerThanThis(sqlite)).toBe(true);
});

test('no version of a record can be changed or deleted, and only an open one can be closed', async () => {
  const db = await emptyRecord();
  await sql`INSERT INTO job_role (roleId, name, description, recordedFrom) VALUES ('r', 'Boiler operator', '', 3)`.execute(db);
  await expect(sql`DELETE FROM job_role`.execute(db)).rejects.toThrow('keeps every version');
  await expect(sql`UPDATE job_role SET name = 'Other'`.execute(db)).rejects.toThrow('keeps every version');
  await expect(
    sql`INSERT OR REPLACE INTO job_role (roleId, name, description, recordedFrom) VALUES ('r', 'Other', '', 3)`.execute(db),
  ).rejects.toThrow('keeps every version');
  await sql`UPDATE job_role SET recordedTo = 5`.execute(db);
  await expect(sql`UPDATE job_role SET recordedTo = 6`.execute(db)).rejects.toThrow('keeps every version');
});

test.each([
  'assessment',
  'assessment_step',
  'evidence',
  'signature',
  'import_batch',
  'import_reject',
  'package_out',
  'package_in',
  'receipt_in',
  'received_record',
  'recognition',
  'access_log',
  'account_reset',
  'access_review',
  'access_review_line',
  'clock_notice',
  'clock_acknowledgement',
  'revision_decision',
  'item_review',
])('rows of %s are refused a change, whatever SQL is sent', async (table) => {
  const db = await emptyRecord();
  const { rows } = await sql<{ sql: string }>`SELECT sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ${table}`.execute(db);
  expect(new Set(rows.map((row) => /BEFORE (\w+)/.exec(row.sql)?.[1] ?? ''))).toEqual(new Set(['DELETE', 'INSERT', 'UPDATE']));
});

test.each(Object.entries(firstVersions))('no version of %s can be changed or deleted, column by column', async (table, values) => {
  const db = await emptyRecord();
  const insert = async (row: Readonly<Record<string, string | number | null>>, orReplace = false) =>
    sql`${sql.raw(orReplace ? 'INSERT OR REPLACE' : 'INSERT')} INTO ${sql.table(table)}
      (${sql.join(Object.keys(row).map((column) => sql.ref(column)))}) VALUES (${sql.join(Object.values(row))})`.execute(db);
  await insert({ ...values, recordedFrom: 3 });
  const { rows } = await sql<{ name: string }>`SELECT name FROM pragma_table_info(${table})`.execute(db);
  expect(rows.map(({ name }) => name).toSorted()).toEqual([...Object.keys(values), 'recordedFrom', 'recordedTo'].toSorted());
  for (const { name } of rows) {
    if (name === 'recordedTo') continue;
    const next = `CASE WHEN typeof(${name}) IN ('integer', 'real') THEN 1 - ${name} WHEN ${name} GLOB '20*' THEN '2027-01-01' WHEN ${name} GLOB '[[{]*' THEN '[1]' ELSE 'x' END`;
    const update = sql`UPDATE ${sql.table(table)} SET ${sql.ref(name)} = ${sql.raw(next)}, recordedTo = 9`.execute(db);
    await expect(update, name).rejects.toThrow('keeps every version');
  }
  await expect(sql`DELETE FROM ${sql.table(table)}`.execute(db)).rejects.toThrow('keeps every version');
  await expect(insert({ ...values, recordedFrom: 4 })).rejects.toThrow('keeps every version');
  await expect(insert({ ...values, recordedFrom: 3 }, true)).rejects.toThrow('keeps every version');
  await sql`UPDATE ${sql.table(table)} SET recordedTo = 5`.execute(db);
  await expect(sql`UPDATE ${sql.table(table)} SET recordedTo = 6`.execute(db)).rejects.toThrow('keeps every version');
  await expect(sql`UPDATE ${sql.table(table)} SET recordedTo = NULL`.execute(db)).rejects.toThrow('keeps every version');
  await expect(sql`DELETE FROM ${sql.table(table)}`.execute(db)).rejects.toThrow('keeps every version');
  await insert({ ...values, recordedFrom: 5 });
});

test.each(Object.entries(told))('nothing in %s can be changed, deleted or replaced', async (table, { key, values }) => {
  const db = await emptyRecord();
  await sql`PRAGMA foreign_keys = OFF`.execute(db);
  const insert = async (row: Readonly<Record<string, string | number | null>>) =>
    sql`INSERT OR REPLACE INTO ${sql.table(table)} (${sql.join(Object.keys(row).map((column) => sql.ref(column)))})
      VALUES (${sql.join(Object.values(row))})`.execute(db);
  await insert(values);
  const { rows } = await sql<{ name: string }>`SELECT name FROM pragma_table_info(${table})`.execute(db);
  expect(rows.map(({ name }) => name).toSorted()).toEqual(Object.keys(values).toSorted());
  await expect(sql`UPDATE ${sql.table(table)} SET entryNumber = 9`.execute(db)).rejects.toThrow('is never changed');
  await expect(sql`DELETE FROM ${sql.table(table)}`.execute(db)).rejects.toThrow('is never changed');
  await expect(insert(values)).rejects.toThrow('is never changed');
  // Another key, but what else there is only once of: it would replace the row without a delete.
  await expect(insert(key === null ? values : { ...values, [key]: 'other' })).rejects.toThrow('is never changed');
});

test.each([
  ['org_unit', { validFrom: '2026-02-01' }],
  ['framework_item', { validFrom: '2026-02-01' }],
  ['framework_item', { pilotOf: 'r' }],
] as const)('%s keeps one known version for each day that something begins, and for each pilot: %o', async (table, other) => {
  const db = await emptyRecord();
  const insert = async (part: object, recordedFrom: number) => {
    const row = { ...firstVersions[table], ...part, recordedFrom };
    return sql`INSERT INTO ${sql.table(table)} (${sql.join(Object.keys(row).map((column) => sql.ref(column)))})
      VALUES (${sql.join(Object.values(row))})`.execute(db);
  };
  await insert({}, 3);
  await insert(other, 4);
  await expect(insert({}, 5)).rejects.toThrow('keeps every version');
  await expect(insert(other, 5)).rejects.toThrow('keeps every version');
  await sql`UPDATE ${sql.table(table)} SET recordedTo = 6 WHERE recordedFrom = 4`.execute(db);
  await insert(other, 6);
  const { rows } = await sql<{ n: number }>`SELECT COUNT(*) AS n FROM ${sql.table(table)} WHERE recordedTo IS NULL`.execute(db);
  expect(rows).toEqual([{ n: 2 }]);
});

test('an access log from before it was chained is taken over as it is, in the order in which it was read', async () => {
  const sqlite = empty();
  const db = await recordUpTo(sqlite, '0004-access-review');
  if (db === null) throw new Error('there is no such migration');
  const reading = (accessId: string, at: string) => ({
    accessId,
    at,
    userId: 'u',
    role: 'assessor',
    personId: 'p',
    procedure: 'people.get',
  });
  const rows = [reading('b', '2026-01-01T08:00:00.000Z'), reading('a', '2026-01-02T08:00:00.000Z')];
  await db.insertInto('access_log').values(rows).execute();
  await openRecord(sqlite);
  const chain = await db.selectFrom('access_chain').selectAll().orderBy('position').execute();
  expect(chain.map(({ accessId }) => accessId)).toEqual(['b', 'a']);
  expect(checkAccessChain(sqlite, 0)).toEqual([]);
  await recordAccess(db, reading('c', '2026-01-03T08:00:00.000Z'));
  expect(checkAccessChain(sqlite, 0)).toEqual([]);
  for (const { name } of sqlite.prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'trigger'").all())
    sqlite.exec(`DROP TRIGGER ${name}`);
  sqlite.exec("UPDATE access_log SET personId = 'q' WHERE accessId = 'b'");
  expect(checkAccessChain(sqlite, 0)).toMatchObject([{ table: 'access_log', rowId: 'b', fault: 'altered' }]);
});

test.each(['0011-assessment', '0012-authority', '0013-observation'])(
  'a record as it was after %s is taken over row by row, and what came later has room beside it',
  async (migration) => {
    const sqlite = empty();
    const db = await recordUpTo(sqlite, migration);
    if (db === null) throw new Error('there is no such migration');
    await sql`PRAGMA foreign_keys = OFF`.execute(db);
    const insert = async (table: string, row: Readonly<Record<string, string | number | null>>, how = 'INSERT') =>
      sql`${sql.raw(how)} INTO ${sql.table(table)} (${sql.join(Object.keys(row).map((column) => sql.ref(column)))})
        VALUES (${sql.join(Object.values(row))})`.execute(db);
    const tableNames = async (): Promise<string[]> => {
      const { rows } = await sql<{ name: string }>`SELECT name FROM sqlite_master WHERE type = 'table'`.execute(db);
      return rows.map(({ name }) => name);
    };
    const rowsOf = async (tables: readonly string[]) => {
      const found: Array<readonly [string, unknown[]]> = [];
      for (const table of tables) found.push([table, (await sql`SELECT * FROM ${sql.table(table)}`.execute(db)).rows]);
      return Object.fromEntries(found);
    };
    const before = new Set(await tableNames());
    const paper = { ...assessment, paperFormId: 'f' };
    const fixtures: Array<readonly [string, Readonly<Record<string, string | number | null>>]> = [
      ...Object.entries(firstVersions).map(([table, row]) => [table, { ...row, recordedFrom: 3 }] as const),
      ...Object.entries(told).map(([table, { values }]) => [table, values] as const),
      ['assessment', paper],
      ['assessment', { ...paper, assessmentId: 'b', amendsId: 'a', amendReason: 'the other line' }],
    ];
    const there = fixtures.filter(([table]) => before.has(table));
    for (const [table, row] of there) await insert(table, row);
    const tables = [...new Set(there.map(([table]) => table))];
    const asItWas = await rowsOf(tables);

    await openRecord(sqlite);
    // What was added since stands in no row from before.
    asItWas['assessment'] = (asItWas['assessment'] ?? []).map((row) => ({ ...Object(row), amendCode: null, authorisedBy: null }));
    expect(await rowsOf(tables)).toEqual(asItWas);
    // A form on paper is used once, and what amends that use is no second one; a version has one that takes its place.
    const second = [
      { ...paper, assessmentId: 'c' },
      { ...paper, assessmentId: 'c', amendsId: 'a', amendReason: 'again' },
    ];
    for (const row of second) await expect(insert('assessment', row, 'INSERT OR REPLACE')).rejects.toThrow('is never changed');
    const later = fixtures.filter(([table]) => !before.has(table));
    expect(later.map(([table]) => table)).toContain('paper_form');
    for (const [table, row] of later) await insert(table, row);
    for (const table of tables)
      await expect(sql`DELETE FROM ${sql.table(table)}`.execute(db), table).rejects.toThrow(/is never changed|keeps every version/);
  },
);

const assessment = {
  ...stoodAlone,
  assessmentId: 'a',
  personId: 'p',
  competencyId: 'c',
  competencyVersion: 1,
  level: 2,
  kind: 'practical',
  outcome: 'competent',
  performedOn: '2026-03-14',
  enteredAt: '2026-03-14T10:00:00.000Z',
  zone: 'Europe/Berlin',
  place: '',
  note: '',
  lateReason: null,
  prerequisiteReason: null,
  contentDigest: 'd',
  assessorUserId: 'u',
  entryNumber: 1,
} as const;
