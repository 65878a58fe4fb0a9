import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { StandingRow } from '../../electron/service/db/core-schema';
import { newestMigration, recordUpTo } from '../../electron/service/db/open';
import { replaceStandings } from '../../electron/service/db/sql/standing-history';

const held: StandingRow = {
  personId: 'pia',
  competencyId: 'loto',
  fromDate: '2025-03-01',
  untilDate: '2026-02-28',
  requiredLevel: 2,
  heldLevel: 2,
  isMandatory: 1,
  state: 'qualified',
  readyUntil: '2026-02-28',
  assessmentId: 'a',
  causeKind: null,
  causeId: null,
  performedOn: '2025-03-01',
  assessors: 'ada',
  dueOn: '2026-02-28',
};

test('a standing of which nothing but the day by which it is due has changed takes the place of the one before, which is kept', async () => {
  const sqlite = new Database(':memory:');
  const db = await recordUpTo(sqlite, newestMigration);
  if (db === null) throw new Error('there is no such migration');
  sqlite.pragma('foreign_keys = OFF');
  const replaceBy = (next: StandingRow) => db.transaction().execute((tx) => replaceStandings(tx, ['pia'], undefined, [next]));
  const entry = (n: number): void =>
    void sqlite.exec(`INSERT INTO audit_entry (entryNumber, recordedAt, zone, role, station, appVersion, action, entity, entityId, leaf, leafHash)
      VALUES (${n}, '2026-03-14T00:00:00.000Z', 'UTC', '', '', '', '', '', '', '', randomblob(32))`);
  await replaceBy(held);
  entry(1);
  await replaceBy(held);
  entry(2);
  // As where a suspension comes to be known that begins on the day after: what is held ends as before, and lapses no more.
  await replaceBy({ ...held, dueOn: null });
  expect(await db.selectFrom('standing').select(['dueOn', 'recordedFrom']).execute()).toEqual([{ dueOn: null, recordedFrom: 3 }]);
  expect(await db.selectFrom('standing_past').select(['dueOn', 'recordedFrom', 'recordedTo']).execute()).toEqual([
    { dueOn: '2026-02-28', recordedFrom: 1, recordedTo: 3 },
  ]);
  expect(await db.selectFrom('standing_change').selectAll().execute()).toEqual([
    { entryNumber: 1, personId: 'pia' },
    { entryNumber: 3, personId: 'pia' },
  ]);
});
