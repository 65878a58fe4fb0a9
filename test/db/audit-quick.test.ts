import { createSecretKey } from 'node:crypto';
import { expect, test } from 'vitest';
import { pageSql, type KeyOf } from '../../electron/service/db/audit-quick-changes';
import { quickEntries } from '../../electron/service/db/audit-quick-entries';
import { foldQuickPeaks, hexOf } from '../../electron/service/db/audit-quick-hash';
import { quickRootAt } from '../../electron/service/db/audit-quick-root';
import { rootAt } from '../../electron/service/db/audit-tree';
import { verifyRange } from '../../electron/service/db/audit-verify-range';
import { verify } from './audit-checkpointed-site';
import { append, appendMany, dropTriggers, makeAuditSite, type AuditSite } from './audit-site';

const odd = 'first line\nsecond "quoted" \\ slash / ü € 😀 \u0001\u0002 }{ ,"reason":"0" ,"entity":"0 ,"recordedAt":"0 \u007f\u2028';
const manyChanges = 4_500;

test('a log with every kind of entry and text is verified at once, to the same root as entry by entry', async () => {
  const site = await makeOddSite();
  const { size, root } = await verify(site.db);
  const peaks: string[] = [];
  const batch = quickEntries(site.sqlite, keysOf(site))(1, size, peaks, null, () => true);
  expect(batch).toMatchObject({ changes: manyChanges + 25, valuesErased: 0 });
  expect(hexOf(foldQuickPeaks(peaks))).toBe(root);
});

test('what the destruction of a key leaves is verified at once, and its values are counted as erased', async () => {
  const site = await makeOddSite();
  dropTriggers(site.sqlite);
  site.sqlite.exec("DELETE FROM person_key WHERE personId = 'person-1'");
  const { size, valuesErased } = await verify(site.db);
  const batch = quickEntries(site.sqlite, keysOf(site))(1, size, [], null, () => true);
  expect(batch).toMatchObject({ valuesErased, erasedPersonIds: new Set(['person-1']) });
  expect(valuesErased).toBeGreaterThan(0);
});

test.each([0, 1_999, 2_000, manyChanges - 1])('one byte of the change %i of a very large entry is not taken', async (seq) => {
  const site = await makeOddSite();
  dropTriggers(site.sqlite);
  const { size } = await verify(site.db);
  site.sqlite.exec(`UPDATE audit_change SET newValue = CAST(replace(CAST(newValue AS TEXT), ':${seq},', ':0${seq},') AS BLOB)
    WHERE seq = ${seq} AND entity = 'one-of-many'`);
  expect(quickEntries(site.sqlite, keysOf(site))(1, size, [], null, () => true)).toBeNull();
});

test('a page of a very large entry is searched for by its end, so that no page reads all that comes after it', async () => {
  const { sqlite } = await makeAuditSite();
  const plan = sqlite.prepare<number[], { detail: string }>(`EXPLAIN QUERY PLAN ${pageSql}`).all(1, 0, 1, 1_999);
  expect(plan.map(({ detail }) => detail)).toEqual([
    'SEARCH audit_change USING PRIMARY KEY ((entryNumber,seq)>(?,?) AND (entryNumber,seq)<(?,?))',
  ]);
});

test.each([
  ['a leaf hash', `UPDATE audit_entry SET leafHash = zeroblob(32) WHERE entryNumber = 3`],
  ['a node', 'UPDATE merkle_node SET hash = zeroblob(32) WHERE level = 2 AND position = 0'],
  [
    'a record that became the one before',
    `UPDATE audit_change SET oldValue = newValue, oldKey = newKey, newValue = NULL, newKey = NULL WHERE entity = 'one-of-many' AND seq = 7`,
  ],
  ['a reason without its key', 'UPDATE audit_entry SET reason = CAST(reasonKey || reason AS BLOB), reasonKey = NULL WHERE entryNumber = 1'],
])('%s that was altered is not taken', async (_what, statement) => {
  const site = await makeOddSite();
  dropTriggers(site.sqlite);
  const { size } = await verify(site.db);
  expect(site.sqlite.prepare(statement).run().changes).toBe(1);
  expect(quickEntries(site.sqlite, keysOf(site))(1, size, [], null, () => true)).toBeNull();
});

test('the root at every size is that of the stored nodes, and none where one of them is missing', async () => {
  const site = await makeAuditSite();
  await appendMany(site.db, 13);
  for (let size = 0; size <= 13; size++) {
    const root = await rootAt(site.db, size);
    expect(quickRootAt(site.sqlite, size)).toBe(root.ok ? Buffer.from(root.value).toString('hex') : null);
  }
  dropTriggers(site.sqlite);
  site.sqlite.exec('DELETE FROM merkle_node WHERE level = 2 AND position = 2');
  expect(quickRootAt(site.sqlite, 13)).toBeNull();
  expect(quickRootAt(site.sqlite, 8)).not.toBeNull();
});

test('a clock that was set back is told where a range begins with it', async () => {
  const site = await makeAuditSite();
  for (const hour of ['10', '09', '11']) await append(site.db, {}, { recordedAt: `2026-03-01T${hour}:00:00.000Z` });
  const { clockNotices } = await verifyRange({ site: site.sqlite, db: site.db }, { from: 2, to: 3 }, null, () => undefined);
  expect(clockNotices).toEqual([
    { entryNumber: 2, recordedAt: '2026-03-01T09:00:00.000Z', previousRecordedAt: '2026-03-01T10:00:00.000Z' },
  ]);
});

async function makeOddSite(): Promise<AuditSite> {
  const site = await makeAuditSite();
  await appendMany(site.db, 12);
  await append(site.db, { reason: odd, entityId: odd, validFrom: '2026-03-01' }, { station: odd, userId: null });
  await append(site.db, { reason: '', personId: 'person-1', changes: [{ entity: odd, entityId: odd, old: null, new: { note: odd } }] });
  const many = Array.from({ length: manyChanges }, (_, index) => ({
    entity: 'one-of-many',
    entityId: `record-${index}`,
    old: null,
    new: { index, note: 'one of many' },
  }));
  await append(site.db, { changes: many });
  await append(site.db);
  return site;
}

function keysOf({ sqlite }: AuditSite): KeyOf {
  const keyOf = sqlite.prepare<[string], Buffer>('SELECT key FROM person_key WHERE personId = ?').pluck();
  return (personId) => {
    const key = keyOf.get(personId);
    return key === undefined ? null : createSecretKey(key);
  };
}
