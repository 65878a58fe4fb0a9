import { expect, test } from 'vitest';
import { newestEntry } from '../../support/log';
import { makeTestSite, passphraseOf } from '../../support/site';
import { addUser, enrolSigner } from '../../support/users';

const next = 'nine quiet 66 lanterns';

test('a passphrase is changed by whoever knows the old one, keeps the key, and leaves an entry', async () => {
  const { client, station } = await makeTestSite();
  const before = await client.users.own();
  await client.session.changePassphrase({ current: passphraseOf('ada'), next });
  expect(await newestEntry(station)).toMatchObject({ action: 'session.changePassphrase', entityId: before.userId });
  await client.session.lock();
  await expect(client.session.unlock({ login: 'ada', passphrase: passphraseOf('ada') })).rejects.toMatchObject({ code: 'WrongPassphrase' });
  expect(await client.session.unlock({ login: 'ada', passphrase: next })).toMatchObject({ user: { maySign: true } });
  expect(await client.users.own()).toEqual(before);
});

test('without the old one it stays, and the tries count', async () => {
  const { client, clock } = await makeTestSite();
  for (let n = 0; n < 10; n += 1) {
    clock.now = new Date(clock.now.getTime() + 61_000);
    await expect(client.session.changePassphrase({ current: 'wrong', next })).rejects.toMatchObject({ code: 'WrongPassphrase' });
  }
  await expect(client.session.changePassphrase({ current: passphraseOf('ada'), next })).rejects.toMatchObject({ code: 'LockedOut' });
});

test('a weak one is refused before anything is tried', async () => {
  const { client } = await makeTestSite();
  await expect(client.session.changePassphrase({ current: 'wrong', next: 'Ada Alder Ada Alder' })).rejects.toMatchObject({
    code: 'WeakPassphrase',
    data: { why: 'it is built on a common word or on your own name' },
  });
  await client.session.lock();
  await expect(client.session.changePassphrase({ current: passphraseOf('ada'), next })).rejects.toMatchObject({ code: 'NotUnlocked' });
});

test('somebody else changes theirs in place, opener or signer, and the session stays whose it was', async () => {
  const site = await makeTestSite();
  const { client } = site;
  const wim = await enrolSigner(site, 'wim');
  for (const login of ['wim', 'Ben']) {
    const own = passphraseOf(login.toLowerCase());
    await expect(client.session.changePassphrase({ login, current: 'wrong', next })).rejects.toMatchObject({ code: 'WrongPassphrase' });
    await client.session.changePassphrase({ login, current: own, next });
    await expect(client.session.changePassphrase({ login, current: own, next: 'six loud amber 31 trains' })).rejects.toMatchObject({
      code: 'WrongPassphrase',
    });
  }
  expect(await client.session.get()).toMatchObject({ state: 'unlocked', user: { login: 'ada' } });
  const { users } = await client.users.list();
  expect(users.find(({ userId }) => userId === wim)).toMatchObject({ keyState: 'attested', statement: { signature: 'valid' } });
  await client.session.lock();
  expect(await client.session.unlock({ login: 'ben', passphrase: next })).toMatchObject({ user: { maySign: true } });
});

test('it is no way around a one-time secret, nor for an account that is unknown or has ended', async () => {
  const site = await makeTestSite();
  const { client } = site;
  for (const kind of ['opener', 'signer'] as const) {
    const { oneTimeSecret } = await addUser(site, kind, { kind });
    await expect(client.session.changePassphrase({ login: kind, current: oneTimeSecret, next })).rejects.toMatchObject({
      code: 'WrongPassphrase',
    });
  }
  const userId = await enrolSigner(site, 'wim');
  await client.users.deactivate({ userId, reason: 'left the works' });
  for (const login of ['wim', 'nobody'])
    await expect(client.session.changePassphrase({ login, current: passphraseOf('wim'), next })).rejects.toMatchObject({
      code: 'WrongPassphrase',
    });
});

test('the present one again is no change', async () => {
  const { client } = await makeTestSite();
  await expect(client.session.changePassphrase({ current: passphraseOf('ada'), next: passphraseOf('ada') })).rejects.toMatchObject({
    code: 'WeakPassphrase',
    data: { why: 'it is the present one' },
  });
});
