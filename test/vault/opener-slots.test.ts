import { describe, expect, it } from 'vitest';
import { addOpenerSlot, changePassphrase, listOpeners, removeSlot, replaceSlotPassphrase } from '../../electron/service/vault/opener-slots';
import { unwrapSignerKeys, verifyPassphrase } from '../../electron/service/vault/passphrase';
import { publicKeyOf } from '../../electron/service/vault/raw-keys';
import { wrapSignerKeys } from '../../electron/service/vault/signers';
import { readSlots } from '../../electron/service/vault/slots';
import { unlockVault } from '../../electron/service/vault/unlock';
import { ada, atSecond, ben, failureOf, makeClosedSite, makeSite, valueOf } from './make-site';

const cleo = { userId: 'user-c', login: 'cleo', passphrase: 'lantern under the stairs' };

describe('a changed passphrase', () => {
  it('opens the site, the old one does not, and the keys stay', async () => {
    const { folder, openers } = await makeClosedSite();
    const change = { folder, userId: ada.userId, oldPassphrase: ada.passphrase, newPassphrase: 'quiet copper kettle 3', now: atSecond(0) };
    valueOf(await changePassphrase(change));
    expect(failureOf(await unlockVault({ folder, ...ada, now: atSecond(1) })).code).toBe('WrongPassphrase');
    const open = valueOf(await unlockVault({ folder, login: ada.login, passphrase: change.newPassphrase, now: atSecond(2) }));
    expect(publicKeyOf('ed25519', open.keys.signing).toString('base64')).toBe(openers[0]?.signingPublicKey);
    open.close();
  });

  it('has a new salt, and needs the old one', async () => {
    const { folder, siteId } = await makeClosedSite();
    const before = valueOf(readSlots(folder, siteId)).slots[0]?.kdf.salt;
    const change = { folder, userId: ada.userId, oldPassphrase: 'wrong', newPassphrase: 'quiet copper kettle 3', now: atSecond(0) };
    expect(failureOf(await changePassphrase(change)).code).toBe('WrongPassphrase');
    expect(valueOf(readSlots(folder, siteId)).slots[0]?.kdf.salt).toBe(before);
    valueOf(await changePassphrase({ ...change, oldPassphrase: ada.passphrase, now: atSecond(1) }));
    expect(valueOf(readSlots(folder, siteId)).slots[0]?.kdf.salt).not.toBe(before);
  });

  it('is not written to a site that was locked meanwhile', async () => {
    const { folder } = await makeClosedSite();
    const change = { folder, userId: ada.userId, oldPassphrase: ada.passphrase, newPassphrase: 'quiet copper kettle 3', now: atSecond(0) };
    expect(failureOf(await changePassphrase({ ...change, dataKey: Buffer.alloc(32) })).code).toBe('SiteDamaged');
    valueOf(await unlockVault({ folder, ...ada, now: atSecond(1) })).close();
  });

  it('of two people at the same time loses neither', async () => {
    const { folder } = await makeClosedSite();
    const changes = [ada, ben].map((person) =>
      changePassphrase({
        folder,
        userId: person.userId,
        oldPassphrase: person.passphrase,
        newPassphrase: `${person.login} anew`,
        now: atSecond(0),
      }),
    );
    for (const change of await Promise.all(changes)) valueOf(change);
    for (const person of [ada, ben]) {
      const open = valueOf(await unlockVault({ folder, login: person.login, passphrase: `${person.login} anew`, now: atSecond(1) }));
      expect(open.userId).toBe(person.userId);
      open.close();
    }
  });
});

describe('an opener', () => {
  it('can be added, and opens the site from then on', async () => {
    const { folder, openVault } = await makeSite();
    valueOf(await addOpenerSlot(openVault, { ...cleo, mustChoosePassphrase: false }));
    openVault.close();
    const open = valueOf(await unlockVault({ folder, ...cleo, now: atSecond(0) }));
    expect(open.userId).toBe(cleo.userId);
    open.close();
  });

  it('cannot have the login or the user id of another', async () => {
    const { openVault } = await makeSite();
    const sameLogin = await addOpenerSlot(openVault, { ...cleo, login: 'BEN.okafor', mustChoosePassphrase: false });
    expect(failureOf(sameLogin)).toEqual({ code: 'LoginTaken', data: { login: 'BEN.okafor' } });
    expect(failureOf(await addOpenerSlot(openVault, { ...cleo, userId: ben.userId, mustChoosePassphrase: false })).code).toBe('LoginTaken');
    expect(valueOf(listOpeners(openVault))).toHaveLength(2);
  });

  it('once deactivated is refused like an unknown login, while the others still open the site', async () => {
    const { folder, openVault } = await makeSite();
    valueOf(await addOpenerSlot(openVault, { ...cleo, mustChoosePassphrase: false }));
    valueOf(removeSlot(openVault, ben.userId));
    openVault.close();
    expect(failureOf(await unlockVault({ folder, ...ben, now: atSecond(0) }))).toEqual({
      code: 'WrongPassphrase',
      data: { notBefore: null },
    });
    valueOf(await unlockVault({ folder, ...cleo, now: atSecond(1) })).close();
  });

  it('is kept when fewer than two would be left, and unknown ones are told', async () => {
    const { openVault } = await makeSite();
    expect(failureOf(removeSlot(openVault, ben.userId)).code).toBe('LastAdministrator');
    expect(failureOf(removeSlot(openVault, 'user-x'))).toEqual({ code: 'UserNotFound', data: { userId: 'user-x' } });
    expect(valueOf(listOpeners(openVault)).map(({ userId }) => userId)).toEqual([ada.userId, ben.userId]);
  });
});

describe('a reset', () => {
  it('admits a locked-out person with a one-time secret that only leads to a passphrase and new keys of their own', async () => {
    const { folder, openVault, openers } = await makeSite();
    for (let n = 0; n < 10; n += 1) await verifyPassphrase({ folder, login: ben.login, passphrase: 'wrong', now: atSecond(n * 100) });
    expect(failureOf(await verifyPassphrase({ folder, ...ben, now: atSecond(9000) })).code).toBe('LockedOut');
    const reset = { userId: ben.userId, newPassphrase: 'one time 55-31', makeNewKeys: true, mustChoosePassphrase: true };
    const { opener } = valueOf(await replaceSlotPassphrase(openVault, reset));
    openVault.close();

    const secret = { folder, login: ben.login, passphrase: reset.newPassphrase };
    expect(failureOf(await verifyPassphrase({ ...secret, now: atSecond(9001) })).code).toBe('MustChoosePassphrase');
    const withSecret = { folder, userId: ben.userId, oldPassphrase: secret.passphrase, newPassphrase: 'mine', now: atSecond(9002) };
    expect(failureOf(await changePassphrase(withSecret)).code).toBe('MustChoosePassphrase');

    const open = valueOf(await unlockVault({ ...secret, now: atSecond(9003) }));
    expect(open.mustChoosePassphrase).toBe(true);
    const chosen = { userId: ben.userId, newPassphrase: 'amber field gate 7', mustChoosePassphrase: false };
    expect(failureOf(await replaceSlotPassphrase(open, { ...chosen, makeNewKeys: false })).code).toBe('KeysNotAtHand');
    const own = valueOf(await replaceSlotPassphrase(open, { ...chosen, makeNewKeys: true }));
    open.close();
    expect(new Set([openers[1]?.signingPublicKey, opener.signingPublicKey, own.opener.signingPublicKey]).size).toBe(3);
    expect(publicKeyOf('ed25519', own.keys.signing).toString('base64')).toBe(own.opener.signingPublicKey);
    const again = valueOf(await unlockVault({ folder, login: ben.login, passphrase: chosen.newPassphrase, now: atSecond(9004) }));
    expect(again.mustChoosePassphrase).toBe(false);
    again.close();
  });

  it('keeps keys only for the person whose session it is', async () => {
    const { openVault, openers } = await makeSite();
    const wanted = { newPassphrase: 'amber field gate 7', makeNewKeys: false, mustChoosePassphrase: false };
    expect(failureOf(await replaceSlotPassphrase(openVault, { ...wanted, userId: ben.userId })).code).toBe('KeysNotAtHand');
    expect(failureOf(await replaceSlotPassphrase(openVault, { ...wanted, userId: 'user-x' })).code).toBe('UserNotFound');
    const { opener } = valueOf(await replaceSlotPassphrase(openVault, { ...wanted, userId: ada.userId }));
    expect(opener.signingPublicKey).toBe(openers[0]?.signingPublicKey);
  });
});

describe('signing in place', () => {
  it("gives an opener's own keys while somebody else has the site open", async () => {
    const { folder, openers } = await makeSite();
    const byLogin = valueOf(await verifyPassphrase({ folder, login: ben.login, passphrase: ben.passphrase, now: atSecond(0) }));
    const byUser = valueOf(await verifyPassphrase({ folder, userId: ben.userId, passphrase: ben.passphrase, now: atSecond(1) }));
    expect(byLogin).toEqual(byUser);
    expect(publicKeyOf('ed25519', byLogin.keys.signing).toString('base64')).toBe(openers[1]?.signingPublicKey);
    const wrong = await verifyPassphrase({ folder, userId: ben.userId, passphrase: ada.passphrase, now: atSecond(2) });
    expect(failureOf(wrong).code).toBe('WrongPassphrase');
  });

  it('counts wrong passphrases together, whether the person is known by login or by user id', async () => {
    const { folder } = await makeSite();
    for (let n = 0; n < 5; n += 1) {
      await verifyPassphrase({ folder, login: ben.login, passphrase: 'wrong', now: atSecond(n * 200) });
      await verifyPassphrase({ folder, userId: ben.userId, passphrase: 'wrong', now: atSecond(n * 200 + 100) });
    }
    expect(failureOf(await verifyPassphrase({ folder, login: ben.login, passphrase: ben.passphrase, now: atSecond(9000) })).code).toBe(
      'LockedOut',
    );
  });

  it("gives a signer's keys from the record in the vault, with the same limit on attempts", async () => {
    const { openVault } = await makeSite();
    const record = valueOf(await wrapSignerKeys(openVault, { userId: 'signer-1', passphrase: 'small tin whistle' }));
    const signer = { userId: 'signer-1', record, passphrase: 'small tin whistle' };
    const keys = valueOf(await unwrapSignerKeys(openVault, { ...signer, now: atSecond(0) }));
    expect(publicKeyOf('ed25519', keys.signing).toString('base64')).toBe(record.signingPublicKey);
    expect(failureOf(await unwrapSignerKeys(openVault, { ...signer, userId: 'signer-2', now: atSecond(1) })).code).toBe('WrongPassphrase');
    for (let n = 0; n < 10; n += 1) await unwrapSignerKeys(openVault, { ...signer, passphrase: 'wrong', now: atSecond(100 + n * 100) });
    expect(failureOf(await unwrapSignerKeys(openVault, { ...signer, now: atSecond(9000) })).code).toBe('LockedOut');
    const renewed = valueOf(await wrapSignerKeys(openVault, { userId: 'signer-1', passphrase: 'tall tin whistle', keys }));
    expect(renewed.signingPublicKey).toBe(record.signingPublicKey);
    expect(
      (await unwrapSignerKeys(openVault, { ...signer, record: renewed, passphrase: 'tall tin whistle', now: atSecond(9001) })).ok,
    ).toBe(true);
  });
});
