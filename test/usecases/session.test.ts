import { expect, test } from 'vitest';
import { makeTestSite, passphraseOf } from '../support/site';

test('a new site opens for each of the two people who made it, and for nobody else', async () => {
  const { client } = await makeTestSite();
  expect(await client.session.get()).toMatchObject({ state: 'unlocked', user: { login: 'ada', maySign: true } });
  await client.session.lock();
  expect(await client.session.get()).toMatchObject({ state: 'locked', why: 'byHand' });
  expect(await client.session.unlock({ login: 'ben', passphrase: passphraseOf('ben') })).toMatchObject({
    state: 'unlocked',
    user: { printedName: 'Ben Birch' },
  });
  await client.session.lock();
  await expect(client.session.unlock({ login: 'ben', passphrase: passphraseOf('ada') })).rejects.toMatchObject({
    code: 'WrongPassphrase',
    defined: true,
  });
  await expect(client.session.unlock({ login: 'eve', passphrase: passphraseOf('ada') })).rejects.toMatchObject({ code: 'WrongPassphrase' });
});
