import Database from 'better-sqlite3';
import { Kysely, SqliteDialect, sql } from 'kysely';
import { expect, test } from 'vitest';
import { up as audit } from '../../electron/service/db/migrations/0001-audit';
import { up as core } from '../../electron/service/db/migrations/0002-core';
import { up as accounts } from '../../electron/service/db/migrations/0003-accounts';
import type { Database as Tables } from '../../electron/service/db/schema';
import { identityProofs, passphraseChosenAt, passphrasePolicy } from '../../electron/service/db/sql/passphrases';

async function migratedSite(): Promise<Kysely<Tables>> {
  const sqlite = new Database(':memory:');
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: sqlite }) });
  const untyped = new Kysely<unknown>({ dialect: new SqliteDialect({ database: sqlite }) });
  await audit(untyped);
  await core(untyped);
  await sql`INSERT INTO user_account (userId, login, printedName, kind, isActive, identityDocument, identityVerifiedBy, createdAt, recordedFrom)
    VALUES ('u', 'ada', 'Ada Alder', 'opener', 1, 'works pass', 'Ben Birch', '2026-01-01T10:00:00.000Z', 1)`.execute(db);
  await sql`INSERT INTO user_key (keyId, userId, publicKey, state, attestedBy, statementAcceptedAt, recordedFrom)
    VALUES ('k', 'u', 'AA==', 'attested', 'v', '2026-01-02T10:00:00.000Z', 1)`.execute(db);
  await accounts(untyped);
  return db;
}

test('an account from before keeps its row; its passphrase is as old as its key, its proof has no date', async () => {
  const db = await migratedSite();
  expect(await db.selectFrom('user_account').select(['login', 'identityDocument', 'recordedTo']).execute()).toEqual([
    { login: 'ada', identityDocument: 'works pass', recordedTo: null },
  ]);
  expect(await passphraseChosenAt(db, 'u')).toBe('2026-01-02T10:00:00.000Z');
  expect(await passphraseChosenAt(db, 'nobody')).toBeNull();
  expect(await passphrasePolicy(db)).toEqual({ minLength: 12, maxAgeDays: null });
  expect((await identityProofs(db)).size).toBe(0);
});

test.each([
  [`INSERT INTO passphrase_policy (siteId, minLength, recordedFrom) VALUES ('s', 11, 1)`],
  [`INSERT INTO passphrase_policy (siteId, minLength, maxAgeDays, recordedFrom) VALUES ('s', 12, 29, 1)`],
  [`INSERT INTO identity_proof (userId, document, verifiedBy, verifiedOn, recordedFrom) VALUES ('u', 'd', 'v', 'yesterday', 1)`],
  [`INSERT INTO account_reset VALUES ('r', 'u', 'why', 'd', 'v', '2026-01-01', 'a', 'a', 'now', 1)`],
  [`INSERT INTO account_reset VALUES ('r', 'u', 'why', 'd', 'v', '2026-01-01', 'u', 'b', 'now', 1)`],
  [`INSERT INTO account_reset VALUES ('r', 'u', 'why', 'd', 'v', '2026-01-01', 'a', 'u', 'now', 1)`],
])('the database itself refuses %s', async (statement) => {
  await expect(sql.raw(statement).execute(await migratedSite())).rejects.toThrow('CHECK constraint failed');
});

test('versions of the new tables are only ever closed', async () => {
  const db = await migratedSite();
  await sql`INSERT INTO passphrase_policy (siteId, minLength, recordedFrom) VALUES ('s', 12, 3)`.execute(db);
  await expect(sql`UPDATE passphrase_policy SET minLength = 20, recordedTo = 4`.execute(db)).rejects.toThrow('keeps every version');
  await expect(sql`DELETE FROM passphrase_policy`.execute(db)).rejects.toThrow('keeps every version');
  await expect(
    sql`INSERT OR REPLACE INTO passphrase_policy (siteId, minLength, recordedFrom) VALUES ('s', 20, 3)`.execute(db),
  ).rejects.toThrow('keeps every version');
  await sql`UPDATE passphrase_policy SET recordedTo = 4`.execute(db);
});
