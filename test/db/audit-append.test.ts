import { createHmac, hash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appendEntry, nextEntryNumber } from '../../electron/service/db/audit-append';
import { hmacSha256, sha256, toHex } from '../../electron/service/db/audit-hash';
import { entryNumberAt } from '../../electron/service/db/audit-size';
import { consistencyProofOf, inclusionProofOf, rootAt } from '../../electron/service/db/audit-tree';
import { rootOf } from '../../shared/domain/merkle';
import { verifyConsistency, verifyInclusion } from '../../shared/domain/merkle-proof';
import { append, appendMany, makeAuditSite, makeEntry, makeHeader, valueOf } from './audit-site';

describe('appending to the log', () => {
  it('numbers entries from one without a gap and gives the number before and after', async () => {
    const { db } = await makeAuditSite();
    const numbers = await db.transaction().execute(async (tx) => {
      const stamped = await nextEntryNumber(tx);
      return [stamped, await appendEntry(tx, makeHeader(), makeEntry({ entryNumber: stamped }))];
    });
    expect(numbers).toEqual([1, 1]);
    expect(await append(db)).toBe(2);
  });

  it('refuses an entry whose records were stamped with another number', async () => {
    const { db } = await makeAuditSite();
    await append(db);
    await expect(append(db, { entryNumber: 1 })).rejects.toThrow("the log's next entry is 2");
    expect(await append(db)).toBe(2);
  });

  it('leaves nothing behind when the transaction is taken back', async () => {
    const { db, sqlite } = await makeAuditSite();
    const attempt = db.transaction().execute(async (tx) => {
      await appendEntry(tx, makeHeader(), makeEntry({ personId: 'person-1', reason: 'why' }));
      throw new Error('taken back');
    });
    await expect(attempt).rejects.toThrow('taken back');
    for (const table of ['audit_entry', 'audit_change', 'merkle_node', 'person_key']) {
      expect(sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(0);
    }
  });

  it('covers who, when, where, what, whose, why and the changes in the canonical leaf', async () => {
    const { db } = await makeAuditSite();
    await append(db, {
      reason: 'because',
      validFrom: '2026-02-01',
      changes: [{ entity: 'unit', entityId: 'u', old: null, new: { name: 'Mixing' } }],
    });
    const entry = await db.selectFrom('audit_entry').selectAll().executeTakeFirstOrThrow();
    const change = await db.selectFrom('audit_change').selectAll().executeTakeFirstOrThrow();
    const reason = createHmac('sha256', valueOf(entry.reasonKey)).update('because').digest('hex');
    const value = createHmac('sha256', valueOf(change.newKey)).update('{"name":"Mixing"}').digest('hex');
    const changeLeaf = `{"entity":"unit","id":"u","new":"${value}","old":null,"person":null,"seq":0}`;
    expect(entry.leaf).toBe(
      '{"action":"assessments.sign","app":"0.1.0",' +
        `"changes":{"count":1,"root":"${hash('sha256', `\u0000${changeLeaf}`)}"},` +
        '"entity":"assessment","entityId":"assessment-1","n":1,"person":null,' +
        `"reason":"${reason}","recordedAt":"2026-03-01T08:00:00.000Z","role":"assessor","station":"BAY-3",` +
        '"user":"user-1","v":1,"validFrom":"2026-02-01","zone":"Europe/Berlin"}',
    );
    expect(toHex(entry.leafHash)).toBe(hash('sha256', `\u0000${entry.leaf}`));
  });

  it('keeps a record of nobody in clear and seals the values and reasons of a person', async () => {
    const { db } = await makeAuditSite();
    const changes = [
      { entity: 'assessment', entityId: 'a', old: null, new: { note: 'Marker Sealed' } },
      { entity: 'unit', entityId: 'u', personId: null, old: null, new: { note: 'Marker Clear' } },
    ];
    await append(db, { personId: 'person-1', reason: 'Marker Reason', changes });
    const rows = await db.selectFrom('audit_change').selectAll().orderBy('seq').execute();
    const entry = await db.selectFrom('audit_entry').selectAll().executeTakeFirstOrThrow();
    const [sealed, clear] = rows.map((row) => Buffer.from(valueOf(row.newValue)).toString('latin1'));
    expect(sealed).not.toContain('Marker');
    expect(Buffer.from(valueOf(entry.reason)).toString('latin1')).not.toContain('Marker');
    expect([rows[0]?.newKey, entry.reasonKey]).toEqual([null, null]);
    expect(clear).toBe('{"note":"Marker Clear"}');
  });

  it('stores a hundred thousand changes in one entry, under the root of all of them', async () => {
    const { db } = await makeAuditSite();
    const changes = Array.from({ length: 100_000 }, (_, index) => ({ entity: 'person', entityId: `p${index}`, old: null, new: { index } }));
    await append(db, { changes });
    const entry = await db.selectFrom('audit_entry').select('leaf').executeTakeFirstOrThrow();
    const { last, count } = await db
      .selectFrom('audit_change')
      .select((eb) => [eb.fn.max('seq').as('last'), eb.fn.countAll<number>().as('count')])
      .executeTakeFirstOrThrow();
    expect({ last, count }).toEqual({ last: 99_999, count: 100_000 });
    expect(entry.leaf).toContain('"count":100000');
  }, 60_000);

  it('finds the newest entry recorded by a moment, though the clock was set back', async () => {
    const { db } = await makeAuditSite();
    for (const minute of ['00', '10', '05', '20']) await append(db, {}, { recordedAt: `2026-03-01T08:${minute}:00.000Z` });
    expect(await entryNumberAt(db, '2026-03-01T07:59:00.000Z')).toBe(0);
    expect(await entryNumberAt(db, '2026-03-01T08:06:00.000Z')).toBe(3);
    expect(await entryNumberAt(db, '2026-03-01T09:00:00.000Z')).toBe(4);
  });
});

describe('the stored tree', () => {
  it('has the root of the leaf hashes after any history, and proves every entry and every earlier state', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 40 }), fc.nat(), async (size, pick) => {
        const { db } = await makeAuditSite();
        await appendMany(db, size);
        const rows = await db.selectFrom('audit_entry').select('leafHash').orderBy('entryNumber').execute();
        const hashes = rows.map((row) => row.leafHash);
        const root = await valueOfResult(rootAt(db, size));
        expect(toHex(root)).toBe(toHex(rootOf(sha256, hashes)));

        const index = pick % size;
        const proof = await valueOfResult(inclusionProofOf(db, index + 1, size));
        expect(verifyInclusion(sha256, { index, size, leafHash: valueOf(hashes[index]), proof, root })).toBe(true);

        const claim = {
          firstSize: index + 1,
          firstRoot: rootOf(sha256, hashes.slice(0, index + 1)),
          secondSize: size,
          secondRoot: root,
          proof: await valueOfResult(consistencyProofOf(db, index + 1, size)),
        };
        expect(verifyConsistency(sha256, claim)).toBe(true);
      }),
      { numRuns: 15 },
    );
  }, 60_000);

  it('grows by two nodes an entry however long the log is', async () => {
    const { db, sqlite } = await makeAuditSite();
    const size = 20_000;
    await db.transaction().execute(async (tx) => {
      for (let index = 0; index < size; index++) await appendEntry(tx, makeHeader(), makeEntry({ entityId: `e${index}` }));
    });
    expect(sqlite.prepare('SELECT count(*) FROM merkle_node').pluck().get()).toBeLessThan(2 * size);
    const rows = await db.selectFrom('audit_entry').select('leafHash').orderBy('entryNumber').execute();
    expect(toHex(await valueOfResult(rootAt(db, size)))).toBe(
      toHex(
        rootOf(
          sha256,
          rows.map((row) => row.leafHash),
        ),
      ),
    );
  }, 120_000);
});

describe('the triggers', () => {
  const tables = ['audit_entry', 'audit_change', 'merkle_node', 'audit_checkpoint'] as const;
  const statements = tables.flatMap((table) => [
    [`DELETE FROM ${table}`, table],
    [
      `UPDATE ${table} SET ${{ audit_entry: 'role', audit_change: 'entity', merkle_node: 'hash', audit_checkpoint: 'note' }[table]} = NULL`,
      table,
    ],
    [`INSERT OR REPLACE INTO ${table} SELECT * FROM ${table}`, table],
  ]);

  it.each(statements)('refuse %s', async (statement, table) => {
    const { db, sqlite } = await makeAuditSite();
    await appendMany(db, 3);
    sqlite.exec("INSERT INTO audit_checkpoint VALUES (3, 'note', '2026-03-01T08:00:00.000Z')");
    expect(() => sqlite.exec(statement)).toThrow(`${table} is append-only`);
  });

  it('refuse an entry out of order and a change of an older entry', async () => {
    const { db, sqlite } = await makeAuditSite();
    await appendMany(db, 3);
    const columns = 'recordedAt, zone, role, station, appVersion, action, entity, entityId, leaf, leafHash';
    expect(() =>
      sqlite.exec(`INSERT INTO audit_entry (entryNumber, ${columns}) SELECT 7, ${columns} FROM audit_entry WHERE entryNumber = 1`),
    ).toThrow('audit_entry is append-only');
    expect(() => sqlite.exec("INSERT INTO audit_change (entryNumber, seq, entity, entityId) VALUES (2, 9, 'unit', 'u')")).toThrow(
      'audit_change is append-only',
    );
  });

  it('let a key of a person be destroyed', async () => {
    const { db, sqlite } = await makeAuditSite();
    await appendMany(db, 2);
    expect(sqlite.prepare('DELETE FROM person_key').run().changes).toBe(1);
  });
});

describe('the commitment', () => {
  it('is HMAC-SHA-256 as node:crypto has it, for messages of any length', () => {
    const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 });
    const messages = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.integer({ min: 4000, max: 5000 }).map((length) => new Uint8Array(length)),
    );
    fc.assert(
      fc.property(bytes, messages, (key, message) => {
        const expected = createHmac('sha256', key).update(message).digest('hex');
        expect(toHex(hmacSha256(key, message))).toBe(expected);
      }),
    );
  });
});

async function valueOfResult<T>(pending: Promise<{ ok: true; value: T } | { ok: false }>): Promise<T> {
  const result = await pending;
  if (!result.ok) throw new Error('the tree lacks a node');
  return result.value;
}
