import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { markReported } from '../../electron/service/vault/attempts';
import { createVault } from '../../electron/service/vault/create';
import { publicKeyOf } from '../../electron/service/vault/raw-keys';
import { decoySlot } from '../../electron/service/vault/slot';
import { readSlots } from '../../electron/service/vault/slots';
import { unlockVault } from '../../electron/service/vault/unlock';
import { ada, atSecond, ben, failureOf, makeClosedSite, makeFolder, makeSite, valueOf } from './make-site';

describe.each(['aegis', 'sqlcipher'] as const)('a site under %s', (cipher) => {
  it('opens for each of its two people, with what was written before', async () => {
    const { folder, openVault, openers, siteId } = await makeSite({ cipher });
    openVault.site.exec(`CREATE TABLE note (text TEXT) STRICT; INSERT INTO note VALUES ('kept')`);
    openVault.evidence.exec(`CREATE TABLE chunk (data BLOB) STRICT; INSERT INTO chunk VALUES (x'0102')`);
    openVault.close();
    for (const [index, person] of [ada, ben].entries()) {
      const open = valueOf(await unlockVault({ folder, ...person, now: atSecond(index) }));
      expect(open).toMatchObject({ siteId, cipher, name: 'Northfield Works', userId: person.userId, mustChoosePassphrase: false });
      expect(open.site.prepare('SELECT text FROM note').pluck().get()).toBe('kept');
      expect(open.evidence.prepare('SELECT hex(data) FROM chunk').pluck().get()).toBe('0102');
      expect(publicKeyOf('ed25519', open.keys.signing).toString('base64')).toBe(openers[index]?.signingPublicKey);
      open.close();
    }
  });

  it('is durable, checks its references and keeps temporary data out of files', async () => {
    const { openVault } = await makeSite({ cipher });
    for (const db of [openVault.site, openVault.evidence]) {
      const pragmas = ['journal_mode', 'synchronous', 'foreign_keys', 'temp_store'].map((name) => db.pragma(name, { simple: true }));
      expect(pragmas).toEqual(['wal', 2, 1, 2]);
    }
  });
});

describe('unlocking', () => {
  it('takes the login in any case, and a passphrase only exactly', async () => {
    const { folder } = await makeClosedSite();
    const open = valueOf(await unlockVault({ folder, login: ' Ada.LINDQVIST ', passphrase: ada.passphrase, now: atSecond(0) }));
    open.close();
    const wrong = await unlockVault({ folder, login: ada.login, passphrase: ada.passphrase.toUpperCase(), now: atSecond(1) });
    expect(failureOf(wrong)).toEqual({ code: 'WrongPassphrase', data: { notBefore: null } });
  });

  it('fails alike for a wrong passphrase, an unknown login and an empty one, attempt by attempt', async () => {
    const { folder } = await makeClosedSite();
    for (const second of [0, 10, 20, 30]) {
      const now = atSecond(second);
      const [known, unknown, empty] = [
        failureOf(await unlockVault({ folder, login: ada.login, passphrase: 'wrong', now })),
        failureOf(await unlockVault({ folder, login: 'nobody', passphrase: 'wrong', now })),
        failureOf(await unlockVault({ folder, login: '', passphrase: '', now })),
      ];
      expect(unknown).toEqual(known);
      expect(empty).toEqual(known);
      expect(known.code).toBe('WrongPassphrase');
    }
  });

  it('spends on an unknown login the derivation that a real slot costs', async () => {
    const kdfCost = { memoryKiB: 128, passes: 2, lanes: 1 };
    const { folder, siteId } = await makeClosedSite({ kdfCost });
    const slots = valueOf(readSlots(folder, siteId));
    expect(decoySlot(slots).kdf).toMatchObject(kdfCost);
    expect(decoySlot(slots).wrappedKeys).toHaveLength(slots.slots[0]?.wrappedKeys.length ?? 0);
  });

  it('is closed to a person after ten wrong passphrases, even with the right one, and open to the other', async () => {
    const { folder } = await makeClosedSite();
    for (let n = 0; n < 10; n += 1) {
      expect(failureOf(await unlockVault({ folder, login: ada.login, passphrase: 'wrong', now: atSecond(n * 100) })).code).toBe(
        'WrongPassphrase',
      );
    }
    expect(failureOf(await unlockVault({ folder, ...ada, now: atSecond(100_000) })).code).toBe('LockedOut');
    const open = valueOf(await unlockVault({ folder, ...ben, now: atSecond(100_000) }));
    expect(open.failedAttempts).toHaveLength(10);
    expect(open.failedAttempts[0]).toMatchObject({ userId: ada.userId, at: atSecond(0) });
    open.close();
  });

  it('hands over failed attempts until they are marked as logged', async () => {
    const { folder } = await makeClosedSite();
    await unlockVault({ folder, login: 'nobody', passphrase: 'wrong', now: atSecond(0) });
    const open = valueOf(await unlockVault({ folder, ...ada, now: atSecond(1) }));
    expect(open.failedAttempts.map(({ userId, at }) => ({ userId, at }))).toEqual([{ userId: null, at: atSecond(0) }]);
    open.close();
    const again = valueOf(await unlockVault({ folder, ...ada, now: atSecond(2) }));
    expect(again.failedAttempts).toHaveLength(1);
    valueOf(markReported(folder, again.failedAttempts));
    again.close();
    const third = valueOf(await unlockVault({ folder, ...ben, now: atSecond(3) }));
    expect(third.failedAttempts).toEqual([]);
    third.close();
  });

  it('wipes every key it held when the site closes, and may be closed twice', async () => {
    const { openVault } = await makeSite();
    openVault.close();
    openVault.close();
    for (const key of [openVault.dataKey, openVault.keys.signing, openVault.keys.opening])
      expect(key.every((byte) => byte === 0)).toBe(true);
    expect(openVault.site.open || openVault.evidence.open).toBe(false);
  });
});

describe('creating a site', () => {
  const enrolled = { name: 'Northfield Works', cipher: 'aegis', shares: { threshold: 2, count: 3 }, now: atSecond(0) } as const;

  it.each([
    { what: 'one person', enrolments: [ada] },
    { what: 'the same user twice', enrolments: [ada, { ...ben, userId: ada.userId }] },
    { what: 'the same login twice', enrolments: [ada, { ...ben, login: ada.login.toUpperCase() }] },
  ])('refuses $what and leaves no folder', async ({ enrolments }) => {
    const folder = join(makeFolder(), 'site');
    const made = await createVault({ ...enrolled, folder, enrolments, kdfCost: { memoryKiB: 64, passes: 1, lanes: 1 } });
    expect(failureOf(made).code).toBe('SamePerson');
    expect(existsSync(folder)).toBe(false);
  });

  it('refuses a folder that holds anything, and touches nothing in it', async () => {
    const folder = makeFolder();
    writeFileSync(join(folder, 'notes.txt'), 'mine');
    const made = await createVault({ ...enrolled, folder, enrolments: [ada, ben], kdfCost: { memoryKiB: 64, passes: 1, lanes: 1 } });
    expect(failureOf(made)).toEqual({ code: 'FolderNotEmpty', data: { folder } });
    expect(readFileSync(join(folder, 'notes.txt'), 'utf8')).toBe('mine');
  });

  it('wraps keys at the standard cost unless told otherwise, and proves it by opening', async () => {
    const folder = join(makeFolder(), 'site');
    const { siteId, openVault } = valueOf(await createVault({ ...enrolled, folder, enrolments: [ada, ben] }));
    openVault.close();
    const slots = valueOf(readSlots(folder, siteId));
    expect(slots.slots.map(({ kdf }) => [kdf.name, kdf.version, kdf.memoryKiB, kdf.passes, kdf.lanes])).toEqual([
      ['argon2id', 19, 65_536, 3, 1],
      ['argon2id', 19, 65_536, 3, 1],
    ]);
    const open = valueOf(await unlockVault({ folder, ...ben, now: atSecond(0) }));
    expect(open.kdfCost).toEqual({ memoryKiB: 65_536, passes: 3, lanes: 1 });
    open.close();
  });
});
