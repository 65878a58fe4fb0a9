import { describe, expect, it } from 'vitest';
import { checkFiledCheckpoint, makeCheckpoint, newestCheckpoint, parseCheckpoint } from '../../electron/service/db/audit-checkpoint';
import { isNoteSignedBy, parseNote } from '../../electron/service/db/audit-note';
import { makeSiteKey } from '../../electron/service/db/audit-site-key';
import type { Db } from '../../electron/service/db/schema';
import { append, appendMany, dropTriggers, makeAuditSite } from './audit-site';

const siteId = 'site-1';
const at = '2026-03-01T09:00:00.000Z';

describe('a signed note', () => {
  // The example of golang.org/x/mod/sumdb/note, whose format C2SP took over.
  const key = { name: 'PeterNeumann', publicKey: Buffer.from('ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW', 'base64').subarray(1) };
  const example =
    'If you think cryptography is the answer to your problem,\n' +
    "then you don't know what your problem is.\n" +
    '\n' +
    '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';

  it('of another implementation verifies', () => {
    const note = parseNote(example);
    expect(note.ok && isNoteSignedBy(note.value, key)).toBe(true);
    expect(note.ok && isNoteSignedBy(note.value, { ...key, name: 'EnochRoot' })).toBe(false);
  });

  it('with a second signature of an unknown key verifies all the same', () => {
    const note = parseNote(
      `${example}— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n`,
    );
    expect(note.ok && isNoteSignedBy(note.value, key)).toBe(true);
  });
});

describe('a checkpoint', () => {
  it('is a C2SP note of origin, size and root, kept in the site', async () => {
    const { db } = await makeSite();
    const note = await checkpoint(db);
    expect(note).toMatch(/^touchstone\/site-1\n5\n[A-Za-z0-9+/]{43}=\n\n— touchstone\/site-1 [A-Za-z0-9+/]{91}=\n$/);
    expect(await newestCheckpoint(db)).toBe(note);
    expect(await checkpoint(db)).toBe(note);
    const parsed = parseCheckpoint(note);
    expect(parsed.ok && parsed.value).toMatchObject({ origin: 'touchstone/site-1', treeSize: 5 });
  });

  it('filed at any size stays consistent while the log grows', async () => {
    const { db } = await makeSite();
    const filed: string[] = [];
    for (let round = 0; round < 12; round++) {
      await append(db);
      filed.push(await checkpoint(db));
    }
    for (const [round, note] of filed.entries()) {
      expect(await checkFiledCheckpoint(db, siteId, note)).toEqual({ outcome: 'consistent', treeSize: round + 6, logSize: 17 });
    }
  });

  it('signed by an earlier key of the site is still ours', async () => {
    const { db } = await makeSite();
    const note = await checkpoint(db);
    await append(db);
    await db.transaction().execute((tx) => makeSiteKey(tx, 'checkpoint', { at, entryNumber: 6 }));
    const newer = await checkpoint(db);
    expect(await checkFiledCheckpoint(db, siteId, note)).toMatchObject({ outcome: 'consistent' });
    expect(await checkFiledCheckpoint(db, siteId, newer)).toMatchObject({ outcome: 'consistent' });
    expect(newer.split(' ').at(-1)?.slice(0, 5)).not.toBe(note.split(' ').at(-1)?.slice(0, 5));
  });

  it('that covers more than the log has tells of an older copy put back', async () => {
    const { db, sqlite } = await makeSite();
    await append(db);
    const note = await checkpoint(db);
    dropTriggers(sqlite);
    sqlite.exec(
      'PRAGMA foreign_keys = OFF; DELETE FROM audit_entry WHERE entryNumber = 6; DELETE FROM merkle_node WHERE position = 5 AND level = 0',
    );
    expect(await checkFiledCheckpoint(db, siteId, note)).toEqual({ outcome: 'rolledBack', treeSize: 6, logSize: 5 });
  });

  it('tells of a history that was rewritten, though it was rewritten consistently', async () => {
    const { db, sqlite } = await makeSite();
    const note = await checkpoint(db);
    dropTriggers(sqlite);
    sqlite.exec('PRAGMA foreign_keys = OFF; DELETE FROM audit_entry; DELETE FROM audit_change; DELETE FROM merkle_node');
    await appendMany(db, 6);
    expect(await checkFiledCheckpoint(db, siteId, note)).toEqual({ outcome: 'rewritten', treeSize: 5, logSize: 6 });
  });

  it('of another site, or under another key, is told apart', async () => {
    const { db } = await makeSite();
    const other = await makeSite();
    const foreign = await other.db.transaction().execute((tx) => makeCheckpoint(tx, 'site-2', at));
    expect(await checkFiledCheckpoint(db, siteId, foreign)).toEqual({ outcome: 'notOurs', origin: 'touchstone/site-2' });
    const impostor = await other.db.transaction().execute(async (tx) => {
      await tx.deleteFrom('site_key').execute();
      return tx.selectFrom('audit_checkpoint').select('note').executeTakeFirstOrThrow();
    });
    const renamed = impostor.note.replaceAll('site-2', 'site-1');
    expect(await checkFiledCheckpoint(db, siteId, renamed)).toEqual({ outcome: 'badSignature' });
    expect(await checkFiledCheckpoint(db, siteId, 'not a checkpoint')).toEqual({ outcome: 'malformed' });
  });

  it('is refused with any one character changed', async () => {
    const { db } = await makeSite();
    const note = await checkpoint(db);
    for (let place = 0; place < note.length; place++) {
      for (const character of ['A', 'B', '1', '=', '\n']) {
        if (note[place] === character) continue;
        const changed = note.slice(0, place) + character + note.slice(place + 1);
        const { outcome } = await checkFiledCheckpoint(db, siteId, changed);
        expect(['malformed', 'notOurs', 'badSignature']).toContain(outcome);
      }
    }
  }, 30_000);

  it('is refused in another spelling of the same signature bytes', async () => {
    const { db } = await makeSite();
    const note = await checkpoint(db);
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
    const last = note.at(-3) ?? '';
    const respelled = `${note.slice(0, -3)}${alphabet[alphabet.indexOf(last) + 1]}=\n`;
    expect(Buffer.from(respelled.split(' ').at(-1) ?? '', 'base64')).toEqual(Buffer.from(note.split(' ').at(-1) ?? '', 'base64'));
    expect(await checkFiledCheckpoint(db, siteId, respelled)).toEqual({ outcome: 'malformed' });
  });

  it('is not made without a key', async () => {
    const { db } = await makeAuditSite();
    await append(db);
    await expect(checkpoint(db)).rejects.toThrow('no checkpoint key');
  });
});

async function makeSite() {
  const site = await makeAuditSite();
  await site.db.transaction().execute((tx) => makeSiteKey(tx, 'checkpoint', { at, entryNumber: 1 }));
  await appendMany(site.db, 5);
  return site;
}

async function checkpoint(db: Db): Promise<string> {
  return db.transaction().execute((tx) => makeCheckpoint(tx, siteId, at));
}
