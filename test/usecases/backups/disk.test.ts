import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { logLength } from '../../support/log';
import { forbidWriting, mayMount, mountSmallDisk, type SmallDisk } from '../../support/small-disk';
import { all, backedUp, backUp, emptyFolder, makeBackupSite, restore } from './backup-site';

vi.setConfig({ testTimeout: 60_000 }); // each works in threads

const megabytes = 1 << 20;
const diskOf = (site: { readonly folder: string }, size: number): SmallDisk => mountSmallDisk(path.join(site.folder, 'disk'), size);

test.skipIf(!mayMount)('a place without room is refused before anything is written there', async () => {
  const site = await makeBackupSite();
  const disk = diskOf(site, 2).folder;
  await expect(backUp(site, disk)).rejects.toMatchObject({ code: 'NotEnoughSpace', data: { freeBytes: 2 * megabytes } });
  expect(readdirSync(disk)).toEqual([]);
  const made = await backedUp(site);
  await expect(restore(site, made.path, disk)).rejects.toMatchObject({ code: 'NotEnoughSpace' });
});

test.skipIf(!mayMount).each([0, 100_000, 1_000_000])(
  'a disk that fills up when %i bytes are left is cleaned, and the reason is told',
  async (left) => {
    const site = await makeBackupSite();
    const disk = diskOf(site, 12);
    const length = await logLength(site.station);
    const writing = await backUp(site, disk.folder);
    disk.fill(left);
    await expect(all(writing)).rejects.toMatchObject({ code: 'NotEnoughSpace', data: { freeBytes: null } });
    expect(readdirSync(disk.folder)).toEqual(['filler']);
    expect(await logLength(site.station)).toBe(length);
  },
);

test.skipIf(!mayMount)('a disk that fills up during a restore is left without a site', async () => {
  const site = await makeBackupSite();
  const made = await backedUp(site);
  const disk = diskOf(site, 12);
  const target = path.join(disk.folder, 'restored');
  mkdirSync(target);
  const restoring = await restore(site, made.path, target);
  disk.fill(200_000);
  await expect(all(restoring)).rejects.toMatchObject({ code: 'NotEnoughSpace' });
  expect(readdirSync(target)).toEqual([]);
});

test.skipIf(!mayMount)('a disk that may only be read takes no backup, but one on it can be restored', async () => {
  const site = await makeBackupSite();
  const disk = diskOf(site, 16).folder;
  const done = (await all(await backUp(site, disk))).at(-1);
  forbidWriting(disk);
  await expect(backUp(site, disk)).rejects.toMatchObject({ code: 'ReadOnlyFolder' });
  const target = emptyFolder(site, 'restored');
  await all(await restore(site, path.join(disk, done?.kind === 'done' ? done.backup.folder : ''), target));
  expect(existsSync(path.join(target, 'site.json'))).toBe(true);
});
