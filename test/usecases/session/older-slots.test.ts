import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { resetInput } from '../../support/accounts';
import { makeTestSite, passphraseOf, type TestSite } from '../../support/site';
import { addUser, enrol, signIn } from '../../support/users';

const next = 'four other green 44 kettles';
const refused = { code: 'WrongPassphrase' };

/** Takes a copy of the key slots as they are now; the returned function puts it back. */
function keepSlots({ siteFolder, folder }: TestSite): () => void {
  const [slots, copy] = [path.join(siteFolder, 'slots.json'), path.join(folder, 'slots-kept.json')];
  copyFileSync(slots, copy);
  return () => copyFileSync(copy, slots);
}

test('older key slots put back do not undo a reset: the passphrase from before it opens nothing', async () => {
  const site = await makeTestSite();
  const { client } = site;
  const userId = await enrol(site, 'cora');
  const putBack = keepSlots(site);
  const { oneTimeSecret } = await client.users.reset(resetInput(userId));
  await client.session.lock();
  putBack();
  await expect(client.session.unlock({ login: 'cora', passphrase: passphraseOf('cora') })).rejects.toMatchObject(refused);
  await expect(client.session.unlock({ login: 'cora', passphrase: oneTimeSecret })).rejects.toMatchObject(refused);
  expect(await client.session.unlock({ login: 'ada', passphrase: passphraseOf('ada') })).toMatchObject({ state: 'unlocked' });
});

test('older key slots put back do not make a used one-time secret good again', async () => {
  const site = await makeTestSite();
  const { client } = site;
  const { userId, oneTimeSecret } = await addUser(site, 'cora');
  const putBack = keepSlots(site);
  const choose = async (passphrase: string) => {
    await client.session.lock();
    await client.session.unlock({ login: 'cora', passphrase });
    await client.session.choosePassphrase({ next, acceptsAccountability: true });
  };
  await choose(oneTimeSecret);
  await client.session.lock();
  putBack();
  await expect(client.session.unlock({ login: 'cora', passphrase: oneTimeSecret })).rejects.toMatchObject(refused);
  await signIn(site, 'ada');
  const again = await client.users.reset(resetInput(userId));
  await choose(again.oneTimeSecret);
  expect(await client.session.get()).toMatchObject({ state: 'unlocked', user: { login: 'cora' } });
});

test('a one-time secret that nobody used for two weeks admits no more, until another reset', async () => {
  const site = await makeTestSite();
  const { client, clock } = site;
  const cora = await addUser(site, 'cora');
  const wim = await addUser(site, 'wim', { kind: 'signer' });
  await client.session.lock();
  const unlock = async (passphrase: string) => client.session.unlock({ login: 'cora', passphrase });
  clock.now = new Date('2026-03-28T22:59:00.000Z'); // still the 28th in Berlin
  expect(await unlock(cora.oneTimeSecret)).toMatchObject({ state: 'mustChoosePassphrase' });
  await client.session.lock();
  clock.now = new Date('2026-03-28T23:01:00.000Z');
  await expect(unlock(cora.oneTimeSecret)).rejects.toMatchObject({ code: 'SecretOver' });
  expect(site.station).toMatchObject({ open: null, session: null });

  await signIn(site, 'ada');
  const asWim = { login: 'wim', next: passphraseOf('wim'), acceptsAccountability: true } as const;
  const choosing = client.session.chooseSignerPassphrase({ ...asWim, oneTimeSecret: wim.oneTimeSecret });
  await expect(choosing).rejects.toMatchObject({ code: 'SecretOver' });
  const again = await client.users.reset(resetInput(wim.userId));
  await client.session.chooseSignerPassphrase({ ...asWim, oneTimeSecret: again.oneTimeSecret });
  const coraAgain = await client.users.reset(resetInput(cora.userId));
  await client.session.lock();
  expect(await unlock(coraAgain.oneTimeSecret)).toMatchObject({ state: 'mustChoosePassphrase' });
});
