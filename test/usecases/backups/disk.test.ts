import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { logLength } from '../../support/log';
import { all, backedUp, backUp, emptyFolder, makeBackupSite, restore } from './backup-site';
import { closeToWriting, fill, smallDisk } from './small-disk';

vi.setConfig({ testTimeout: 60_000 }); // each works in threads that are started from their sources

const megabytes = 1 << 20;

test('a place without room is refused before anything is written there', async ({ skip }) => {
  const site = await makeBackupSite();
  const disk = smallDisk(site.folder, 2 * megabytes) ?? skip('no disk can be mounted here');
  await expect(backUp(site, disk)).rejects.toMatchObject({ code: 'NotEnoughSpace', data: { freeBytes: 2 * megabytes } });
  expect(readdirSync(disk)).toEqual([]);
  const made = await backedUp(site);
  await expect(restore(site, made.path, disk)).rejects.toMatchObject({ code: 'NotEnoughSpace' });
});

test.for([0, 100_000, 1_000_000])(
  'a disk that fills up when %i bytes are left is cleaned, and the reason is told',
  async (left, { skip }) => {
    const site = await makeBackupSite();
    const disk = smallDisk(site.folder, 12 * megabytes) ?? skip('no disk can be mounted here');
    const length = await logLength(site.station);
    const writing = await backUp(site, disk);
    fill(disk, left);
    await expect(all(writing)).rejects.toMatchObject({ code: 'NotEnoughSpace', data: { freeBytes: null } });
    expect(readdirSync(disk)).toEqual(['filling']);
    expect(await logLength(site.station)).toBe(length);
  },
);

test('a disk that fills up during a restore is left without a site', async ({ skip }) => {
  const site = await makeBackupSite();
  const made = await backedUp(site);
  const disk = smallDisk(site.folder, 12 * megabytes) ?? skip('no disk can be mounted here');
  const target = path.join(disk, 'restored');
  mkdirSync(target);
  const restoring = await restore(site, made.path, target);
  fill(disk, 200_000);
  await expect(all(restoring)).rejects.toMatchObject({ code: 'NotEnoughSpace' });
  expect(readdirSync(target)).toEqual([]);
});

test('a disk that may only be read takes no backup, but one on it can be restored', async ({ skip }) => {
  const site = await makeBackupSite();
  const disk = smallDisk(site.folder, 16 * megabytes) ?? skip('no disk can be mounted here');
  const done = (await all(await backUp(site, disk))).at(-1);
  closeToWriting(disk);
  await expect(backUp(site, disk)).rejects.toMatchObject({ code: 'ReadOnlyFolder' });
  const target = emptyFolder(site, 'restored');
  await all(await restore(site, path.join(disk, done?.kind === 'done' ? done.backup.folder : ''), target));
  expect(existsSync(path.join(target, 'site.json'))).toBe(true);
});
