import { describe, expect, it } from 'vitest';
import { erasePersonKey } from '../../electron/service/db/audit-person-key';
import { rootAt } from '../../electron/service/db/audit-tree';
import { verifyLog, type VerifyProgress } from '../../electron/service/db/audit-verify';
import { logLength, makeCheckpointedSite, verify } from './audit-checkpointed-site';
import { append, appendMany, makeAuditSite } from './audit-site';

describe('verifying a log that nobody touched', () => {
  it('finds it intact, with the root of the stored tree', async () => {
    const { db } = await makeCheckpointedSite();
    const root = await rootAt(db, logLength);
    expect(await verify(db)).toMatchObject({
      outcome: 'intact',
      size: logLength,
      entriesChecked: logLength,
      changesChecked: 2 * logLength,
      valuesErased: 0,
      root: root.ok && Buffer.from(root.value).toString('hex'),
      firstBad: null,
      clockNotices: [],
    });
  });

  it('finds an empty log intact', async () => {
    const { db } = await makeAuditSite();
    expect(await verify(db)).toMatchObject({ outcome: 'intact', size: 0, firstBad: null });
  });

  it('finds the same root when it starts at any later entry', async () => {
    const { db } = await makeCheckpointedSite();
    const { root } = await verify(db);
    for (let from = 1; from <= logLength; from++) {
      expect(await verify(db, from)).toMatchObject({ outcome: 'intact', entriesChecked: logLength - from + 1, root });
    }
  });

  it('counts the values of an erased person as erased, and goes on verifying what comes after', async () => {
    const { db } = await makeCheckpointedSite();
    await db.transaction().execute((tx) => erasePersonKey(tx, 'person-1'));
    const erased = await verify(db);
    // Six personal entries: a reason, a first version, and an old and a new one each.
    expect(erased).toMatchObject({ outcome: 'intact', valuesErased: 24, erasedPersonIds: ['person-1'] });

    await appendMany(db, 2);
    expect(await verify(db)).toMatchObject({ outcome: 'intact', size: logLength + 2, valuesErased: 24 });
  });

  it('reports a clock set back as a notice, not as a fault', async () => {
    const { db } = await makeAuditSite();
    for (const minute of ['10', '20', '15', '30']) await append(db, {}, { recordedAt: `2026-03-01T08:${minute}:00.000Z` });
    const { outcome, clockNotices } = await verify(db);
    expect(outcome).toBe('intact');
    expect(clockNotices).toEqual([
      { entryNumber: 3, recordedAt: '2026-03-01T08:15:00.000Z', previousRecordedAt: '2026-03-01T08:20:00.000Z' },
    ]);
  });

  it('tells its progress batch by batch and can be cancelled in between', async () => {
    const { db } = await makeAuditSite();
    await appendMany(db, 1100);
    const controller = new AbortController();
    const progress: VerifyProgress[] = [];
    const cancelled = await verifyLog(
      db,
      {},
      (step) => {
        progress.push(step);
        if (progress.length === 2) controller.abort();
      },
      controller.signal,
    );
    expect(cancelled).toMatchObject({ outcome: 'cancelled', root: null, firstBad: null });
    expect(progress).toEqual([
      { entriesChecked: 150, entriesToCheck: 1100 },
      { entriesChecked: 300, entriesToCheck: 1100 },
    ]);
  }, 30_000);

  it('is not disturbed by an entry appended meanwhile', async () => {
    const { db } = await makeCheckpointedSite();
    const verifying = verify(db);
    await append(db);
    expect(await verifying).toMatchObject({ outcome: 'intact', firstBad: null });
  });
});
