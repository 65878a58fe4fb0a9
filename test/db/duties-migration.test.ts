import Database from 'better-sqlite3';
import { Kysely, SqliteDialect, sql } from 'kysely';
import { expect, test } from 'vitest';
import { up as duties } from '../../electron/service/db/migrations/0018-duties';
import { recordUpTo } from '../../electron/service/db/open';

test('among standings from before, what is held is due on the day it ends by lapsing, and what lapsed on the day before it did', async () => {
  const sqlite = new Database(':memory:');
  const db = await recordUpTo(sqlite, '0017-standing-causes');
  if (db === null) throw new Error('there is no such migration');
  await sql`INSERT INTO standing (personId, competencyId, fromDate, untilDate, requiredLevel, isMandatory, state, readyUntil) VALUES
    ('pia', 'loto', '2025-03-01', '2026-02-28', 2, 1, 'qualified', '2026-03-10'), ('pia', 'loto', '2026-03-01', '2026-03-10', 2, 1, 'inGrace', '2026-03-10'),
    ('pia', 'loto', '2026-03-11', '2026-05-31', 2, 1, 'currencyLapsed', NULL), ('pia', 'loto', '2026-06-01', '2026-06-30', 2, 1, 'expired', NULL),
    ('pia', 'loto', '2026-08-01', NULL, 2, 1, 'expired', NULL),
    ('pia', 'lift', '2026-01-01', '2026-01-31', 2, 1, 'qualified', '2026-01-31'), ('pia', 'lift', '2026-02-01', NULL, 2, 1, 'suspended', NULL)`.execute(
    db,
  );
  await duties(new Kysely<unknown>({ dialect: new SqliteDialect({ database: sqlite }) }));
  const { rows } = await sql<{ what: string }>`
    SELECT competencyId || ' ' || fromDate || ' ' || COALESCE(dueOn, 'never') AS what FROM standing ORDER BY competencyId, fromDate`.execute(
    db,
  );
  expect(rows.map(({ what }) => what)).toEqual([
    'lift 2026-01-01 never',
    'lift 2026-02-01 never',
    'loto 2025-03-01 2026-03-10',
    'loto 2026-03-01 2026-03-10',
    'loto 2026-03-11 2026-03-10',
    'loto 2026-06-01 2026-03-10',
    'loto 2026-08-01 2026-07-31',
  ]);
});
