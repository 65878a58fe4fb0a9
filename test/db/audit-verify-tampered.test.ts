import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BadEntry } from '../../electron/service/db/audit-fault';
import { logSize } from '../../electron/service/db/audit-size';
import { verifyRange } from '../../electron/service/db/audit-verify-range';
import { logLength, makeCheckpointedSite, verify } from './audit-checkpointed-site';
import { appendMany, dropTriggers, makeAuditSite, valueOf, type AuditSite } from './audit-site';

describe('verifying a log that was tampered with', () => {
  const columns: readonly (readonly [column: string, field: string])[] = [
    ["recordedAt = '2026-03-01T08:00:01.000Z'", 'recordedAt'],
    ["zone = 'UTC'", 'zone'],
    ["userId = 'user-2'", 'user'],
    ['userId = NULL', 'user'],
    ["role = 'administrator'", 'role'],
    ["station = 'BAY-4'", 'station'],
    ["appVersion = '9.9.9'", 'app'],
    ["action = 'assessments.void'", 'action'],
    ["entity = 'role'", 'entity'],
    ["entityId = 'record-x'", 'entityId'],
    ["validFrom = '2020-01-01'", 'validFrom'],
  ];
  it.each(columns)('names the entry whose column was set to %s', async (assignment, field) => {
    expect(await firstBadAfter(`UPDATE audit_entry SET ${assignment} WHERE entryNumber = 7`)).toEqual({
      entryNumber: 7,
      faults: [{ kind: 'fieldAltered', field }],
    });
  });

  it('names the entry that was given to another person', async () => {
    const bad = await firstBadAfter("UPDATE audit_entry SET personId = 'person-2' WHERE entryNumber = 8");
    expect(bad).toEqual({ entryNumber: 8, faults: [{ kind: 'fieldAltered', field: 'person' }] });
  });

  it('names the entry whose leaf was changed along with the column', async () => {
    const bad = await firstBadAfter(
      `UPDATE audit_entry SET role = 'administrator', leaf = replace(leaf, '"role":"assessor"', '"role":"administrator"') WHERE entryNumber = 7`,
    );
    expect(bad).toMatchObject({ entryNumber: 7, faults: [{ kind: 'leafAltered' }, { kind: 'nodeAltered', level: 0, position: 6 }] });
  });

  it('names the entry whose leaf is no JSON any more', async () => {
    const bad = await firstBadAfter("UPDATE audit_entry SET leaf = '{' WHERE entryNumber = 7");
    expect(bad?.entryNumber).toBe(7);
    expect(bad?.faults).toContainEqual({ kind: 'leafAltered' });
  });

  it.each([
    ['a reason in clear', "UPDATE audit_entry SET reason = CAST('other' AS BLOB) WHERE entryNumber = 7", 7],
    ['a reason taken away', 'UPDATE audit_entry SET reason = NULL, reasonKey = NULL WHERE entryNumber = 7', 7],
    ['a sealed reason', "UPDATE audit_entry SET reason = CAST(reason || x'00' AS BLOB) WHERE entryNumber = 8", 8],
    [
      "another person's sealed reason",
      'UPDATE audit_entry SET reason = (SELECT reason FROM audit_entry WHERE entryNumber = 10) WHERE entryNumber = 8',
      8,
    ],
  ])('names the entry with %s changed', async (_what, statement, entryNumber) => {
    expect(await firstBadAfter(statement)).toEqual({ entryNumber, faults: [{ kind: 'reasonAltered' }] });
  });

  it.each([
    ['in clear', `UPDATE audit_change SET newValue = CAST('{"level":3}' AS BLOB) WHERE entryNumber = 7 AND seq = 1`, 7, 'new'],
    ['whose key was changed', 'UPDATE audit_change SET oldKey = newKey WHERE entryNumber = 7 AND seq = 1', 7, 'old'],
    ['whose key was taken away', 'UPDATE audit_change SET newKey = NULL WHERE entryNumber = 7 AND seq = 1', 7, 'new'],
    ['that is sealed', 'UPDATE audit_change SET newValue = zeroblob(length(newValue)) WHERE entryNumber = 8 AND seq = 1', 8, 'new'],
    ['moved from the other side', 'UPDATE audit_change SET oldValue = newValue WHERE entryNumber = 8 AND seq = 1', 8, 'old'],
    ['taken away', 'UPDATE audit_change SET oldValue = NULL WHERE entryNumber = 8 AND seq = 1', 8, 'old'],
  ])('names the entry, the change and the side of a value %s', async (_what, statement, entryNumber, side) => {
    expect(await firstBadAfter(statement)).toEqual({ entryNumber, faults: [{ kind: 'valueAltered', seq: 1, side }] });
  });

  it.each([
    ['redirected', "UPDATE audit_change SET entityId = 'record-x' WHERE entryNumber = 7 AND seq = 0"],
    ['taken away', 'DELETE FROM audit_change WHERE entryNumber = 7 AND seq = 1'],
    ['added', "INSERT INTO audit_change (entryNumber, seq, entity, entityId) VALUES (7, 2, 'unit', 'u')"],
    ['put in another order', 'UPDATE audit_change SET seq = CASE seq WHEN 0 THEN 11 ELSE 10 END WHERE entryNumber = 7'],
    ['moved to another entry', 'UPDATE audit_change SET entryNumber = 9, seq = 5 WHERE entryNumber = 7 AND seq = 1'],
    [
      'replaced with its commitments',
      'UPDATE audit_change SET newValue = oldValue, newKey = oldKey, newCommitment = oldCommitment WHERE entryNumber = 7 AND seq = 1',
    ],
  ])('names the entry of which a change was %s', async (_what, statement) => {
    expect(await firstBadAfter(statement)).toEqual({ entryNumber: 7, faults: [{ kind: 'changesAltered' }] });
  });

  it('names an entry that was removed', async () => {
    expect(await firstBadAfter('DELETE FROM audit_entry WHERE entryNumber = 7')).toEqual({
      entryNumber: 7,
      faults: [{ kind: 'entryMissing' }],
    });
  });

  it('names the place from which an entry was removed and the rest moved up', async () => {
    const bad = await firstBadAfter(
      'DELETE FROM audit_entry WHERE entryNumber = 7',
      'UPDATE audit_entry SET entryNumber = entryNumber - 1 WHERE entryNumber > 7',
    );
    expect(bad?.entryNumber).toBe(7);
    expect(bad?.faults).toContainEqual({ kind: 'fieldAltered', field: 'n' });
  });

  it('names the place where an entry was put in and the rest moved on', async () => {
    const bad = await firstBadAfter(
      'UPDATE audit_entry SET entryNumber = -entryNumber - 1 WHERE entryNumber >= 7',
      'UPDATE audit_entry SET entryNumber = -entryNumber WHERE entryNumber < 0',
      forgedCopy(6, 7),
    );
    expect(bad?.entryNumber).toBe(7);
    expect(bad?.faults).toContainEqual({ kind: 'nodeAltered', level: 0, position: 6 });
  });

  it('names an entry put on the end by hand', async () => {
    const bad = await firstBadAfter(forgedCopy(12, 13));
    expect(bad?.entryNumber).toBe(13);
    expect(bad?.faults).toContainEqual({ kind: 'nodeMissing', level: 0, position: 12 });
  });

  it('names the first of two entries that changed places', async () => {
    const bad = await firstBadAfter(
      'UPDATE audit_entry SET entryNumber = 100 WHERE entryNumber = 5',
      'UPDATE audit_entry SET entryNumber = 5 WHERE entryNumber = 7',
      'UPDATE audit_entry SET entryNumber = 7 WHERE entryNumber = 100',
    );
    expect(bad?.entryNumber).toBe(5);
    expect(bad?.faults).toContainEqual({ kind: 'fieldAltered', field: 'n' });
  });

  it.each([
    [0, 6, 7],
    [1, 2, 6],
    [3, 0, 8],
  ])('names the entry that completes the changed node at level %i, position %i', async (level, position, entryNumber) => {
    const where = `WHERE level = ${level} AND position = ${position}`;
    expect(await firstBadAfter(`UPDATE merkle_node SET hash = zeroblob(32) ${where}`)).toEqual({
      entryNumber,
      faults: [{ kind: 'nodeAltered', level, position }],
    });
    expect(await firstBadAfter(`DELETE FROM merkle_node ${where}`)).toEqual({
      entryNumber,
      faults: [{ kind: 'nodeMissing', level, position }],
    });
  });

  it.each(['audit_change', 'merkle_node', 'audit_checkpoint'])(
    'names the first entry that was cut off the end while %s remains',
    async (kept) => {
      const cut = [
        ['audit_change', 'DELETE FROM audit_change WHERE entryNumber > 9'],
        ['merkle_node', 'DELETE FROM merkle_node WHERE (position + 1) * (1 << level) > 9'],
        ['audit_checkpoint', 'DELETE FROM audit_checkpoint WHERE treeSize > 9'],
      ] as const;
      const everything = ['DELETE FROM audit_entry WHERE entryNumber > 9', ...cut.map(([, statement]) => statement)];
      const allButOne = everything.filter((statement) => !statement.includes(kept));
      expect(await firstBadAfter(...allButOne)).toEqual({ entryNumber: 10, faults: [{ kind: 'tailMissing', lastKnown: 12 }] });
      // Once nothing in the site remembers, only a checkpoint filed outside it does.
      expect(await firstBadAfter(...everything)).toBeNull();
    },
  );

  it('names the kept checkpoint that a consistently rewritten history does not reach', async () => {
    const { db, sqlite } = await makeCheckpointedSite();
    dropTriggers(sqlite);
    sqlite.exec('PRAGMA foreign_keys = OFF; DELETE FROM audit_entry; DELETE FROM audit_change; DELETE FROM merkle_node');
    await appendMany(db, logLength);
    expect((await verify(db)).firstBad).toEqual({ entryNumber: 6, faults: [{ kind: 'checkpointDiffers' }] });
  });

  it.each([
    ['altered', "UPDATE audit_checkpoint SET note = replace(note, 'site-1', 'site-2') WHERE treeSize = 6"],
    ['moved to another size', 'UPDATE audit_checkpoint SET treeSize = 7 WHERE treeSize = 6'],
    ['without a key of the site', 'DELETE FROM site_key'],
  ])('names the entry whose kept checkpoint is %s', async (_what, statement) => {
    const bad = await firstBadAfter(statement);
    expect([6, 7]).toContain(bad?.entryNumber);
    expect(bad?.faults).toHaveLength(1);
    expect(bad?.faults[0]?.kind).toMatch(/^checkpoint(Unsigned|Differs)$/);
  });

  it('names the right entry wherever in a random history one byte of a leaf or a value changes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 30 }), fc.nat(), fc.boolean(), async (length, pick, isValue) => {
        const { db, sqlite } = await makeAuditSite();
        await appendMany(db, length);
        dropTriggers(sqlite);
        const target = (pick % length) + 1;
        if (isValue) flipByte(sqlite, 'audit_change', 'newValue', target, pick);
        else flipByte(sqlite, 'audit_entry', 'leafHash', target, pick);
        expect((await verify(db)).firstBad?.entryNumber).toBe(target);
      }),
      { numRuns: 20 },
    );
  }, 60_000);
});

/** What verification says after somebody with the data key ran these statements. */
async function firstBadAfter(...statements: readonly string[]): Promise<BadEntry | null> {
  const { db, sqlite } = await makeCheckpointedSite();
  dropTriggers(sqlite);
  sqlite.exec('PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON');
  for (const statement of statements) sqlite.exec(statement);
  const { firstBad } = await verify(db);
  await expectTheSameAtOnce({ db, sqlite }, firstBad);
  return firstBad;
}

/** The verification in large batches comes to the same as the one entry by entry. */
async function expectTheSameAtOnce({ db, sqlite }: AuditSite, firstBad: BadEntry | null): Promise<void> {
  const size = await logSize(db);
  const range = await verifyRange({ site: sqlite, db }, { from: 1, to: size }, null, () => undefined);
  if (firstBad !== null && firstBad.entryNumber > size) return; // a tail that is missing lies beyond every range
  expect(range.firstBad).toEqual(firstBad);
}

function forgedCopy(from: number, to: number): string {
  const columns = 'recordedAt, zone, userId, role, station, appVersion, action, entity, entityId, leaf, leafHash';
  return `INSERT INTO audit_entry (entryNumber, ${columns}) SELECT ${to}, ${columns} FROM audit_entry WHERE entryNumber = ${from}`;
}

function flipByte(sqlite: AuditSite['sqlite'], table: string, column: string, entryNumber: number, pick: number): void {
  const select = sqlite.prepare<[number], Buffer>(`SELECT ${column} FROM ${table} WHERE entryNumber = ?`).pluck();
  const bytes = valueOf(select.get(entryNumber));
  bytes[pick % bytes.length] = (bytes[pick % bytes.length] ?? 0) ^ 1;
  const seq = table === 'audit_change' ? ' AND seq = 0' : '';
  sqlite.prepare(`UPDATE ${table} SET ${column} = ? WHERE entryNumber = ?${seq}`).run(bytes, entryNumber);
}
