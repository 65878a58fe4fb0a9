import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { logLength } from '../../support/log';
import { enrol, signIn } from '../../support/users';
import { all, backedUp, backUp, leftovers, makeBackupSite } from './backup-site';

vi.setConfig({ testTimeout: 60_000 }); // each works in threads

test('a backup is not written into the folder of the site, nor into another backup', async () => {
  const site = await makeBackupSite();
  await expect(backUp(site, site.siteFolder)).rejects.toMatchObject({ code: 'InsideSite' });
  const below = path.join(site.siteFolder, 'below');
  mkdirSync(below);
  await expect(backUp(site, below)).rejects.toMatchObject({ code: 'InsideSite' });
  rmSync(below, { recursive: true });
  const made = await backedUp(site);
  await expect(backUp(site, made.path)).rejects.toMatchObject({ code: 'InsideSite' });
});

test('a folder that is gone is told', async () => {
  const site = await makeBackupSite();
  await expect(backUp(site, path.join(site.folder, 'not there'))).rejects.toMatchObject({ code: 'FolderMissing' });
});

test('a chosen place serves once, only for what it was chosen for, and only the session in which it was chosen', async () => {
  const site = await makeBackupSite();
  site.dialogs.push(site.carrier);
  const place = await site.client.backups.choosePlace({ purpose: 'restore' });
  await expect(site.client.backups.make({ place: place?.handle ?? '' })).rejects.toMatchObject({ code: 'HandleExpired' });
  await expect(site.client.backups.make({ place: 'no-such-handle' })).rejects.toMatchObject({ code: 'HandleExpired' });
  site.dialogs.push(null);
  expect(await site.client.backups.choosePlace({ purpose: 'backup' })).toBeNull();

  site.dialogs.push(site.carrier, site.carrier);
  const folder = (await site.client.sites.chooseFolder({ purpose: 'open' }))?.handle ?? '';
  await expect(site.client.sites.select({ folder })).rejects.toMatchObject({ code: 'NotASite' });
  await expect(site.client.sites.select({ folder })).rejects.toMatchObject({ code: 'HandleExpired' });
  const unused = await site.client.backups.choosePlace({ purpose: 'backup' });
  await signIn(site, 'ada');
  await expect(site.client.backups.make({ place: unused?.handle ?? '' })).rejects.toMatchObject({ code: 'HandleExpired' });
});

test('a site whose log was tampered with gets no backup that looks good', async () => {
  const site = await makeBackupSite();
  const length = await logLength(site.station);
  const sqlite = site.station.open?.vault.site;
  const trigger = String(sqlite?.prepare("SELECT sql FROM sqlite_master WHERE name = 'audit_entry_no_update'").pluck().get());
  sqlite?.exec(`DROP TRIGGER audit_entry_no_update; UPDATE audit_entry SET role = 'x' WHERE entryNumber = 2; ${trigger}`);
  await expect(backUp(site, site.carrier).then(all)).rejects.toMatchObject({ code: 'CopyRefused', data: { check: 'log', fault: '2' } });
  expect(readdirSync(site.carrier)).toEqual([]);
  expect(await logLength(site.station)).toBe(length);
});

test('an attachment that is not what it was is found and named, and leaves no backup', async () => {
  const site = await makeBackupSite();
  const evidence = site.station.open?.vault.evidence;
  const bad = evidence?.prepare('SELECT sha256 FROM evidence_file WHERE chunkIndex = 2').pluck().get();
  evidence?.exec(
    "UPDATE evidence_chunk SET data = CAST('other' AS BLOB) WHERE sha256 IN (SELECT chunkSha256 FROM evidence_file WHERE chunkIndex = 2)",
  );
  await expect(backUp(site, site.carrier).then(all)).rejects.toMatchObject({
    code: 'CopyRefused',
    data: { check: 'evidence', fault: bad },
  });
  expect(leftovers(site.carrier)).toEqual([]);
});

test('somebody who does not keep the vault makes no backup and sees none', async () => {
  const site = await makeBackupSite();
  await enrol(site, 'cleo');
  await signIn(site, 'cleo');
  await expect(backUp(site, site.carrier)).rejects.toMatchObject({ code: 'NotPermitted' });
  await expect(site.client.backups.list()).rejects.toMatchObject({ code: 'NotPermitted' });
});
