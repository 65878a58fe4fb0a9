import { Decipheriv } from 'node:crypto';
import { renameSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { makeWorks, signInput } from '../../support/assessments';
import { makeTestSite, passphraseOf, type TestSite } from '../../support/site';
import { all, backUp, emptyFolder } from '../backups/backup-site';

vi.setConfig({ testTimeout: 60_000 }); // a backup works in a thread that is started from its source

const sign = (login: string) => ({ login, passphrase: passphraseOf(login) });

function openVault({ station }: TestSite) {
  if (station.open === null) throw new Error('the site is locked');
  return station.open.vault;
}

/** The data key and the private keys of whoever has the site open: the buffers that the station holds. */
const heldBy = (site: TestSite): readonly Buffer[] => [openVault(site).dataKey, openVault(site).keys.signing, openVault(site).keys.opening];

const isZero = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 0);

/** Everything that is decrypted, joined or copied from now on. */
function watchBytes(): () => readonly Uint8Array[] {
  const spies = [vi.spyOn(Decipheriv.prototype, 'update'), vi.spyOn(Buffer, 'concat'), vi.spyOn(Uint8Array, 'from')];
  onTestFinished(() => {
    for (const spy of spies) spy.mockRestore();
  });
  return () => spies.flatMap((spy) => spy.mock.results.map(({ value }) => value)).filter((value) => value instanceof Uint8Array);
}

test('locking fills the data key and the private keys with zeros, by hand, unattended and when another unlocks', async () => {
  const site = await makeTestSite();
  for (const leave of [
    () => site.client.session.lock(),
    () => site.station.lock('idle'),
    () => site.client.session.unlock(sign('ben')),
    () => site.client.sites.select({ siteId: site.station.selected?.siteId ?? '' }),
  ]) {
    await site.client.session.unlock(sign('ada'));
    const held = heldBy(site);
    expect(held.map(isZero)).toEqual([false, false, false]);
    await leave();
    expect(held.map(isZero)).toEqual([true, true, true]);
  }
});

test('no other copy of a key outlives the call that needed it', async () => {
  const site = await makeTestSite();
  const { client } = site;
  await makeWorks(site);
  await client.session.unlock(sign('ben'));
  const secretsOfBen = heldBy(site).map((key) => key.toString('latin1'));
  await client.session.lock();
  const watched = watchBytes();
  await client.session.unlock(sign('ada'));
  const held = heldBy(site);
  const secrets = [...secretsOfBen, ...held.map((key) => key.toString('latin1'))];
  await client.assessments.sign(await signInput(site, { signature: sign('ada') }));
  await client.assessments.sign(await signInput(site, { signature: sign('ben') }));
  await client.sites.checkShares({ shares: site.shares.slice(1) });
  await client.session.changePassphrase({ current: passphraseOf('ada'), next: 'four other green 44 kettles' });
  await all(await backUp(site, emptyFolder(site, 'carrier')));

  const isHeld = (bytes: Uint8Array) => held.some(({ buffer, byteOffset }) => buffer === bytes.buffer && byteOffset === bytes.byteOffset);
  const telling = () =>
    watched().filter((bytes) => {
      const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
      return secrets.some((secret) => text.includes(secret));
    });
  expect(telling().some(isHeld)).toBe(true); // the spies see what is decrypted
  expect(telling().filter((bytes) => !isHeld(bytes))).toEqual([]);
  await client.session.lock();
  expect(telling()).toEqual([]);
});

test('a site that cannot be opened leaves no key behind', async () => {
  const site = await makeTestSite();
  const secrets = heldBy(site).map((key) => key.toString('latin1'));
  await site.client.session.lock();
  const watched = watchBytes();
  await site.client.session.unlock({ ...sign('ada'), passphrase: 'wrong' }).catch(() => undefined);
  const file = path.join(site.siteFolder, 'site-1.db');
  renameSync(file, `${file}.away`);
  await expect(site.client.session.unlock(sign('ada'))).rejects.toMatchObject({ code: 'SiteDamaged' });
  const left = watched().filter((bytes) => secrets.some((secret) => Buffer.from(bytes).toString('latin1').includes(secret)));
  expect(left).toEqual([]);
  renameSync(`${file}.away`, file);
});
