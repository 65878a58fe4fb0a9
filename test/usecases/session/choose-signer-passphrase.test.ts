import { expect, test } from 'vitest';
import { newestEntry } from '../../support/log';
import { makeTestSite, passphraseOf } from '../../support/site';
import { addUser } from '../../support/users';

async function siteWithSigner() {
  const site = await makeTestSite();
  const { userId, oneTimeSecret } = await addUser(site, 'wim', { kind: 'signer', grants: [{ role: 'employee', unitId: null }] });
  const choose = (different: { login?: string; oneTimeSecret?: string; next?: string } = {}) =>
    site.client.session.chooseSignerPassphrase({
      login: 'wim',
      oneTimeSecret,
      next: passphraseOf('wim'),
      acceptsAccountability: true,
      ...different,
    });
  return { ...site, userId, oneTimeSecret, choose };
}

test('a signer chooses a passphrase at a station that somebody else has unlocked, whose session goes on', async () => {
  const { client, station, userId, choose } = await siteWithSigner();
  await choose();
  expect(await client.session.get()).toMatchObject({ state: 'unlocked', user: { login: 'ada' } });
  expect(await newestEntry(station)).toMatchObject({
    action: 'session.chooseSignerPassphrase',
    entityId: userId,
    changes: [
      { entity: 'signer_slot', entityId: userId, old: { sha256: expect.any(String) }, new: { sha256: expect.any(String) } },
      { entity: 'user_key', new: { userId, state: 'awaitingAttestation' } },
      { entity: 'user_passphrase', new: { userId } },
      { entity: 'signature', new: { userId, recordType: 'accountabilityStatement', meaning: 'Accepts accountability for signatures' } },
    ],
  });
  await client.users.attest({ userId, reason: 'compared in person' });
  const { users } = await client.users.list();
  expect(users.find((user) => user.userId === userId)).toMatchObject({ keyState: 'attested', attestedBy: 'Ada Alder' });
});

test('it has no way into the site by itself', async () => {
  const { client, choose } = await siteWithSigner();
  await choose();
  await client.session.lock();
  await expect(client.session.unlock({ login: 'wim', passphrase: passphraseOf('wim') })).rejects.toMatchObject({ code: 'WrongPassphrase' });
});

test('a wrong one-time secret is refused and counted, up to ten', async () => {
  const { choose, clock } = await siteWithSigner();
  for (let n = 0; n < 10; n += 1) {
    clock.now = new Date(clock.now.getTime() + 60_000);
    await expect(choose({ oneTimeSecret: 'wrong' })).rejects.toMatchObject({ code: 'WrongPassphrase' });
  }
  await expect(choose()).rejects.toMatchObject({ code: 'LockedOut' });
});

test('only a signer who has yet to choose is asked, and not for a weak passphrase or the secret itself', async () => {
  const { choose, oneTimeSecret } = await siteWithSigner();
  await expect(choose({ login: 'ben' })).rejects.toMatchObject({ code: 'NotAwaited' });
  await expect(choose({ login: 'nobody' })).rejects.toMatchObject({ code: 'NotAwaited' });
  await expect(choose({ next: 'short' })).rejects.toMatchObject({ code: 'WeakPassphrase' });
  await expect(choose({ next: oneTimeSecret })).rejects.toMatchObject({ code: 'WeakPassphrase' });
  await choose();
  await expect(choose()).rejects.toMatchObject({ code: 'NotAwaited' });
});
