import Database from 'better-sqlite3';
import { Kysely, SqliteDialect, sql } from 'kysely';
import { expect, test } from 'vitest';
import { appendEntry } from '../../electron/service/db/audit-append';
import { verifyLog } from '../../electron/service/db/audit-verify';
import { up as audit } from '../../electron/service/db/migrations/0001-audit';
import { up as core } from '../../electron/service/db/migrations/0002-core';
import { up as clock } from '../../electron/service/db/migrations/0006-clock';
import type { Database as Tables } from '../../electron/service/db/schema';
import { newestMoment, newestNoticeEntry, standingNotice } from '../../electron/service/db/sql/clock';

/** A log from before clocks were watched, with entries of these moments. */
async function olderLog(...moments: string[]): Promise<Kysely<Tables>> {
  const sqlite = new Database(':memory:');
  const untyped = new Kysely<unknown>({ dialect: new SqliteDialect({ database: sqlite }) });
  await audit(untyped);
  await core(untyped);
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: sqlite }) });
  for (const recordedAt of moments) {
    const header = { recordedAt, zone: 'Europe/Berlin', userId: 'u', role: 'administrator', station: 's', appVersion: '0' };
    await db.transaction().execute((tx) => appendEntry(tx, header, { action: 'scales.add', entity: 'scale', entityId: 'x', changes: [] }));
  }
  await clock(untyped);
  return db;
}

test('a log from before clocks were watched stays as it was, and its newest moment is found although a later entry is older', async () => {
  const db = await olderLog('2026-03-14T10:00:00.000Z', '2026-03-15T10:00:00.000Z', '2026-03-13T10:00:00.000Z');
  expect(await newestMoment(db)).toBe('2026-03-15T10:00:00.000Z');
  expect(await newestNoticeEntry(db)).toBe(0);
  expect(await standingNotice(db)).toBeUndefined();
  expect(await verifyLog(db, {}, () => undefined, new AbortController().signal)).toMatchObject({ outcome: 'intact', size: 3 });
});

test('an empty log has no newest moment', async () => {
  expect(await newestMoment(await olderLog())).toBeNull();
});

test('from a notice on only what came after it counts', async () => {
  const db = await olderLog('2031-01-01T00:00:00.000Z', '2026-03-14T10:00:00.000Z');
  await sql`INSERT INTO clock_notice VALUES ('n', 'setBack', 's', '2026-03-14T10:00:00.000Z', '2031-01-01T00:00:00.000Z', NULL, NULL, 2)`.execute(
    db,
  );
  expect(await newestMoment(db)).toBe('2026-03-14T10:00:00.000Z');
});

test.each([
  ["'other', 's', 'now', 'before', NULL, NULL", 'of another kind'],
  ["'setBack', 's', 'now', NULL, NULL, NULL", 'set back from nowhere'],
  ["'zoneChanged', 's', 'now', NULL, 'Europe/Berlin', NULL", 'of a zone without the new one'],
])('a notice %s is refused (%s)', async (values) => {
  const db = await olderLog('2026-03-14T10:00:00.000Z');
  await expect(sql.raw(`INSERT INTO clock_notice VALUES ('n', ${values}, 1)`).execute(db)).rejects.toThrow('CHECK');
});
