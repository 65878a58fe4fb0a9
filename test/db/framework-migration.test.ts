import Database from 'better-sqlite3';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openRecord, recordUpTo } from '../../electron/service/db/open';
import { stoodAlone } from '../support/assessment-row';

test('assessments from before frameworks had revisions stay as they were, and stay out of reach', async () => {
  const sqlite = new Database(':memory:');
  const before = await recordUpTo(sqlite, '0006-clock');
  if (before === null) throw new Error('there is no such migration');
  const old = {
    assessmentId: 'a',
    personId: 'p',
    competencyId: 'c',
    competencyVersion: 4,
    level: 2,
    kind: 'practical',
    ...stoodAlone,
    outcome: 'competent',
    performedOn: '2026-01-15',
    enteredAt: '2026-01-15T10:00:00.000Z',
    zone: 'Europe/Berlin',
    place: 'Line 1',
    note: 'as seen',
    lateReason: null,
    assessorUserId: 'u',
    contentDigest: '0'.repeat(64),
    entryNumber: 1,
  };
  await sql`INSERT INTO assessment (${sql.join(Object.keys(old).map((column) => sql.ref(column)))})
    VALUES (${sql.join(Object.values(old))})`.execute(before);
  const db = await openRecord(sqlite);
  expect(await db.selectFrom('assessment').selectAll().execute()).toEqual([
    { ...old, prerequisiteReason: null, amendCode: null, authorisedBy: null },
  ]);
  await expect(sql`UPDATE assessment SET prerequisiteReason = 'added later'`.execute(db)).rejects.toThrow('never changed');
  await expect(sql`DELETE FROM assessment`.execute(db)).rejects.toThrow('never changed');
  for (const table of [
    'framework',
    'framework_revision',
    'framework_item',
    'framework_draft',
    'obligation',
    'requirement_override',
  ] as const)
    expect(await db.selectFrom(table).selectAll().execute()).toEqual([]);
});
