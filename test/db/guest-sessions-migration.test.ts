import Database from 'better-sqlite3';
import { Kysely, SqliteDialect, sql } from 'kysely';
import { expect, test } from 'vitest';
import { up as guestSessions } from '../../electron/service/db/migrations/0027-guest-sessions';
import { recordUpTo } from '../../electron/service/db/open';
import { allGuestSessions, guestRaters } from '../../electron/service/db/sql/guest-sessions';

test('a record from before panels reached other sites keeps what it has, and nothing of a guest session is ever changed', async () => {
  const sqlite = new Database(':memory:');
  const db = await recordUpTo(sqlite, '0025-recalibration');
  if (db === null) throw new Error('there is no such migration');
  const member = (memberId: string, userId: string | null, share: string | null) =>
    sql`INSERT INTO panel_member VALUES ('s', ${memberId}, ${Number(memberId)}, 'member', 'n', ${userId}, ${userId === null ? 'p' : null}, NULL, ${share}, ${share}, 1)`.execute(
      db,
    );
  await member('1', 'u', 'box');
  await guestSessions(new Kysely<unknown>({ dialect: new SqliteDialect({ database: sqlite }) }));
  expect(await db.selectFrom('panel_member').select('memberId').execute()).toEqual([{ memberId: '1' }]);
  // Who rates at another site holds no share, and a member of this site always does.
  await member('2', null, null);
  await expect(member('3', null, 'box')).rejects.toThrow('CHECK');
  await expect(member('4', 'u', null)).rejects.toThrow('CHECK');
  expect(await allGuestSessions(db)).toEqual([]);
  await sql`INSERT INTO package_in VALUES ('in', 'p', 'k', 'calibration-case', 1, 'f', 'd', NULL, 'key', 1, '2026-01-01', 1, 1, 0, '[]', NULL, NULL, 'now', 'a', 'b', 1)`.execute(
    db,
  );
  const guest = (guestId: string, packageInId: string) =>
    sql`INSERT INTO guest_session VALUES (${guestId}, ${packageInId}, 'p', 'site', 's', 'm', 'n', '{}', ${'0'.repeat(64)}, 1)`.execute(db);
  await expect(guest('g', 'no-such-package')).rejects.toThrow('FOREIGN KEY');
  await guest('g', 'in');
  await expect(guest('h', 'in')).rejects.toThrow('guest_session is never changed');
  const rater = (revision: number, userId: string) =>
    sql`INSERT INTO guest_rater VALUES ('g', ${revision}, ${userId}, 'r', 'a', 'now', 1)`.execute(db);
  await rater(1, 'u');
  await rater(2, 'v');
  await expect(rater(2, 'w')).rejects.toThrow('guest_rater is never changed');
  expect((await guestRaters(db)).get('g')?.userId).toBe('v');
  await expect(sql`UPDATE guest_session SET memberName = 'x'`.execute(db)).rejects.toThrow('guest_session is never changed');
});
