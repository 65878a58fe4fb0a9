import { expect, test } from 'vitest';
import { replaceSlotPassphrase } from '../../../electron/service/vault/opener-slots';
import { resetInput } from '../../support/accounts';
import { newestEntry } from '../../support/log';
import { makeTestSite, passphraseOf } from '../../support/site';
import { addUser, enrol, signIn } from '../../support/users';

/** A site at which cora has just unlocked with her one-time secret. */
async function siteWithNewcomer() {
  const site = await makeTestSite();
  const { userId, oneTimeSecret } = await addUser(site, 'cora');
  await site.client.session.lock();
  const state = await site.client.session.unlock({ login: 'cora', passphrase: oneTimeSecret });
  return { ...site, userId, oneTimeSecret, state };
}

test('a one-time secret admits only to choosing a passphrase of one’s own', async () => {
  const { client, state } = await siteWithNewcomer();
  expect(state).toMatchObject({ state: 'mustChoosePassphrase', user: { login: 'cora', printedName: 'Person cora' } });
  await expect(client.drafts.list()).rejects.toMatchObject({ code: 'MustChoosePassphrase' });
  await expect(client.session.changePassphrase({ current: 'x', next: passphraseOf('cora') })).rejects.toMatchObject({
    code: 'MustChoosePassphrase',
  });
  const chosen = await client.session.choosePassphrase({ next: passphraseOf('cora'), acceptsAccountability: true });
  expect(chosen).toMatchObject({ state: 'unlocked', user: { login: 'cora', maySign: false } });
  expect(await client.drafts.list()).toEqual({ drafts: [] });
});

test('the chosen passphrase replaces the one-time secret and makes a new key, which the log holds', async () => {
  const { client, station, userId, oneTimeSecret } = await siteWithNewcomer();
  await client.session.choosePassphrase({ next: passphraseOf('cora'), acceptsAccountability: true });
  const own = await client.users.own();
  expect(own).toMatchObject({
    keyState: 'awaitingAttestation',
    statement: { version: 1, acceptedAt: '2026-03-14T10:00:00.000Z', signature: 'valid' },
  });
  expect(await newestEntry(station)).toMatchObject({
    action: 'session.choosePassphrase',
    userId,
    entityId: userId,
    changes: [
      { entity: 'user_key', old: null, new: { userId, state: 'awaitingAttestation', attestedBy: null } },
      { entity: 'user_passphrase', old: null, new: { userId, chosenAt: '2026-03-14T10:00:00.000Z' } },
      { entity: 'signature', old: null, new: { userId, recordType: 'accountabilityStatement', revision: 1 } },
    ],
  });
  await client.session.lock();
  await expect(client.session.unlock({ login: 'cora', passphrase: oneTimeSecret })).rejects.toMatchObject({ code: 'WrongPassphrase' });
  expect(await client.session.unlock({ login: 'cora', passphrase: passphraseOf('cora') })).toMatchObject({ state: 'unlocked' });
});

test('it is refused while it is weak, or the secret that somebody else has seen', async () => {
  const { client, oneTimeSecret } = await siteWithNewcomer();
  const choose = (next: string) => client.session.choosePassphrase({ next, acceptsAccountability: true });
  await expect(choose('too short')).rejects.toMatchObject({ code: 'WeakPassphrase', data: { why: 'it has fewer than 12 characters' } });
  await expect(choose(oneTimeSecret)).rejects.toMatchObject({
    code: 'WeakPassphrase',
    data: { why: expect.stringContaining('one-time secret') },
  });
  expect(await client.session.get()).toMatchObject({ state: 'mustChoosePassphrase' });
});

test('nobody is asked for it twice, and nobody without a session at all', async () => {
  const { client } = await makeTestSite();
  const choose = () => client.session.choosePassphrase({ next: 'some 9 large umbrellas', acceptsAccountability: true });
  await expect(choose()).rejects.toMatchObject({ code: 'NotAwaited' });
  await client.session.lock();
  await expect(choose()).rejects.toMatchObject({ code: 'NotAwaited' });
});

test('a choice that never reached the record is made again at the next unlock', async () => {
  const site = await siteWithNewcomer();
  const { client, station } = site;
  // Stands for the end of the process between the two writes: the slot has the new key, the record nothing of it.
  if (station.open === null) throw new Error('the site is locked');
  const replaced = await replaceSlotPassphrase(station.open.vault, {
    userId: site.userId,
    newPassphrase: passphraseOf('cora'),
    makeNewKeys: true,
    mustChoosePassphrase: false,
  });
  expect(replaced.ok).toBe(true);
  await client.session.lock();
  expect(await client.session.unlock({ login: 'cora', passphrase: passphraseOf('cora') })).toMatchObject({ state: 'mustChoosePassphrase' });
  await client.session.choosePassphrase({ next: 'four other green 44 kettles', acceptsAccountability: true });
  await signIn(site, 'ada');
  await client.users.attest({ userId: site.userId, reason: 'compared in person' });
  await client.session.lock();
  expect(await client.session.unlock({ login: 'cora', passphrase: 'four other green 44 kettles' })).toMatchObject({
    state: 'unlocked',
    user: { maySign: true },
  });
});

test('the key it takes the place of signs no more, but stays on record', async () => {
  const site = await makeTestSite();
  const { client, station } = site;
  const userId = await enrol(site, 'cora');
  const { oneTimeSecret } = await client.users.reset(resetInput(userId));
  expect((await newestEntry(station)).changes).toContainEqual(
    expect.objectContaining({ entity: 'user_key', new: expect.objectContaining({ state: 'retired' }) }),
  );
  await client.session.lock();
  await client.session.unlock({ login: 'cora', passphrase: oneTimeSecret });
  await client.session.choosePassphrase({ next: passphraseOf('cora'), acceptsAccountability: true });
  expect((await newestEntry(station)).changes).toMatchObject([
    { entity: 'user_key', old: null, new: { state: 'awaitingAttestation' } },
    { entity: 'user_passphrase', new: { userId } },
    { entity: 'signature', new: { userId, recordType: 'accountabilityStatement' } },
  ]);
  expect(await client.session.get()).toMatchObject({ user: { maySign: false } });
});
