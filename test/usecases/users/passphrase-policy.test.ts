import { expect, test } from 'vitest';
import { logLength, newestEntry } from '../../support/log';
import { makeTestSite, passphraseOf } from '../../support/site';
import { addUser, enrol, signIn } from '../../support/users';

const reason = 'our own procedure asks for it';

test('a site asks for twelve characters and no ageing until it says otherwise', async () => {
  const { client } = await makeTestSite();
  expect(await client.users.passphrasePolicy()).toEqual({ minLength: 12, maxAgeDays: null });
  expect(await client.session.get()).toMatchObject({ passphrasePolicy: { minLength: 12 }, passphraseLastDay: null });
});

test('other rules leave one entry with the old and the new ones, and hold for the next passphrase that is chosen', async () => {
  const site = await makeTestSite();
  const { client, station } = site;
  await client.users.setPassphrasePolicy({ minLength: 30, maxAgeDays: null, reason });
  await client.users.setPassphrasePolicy({ minLength: 30, maxAgeDays: 365, reason });
  expect(await newestEntry(station)).toMatchObject({
    action: 'users.setPassphrasePolicy',
    entity: 'passphrase_policy',
    reason,
    changes: [{ entity: 'passphrase_policy', old: { minLength: 30, maxAgeDays: null }, new: { minLength: 30, maxAgeDays: 365 } }],
  });
  const tooShort = { code: 'WeakPassphrase', data: { why: 'it has fewer than 30 characters' } };
  await expect(
    client.session.changePassphrase({ current: passphraseOf('ada'), next: 'four other green 44 kettles' }),
  ).rejects.toMatchObject(tooShort);
  const { oneTimeSecret } = await addUser(site, 'wim', { kind: 'signer' });
  const choose = (next: string) =>
    client.session.chooseSignerPassphrase({ login: 'wim', oneTimeSecret, next, acceptsAccountability: true });
  await expect(choose('four other green 44 kettles')).rejects.toMatchObject(tooShort);
  await choose('four other green 44 kettles whistle');
  const cora = await addUser(site, 'cora');
  await client.session.lock();
  expect(await client.session.unlock({ login: 'cora', passphrase: cora.oneTimeSecret })).toMatchObject({
    state: 'mustChoosePassphrase',
    passphrasePolicy: { minLength: 30 },
  });
  await expect(client.session.choosePassphrase({ next: 'four other green 44 kettles', acceptsAccountability: true })).rejects.toMatchObject(
    tooShort,
  );
});

test('the same rules again are refused, and nothing is written', async () => {
  const { client, station } = await makeTestSite();
  const before = await logLength(station);
  await expect(client.users.setPassphrasePolicy({ minLength: 12, maxAgeDays: null, reason })).rejects.toMatchObject({ code: 'Unchanged' });
  expect(await logLength(station)).toBe(before);
});

test.each([
  { minLength: 11, maxAgeDays: null },
  { minLength: 65, maxAgeDays: null },
  { minLength: 12.5, maxAgeDays: null },
  { minLength: 12, maxAgeDays: 29 },
  { minLength: 12, maxAgeDays: 1096 },
])('rules of $minLength characters and $maxAgeDays days are never accepted', async (rules) => {
  const { client } = await makeTestSite();
  await expect(client.users.setPassphrasePolicy({ ...rules, reason })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
});

test('who is no administrator reads the rules and does not change them', async () => {
  const site = await makeTestSite();
  await enrol(site, 'cora');
  await signIn(site, 'cora');
  expect(await site.client.users.passphrasePolicy()).toEqual({ minLength: 12, maxAgeDays: null });
  await expect(site.client.users.setPassphrasePolicy({ minLength: 14, maxAgeDays: null, reason })).rejects.toMatchObject({
    code: 'NotPermitted',
    data: { permission: 'users.manage' },
  });
});
