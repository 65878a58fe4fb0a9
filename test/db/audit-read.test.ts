import { describe, expect, it } from 'vitest';
import { sha256 } from '../../electron/service/db/audit-hash';
import { erasePersonKey, personKey } from '../../electron/service/db/audit-person-key';
import { getEntry, searchEntries, type EntrySearch } from '../../electron/service/db/audit-read';
import { listChanges } from '../../electron/service/db/audit-read-changes';
import type { Db } from '../../electron/service/db/schema';
import { leafHash } from '../../shared/domain/merkle';
import { verifyInclusion } from '../../shared/domain/merkle-proof';
import { append, appendMany, dropTriggers, makeAuditSite } from './audit-site';

describe('searching the log', () => {
  it('finds entries by who, what, whose, when and why, newest first', async () => {
    const { db } = await makeVariedSite();
    const numbers = (search: Partial<EntrySearch>) => found(db, search);
    expect(await numbers({})).toEqual([5, 4, 3, 2, 1]);
    expect(await numbers({ userId: 'user-2' })).toEqual([2]);
    expect(await numbers({ userId: null })).toEqual([5]);
    expect(await numbers({ action: 'units.rename' })).toEqual([3]);
    expect(await numbers({ entity: 'unit' })).toEqual([3]);
    expect(await numbers({ entity: 'assessment', entityId: 'a-1' })).toEqual([1]);
    expect(await numbers({ entityId: 'a-1' })).toEqual([1]);
    expect(await numbers({ from: '2026-03-02T08:00:00.000Z', to: '2026-03-04T08:00:00.000Z' })).toEqual([3, 2]);
    expect(await numbers({ userId: 'user-1', entity: 'assessment' })).toEqual([1]);
  });

  it('finds what an entry did to a record or a person among others', async () => {
    const { db } = await makeVariedSite();
    expect(await found(db, { personId: 'person-1' })).toEqual([4, 1]);
    expect(await found(db, { personId: 'person-3' })).toEqual([4]);
    expect(await found(db, { entity: 'person', entityId: 'person-3' })).toEqual([4]);
  });

  it('finds a part of a reason in any case, sealed or not, but not an erased one', async () => {
    const { db } = await makeVariedSite();
    expect(await found(db, { reasonText: 'RENAMED' })).toEqual([3]);
    expect(await found(db, { reasonText: 'annual' })).toEqual([2, 1]);
    expect(await found(db, { reasonText: 'annual', limit: 1 })).toEqual([2]);
    await db.transaction().execute((tx) => erasePersonKey(tx, 'person-1'));
    expect(await found(db, { reasonText: 'annual' })).toEqual([2]);
  });

  it('goes through a long log page by page without losing or repeating an entry', async () => {
    const { db } = await makeAuditSite();
    await appendMany(db, 1200);
    const pages: number[] = [];
    let beforeEntry: number | undefined;
    for (;;) {
      const page = await found(db, { reasonText: 'why', limit: 350, ...(beforeEntry === undefined ? {} : { beforeEntry }) });
      if (page.length === 0) break;
      pages.push(...page);
      beforeEntry = page.at(-1);
    }
    expect(pages).toEqual(Array.from({ length: 1200 }, (_, index) => 1200 - index));
    expect(await found(db, { reasonText: 'why 7', limit: 1, beforeEntry: 100 })).toEqual([80]);
  }, 30_000);
});

describe('reading an entry', () => {
  it('shows old and new records side by side with the fields that differ', async () => {
    const { db } = await makeVariedSite();
    const [change] = await listChanges(db, 3, { afterSeq: -1, limit: 10 });
    expect(change).toEqual({
      seq: 0,
      entity: 'unit',
      entityId: 'u-1',
      personId: null,
      old: { state: 'open', record: { name: 'Mixing', shifts: [1, 2], site: 'north' } },
      new: { state: 'open', record: { name: 'Blending', shifts: [1, 2], head: 'p-9' } },
      differences: [
        { field: 'head', old: undefined, new: 'p-9' },
        { field: 'name', old: 'Mixing', new: 'Blending' },
        { field: 'site', old: 'north', new: undefined },
      ],
    });
  });

  it('opens what is sealed, and says of an erased person only that there was something', async () => {
    const { db } = await makeVariedSite();
    const before = await getEntry(db, 1);
    expect(before.ok && before.value.reason).toEqual({ state: 'open', text: 'Annual check' });
    expect(before.ok && before.value.changes[0]?.differences).toEqual([{ field: 'level', old: undefined, new: 2 }]);
    await db.transaction().execute((tx) => erasePersonKey(tx, 'person-1'));
    const after = await getEntry(db, 1);
    expect(after.ok && after.value.reason).toEqual({ state: 'erased' });
    expect(after.ok && after.value.changes[0]).toMatchObject({ old: { state: 'absent' }, new: { state: 'erased' }, differences: [] });
  });

  it('keeps the past of an erased person erased when they get a new key', async () => {
    const { db } = await makeVariedSite();
    const first = await db.transaction().execute((tx) => personKey(tx, 'person-1'));
    await db.transaction().execute((tx) => erasePersonKey(tx, 'person-1'));
    const second = await db.transaction().execute((tx) => personKey(tx, 'person-1'));
    expect(Buffer.from(second).equals(first)).toBe(false);
    expect(Buffer.from(await db.transaction().execute((tx) => personKey(tx, 'person-1'))).equals(second)).toBe(true);
    const entry = await getEntry(db, 1);
    expect(entry.ok && entry.value.reason).toEqual({ state: 'erased' });
  });

  it('says when a value is not what was committed to', async () => {
    const { db, sqlite } = await makeVariedSite();
    dropTriggers(sqlite);
    sqlite.exec(`UPDATE audit_change SET newValue = CAST('{"name":"Filling"}' AS BLOB) WHERE entryNumber = 3`);
    const [change] = await listChanges(db, 3, { afterSeq: -1, limit: 10 });
    expect(change).toMatchObject({ new: { state: 'altered' }, differences: [] });
  });

  it('shows the first changes of a large entry and lists the rest in pages', async () => {
    const { db } = await makeAuditSite();
    const changes = Array.from({ length: 450 }, (_, index) => ({ entity: 'person', entityId: `p${index}`, old: null, new: { index } }));
    await append(db, { changes });
    const entry = await getEntry(db, 1);
    expect(entry.ok && [entry.value.changeCount, entry.value.changes.length]).toEqual([450, 200]);
    const rest = await listChanges(db, 1, { afterSeq: 199, limit: 500 });
    expect([rest[0]?.seq, rest.at(-1)?.seq]).toEqual([200, 449]);
  });

  it('comes with the proof that it is in the log as it stands', async () => {
    const { db } = await makeVariedSite();
    const entry = await getEntry(db, 2);
    if (!entry.ok || !entry.value.inclusion.ok) throw new Error('the entry has no proof');
    const { leaf, leafHash: leafHex, treeSize, root, proof } = entry.value.inclusion.value;
    const claim = {
      index: 1,
      size: treeSize,
      leafHash: leafHash(sha256, Buffer.from(leaf)),
      proof: proof.map((hash) => Buffer.from(hash, 'hex')),
      root: Buffer.from(root, 'hex'),
    };
    expect(treeSize).toBe(5);
    expect(Buffer.from(claim.leafHash).toString('hex')).toBe(leafHex);
    expect(verifyInclusion(sha256, claim)).toBe(true);
    expect(verifyInclusion(sha256, { ...claim, index: 2 })).toBe(false);
  });

  it('says when there is none of this number', async () => {
    const { db } = await makeVariedSite();
    expect(await getEntry(db, 6)).toMatchObject({ ok: false, failure: { code: 'EntryNotFound' } });
  });
});

async function found(db: Db, search: Partial<EntrySearch>): Promise<readonly number[]> {
  const entries = await searchEntries(db, { limit: 100, ...search });
  return entries.map((entry) => entry.entryNumber);
}

async function makeVariedSite() {
  const site = await makeAuditSite();
  const { db } = site;
  const on = (day: number) => ({ recordedAt: `2026-03-0${day}T08:00:00.000Z` });
  await append(
    db,
    {
      entityId: 'a-1',
      personId: 'person-1',
      reason: 'Annual check',
      changes: [{ entity: 'assessment', entityId: 'a-1', old: null, new: { level: 2 } }],
    },
    on(1),
  );
  await append(db, { entityId: 'a-2', personId: 'person-2', reason: 'annual check' }, { ...on(2), userId: 'user-2' });
  await append(
    db,
    {
      action: 'units.rename',
      entity: 'unit',
      entityId: 'u-1',
      reason: 'Renamed by the plant',
      changes: [
        {
          entity: 'unit',
          entityId: 'u-1',
          old: { name: 'Mixing', shifts: [1, 2], site: 'north' },
          new: { name: 'Blending', shifts: [1, 2], head: 'p-9' },
        },
      ],
    },
    on(3),
  );
  await append(
    db,
    {
      action: 'people.import',
      entity: 'batch',
      entityId: 'b-1',
      changes: ['person-1', 'person-3'].map((personId) => ({
        entity: 'person',
        entityId: personId,
        personId,
        old: null,
        new: { personId },
      })),
    },
    on(4),
  );
  await append(db, { action: 'standings.expire', entity: 'standing', entityId: 's-1' }, { ...on(5), userId: null, role: 'system' });
  return site;
}
