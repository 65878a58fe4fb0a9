import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { damageTable } from '../support/damaged-table';
import { libraryInput } from '../support/framework';
import { makePlainStation, type PlainStation } from '../support/plain-station';
import { makeTestSite, passphraseOf, type TestSite } from '../support/site';
import { all, backedUp, emptyFolder, makeBackupSite, restore } from '../usecases/backups/backup-site';

const ada = { login: 'ada', passphrase: passphraseOf('ada') };
const damaged = { state: 'locked', why: 'damaged', damagedFile: 'site-1.db' };

/** Finds damage in the middle of work; answers with how to make the file whole again. */
async function foundDamaged(site: TestSite): Promise<() => void> {
  const file = path.join(site.siteFolder, 'site-1.db');
  await site.client.framework.saveLibrary(libraryInput('kept'));
  await site.client.session.lock();
  const whole = readFileSync(file);
  await site.client.session.unlock(ada);
  if (site.station.open === null) throw new Error('the site is locked');
  damageTable(site.station.open.vault.site, file, 'framework');
  await expect(site.client.framework.list()).rejects.toMatchObject({ code: 'RecordDamaged' });
  expect(await site.client.session.get()).toMatchObject(damaged);
  return () => {
    for (const ending of ['-wal', '-shm']) rmSync(`${file}${ending}`, { force: true });
    writeFileSync(file, whole);
  };
}

/** The same station after its service was started again, with its site chosen from the list. */
async function restarted({ stationFolder, clock }: TestSite): Promise<PlainStation & { readonly choose: () => Promise<unknown> }> {
  const plain = makePlainStation({ stationFolder, now: () => clock.now });
  onTestFinished(() => plain.station.lock('byHand'));
  const choose = async () => {
    const [known] = (await plain.client.sites.list()).sites;
    return plain.client.sites.select({ siteId: known?.siteId ?? '' });
  };
  await choose();
  return { ...plain, choose };
}

test('damage that was found is told again after a restart, each time the site is chosen, until all of it reads back', async () => {
  const site = await makeTestSite();
  const makeWhole = await foundDamaged(site);
  const { client, choose } = await restarted(site);
  expect(await client.session.get()).toMatchObject(damaged);
  await expect(client.session.unlock(ada)).rejects.toMatchObject({ code: 'SiteDamaged', data: { file: 'site-1.db' } });
  await choose();
  expect(await client.session.get()).toMatchObject(damaged);
  makeWhole();
  expect(await client.session.unlock(ada)).toMatchObject({ state: 'unlocked' });
  await client.session.lock();
  await choose();
  expect(await client.session.get()).toMatchObject({ why: 'start', damagedFile: null });
  const next = await restarted(site);
  expect(await next.client.session.get()).toMatchObject({ why: 'start', damagedFile: null });
});

test('a backup that is restored elsewhere takes the place of the damaged folder', async () => {
  const site = await makeBackupSite();
  const made = await backedUp(site);
  await foundDamaged(site);
  await all(await restore(site, made.path, emptyFolder(site, 'restored')));
  expect(await site.client.session.get()).toMatchObject({ why: 'start', damagedFile: null });
  const { client } = await restarted(site);
  expect(await client.session.get()).toMatchObject({ why: 'start', damagedFile: null });
  expect(await client.session.unlock(ada)).toMatchObject({ state: 'unlocked' });
}, 60_000);
