import { expect, test } from 'vitest';
import { newestEntry } from '../../support/log';
import { makeTestSite, passphraseOf } from '../../support/site';

const next = 'nine quiet 66 lanterns';

test('a passphrase is changed by whoever knows the old one, keeps the key, and leaves an entry', async () => {
  const { client, station } = await makeTestSite();
  const before = await client.users.own();
  await client.session.changePassphrase({ current: passphraseOf('ada'), next });
  expect(await newestEntry(station)).toMatchObject({ action: 'session.changePassphrase', entityId: before.userId, changes: [] });
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
