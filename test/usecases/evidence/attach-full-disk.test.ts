import { createHash } from 'node:crypto';
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { hasUnusedChunks } from '../../../electron/service/db/sql/evidence-chunks';
import { savedCopy } from '../../support/evidence-copy';
import { recordOf } from '../../support/framework';
import { makeSiteAt } from '../../support/make-site-at';
import { makeTestStation, type TestSite } from '../../support/site';
import { mayMount, mountSmallDisk, type SmallDisk } from '../../support/small-disk';
import { signIn } from '../../support/users';

const megabyte = 1024 * 1024;
const bytes = Buffer.alloc(6 * megabyte);
for (let i = 0; i < bytes.length; i += 512) bytes.writeUInt32LE(i, i);

async function siteOnDisk(): Promise<TestSite & { readonly disk: SmallDisk }> {
  const station = makeTestStation();
  const siteFolder = path.join(station.folder, 'site');
  const disk = mountSmallDisk(siteFolder, 40);
  return { ...station, siteFolder, disk, shares: await makeSiteAt(station, siteFolder) };
}

/** Attaches a film of six megabytes from another disk; `onProgress` is called whenever some of it has been read. */
async function attachFilm(site: TestSite, onProgress: (done: number) => void = () => undefined) {
  const film = path.join(site.folder, 'film.bin');
  writeFileSync(film, bytes);
  site.dialogs.push(film);
  const { files } = await site.client.evidence.choose();
  for await (const event of await site.client.evidence.attach({ handle: files[0]?.handle ?? '' })) {
    if (event.kind === 'done') return event.file;
    onProgress(event.done);
  }
  throw new Error('nothing was attached');
}

async function expectNothingHalf({ station, ...site }: TestSite): Promise<void> {
  await signIn({ station, ...site }, 'ada');
  const { open } = station;
  if (open === null) throw new Error('the site is locked');
  expect(
    await recordOf({ station, ...site })
      .selectFrom('staged_evidence')
      .selectAll()
      .execute(),
  ).toEqual([]);
  expect(await open.evidence.selectFrom('evidence_file').selectAll().execute()).toEqual([]);
  expect(await hasUnusedChunks(open.evidence)).toBe(false);
}

describe.skipIf(!mayMount)('a site on a disk of its own (needs leave to mount one)', () => {
  test('that fills up while a file is attached says so, keeps nothing half, and takes the file once there is room', async () => {
    const site = await siteOnDisk();
    const attaching = attachFilm(site, (done) => (done === 2 * megabyte ? site.disk.fill() : undefined));
    await expect(attaching).rejects.toMatchObject({ code: 'DiskFull', defined: true });
    expect(await site.client.session.get()).toMatchObject({ state: 'unlocked' });
    site.disk.free();
    await expectNothingHalf(site);
    const { evidenceId, sha256 } = await attachFilm(site);
    expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect((await savedCopy(site, evidenceId)).equals(bytes)).toBe(true);
  });

  test('that fills up while the page hands a file over gives the file up', async () => {
    const site = await siteOnDisk();
    const { uploadId } = await site.client.evidence.begin({ fileName: 'film.bin', size: bytes.length });
    const append = (index: number) =>
      site.client.evidence.append({
        uploadId,
        offset: index * megabyte,
        data: new Blob([new Uint8Array(bytes.subarray(index * megabyte, (index + 1) * megabyte))]),
      });
    for (const index of [0, 1]) await append(index);
    site.disk.fill();
    const rest = async () => {
      for (const index of [2, 3, 4, 5]) await append(index);
    };
    await expect(rest()).rejects.toMatchObject({ code: 'DiskFull', defined: true });
    site.disk.free();
    await expect(site.client.evidence.finish({ uploadId })).rejects.toMatchObject({ code: 'UploadGone', defined: true });
    await expectNothingHalf(site);
  });

  test('a copy that finds no room is not left half', async () => {
    const site = await siteOnDisk();
    const { evidenceId } = await attachFilm(site);
    const target = mountSmallDisk(path.join(site.folder, 'stick'), 3);
    site.dialogs.push(path.join(target.folder, 'copy.bin'));
    await expect(site.client.evidence.saveCopy({ evidenceId })).rejects.toMatchObject({
      code: 'CannotWrite',
      data: { reason: 'diskFull' },
    });
    expect(readdirSync(target.folder)).toEqual([]);
    site.dialogs.push(path.join(site.folder, 'no such folder', 'copy.bin'));
    await expect(site.client.evidence.saveCopy({ evidenceId })).rejects.toMatchObject({
      code: 'CannotWrite',
      data: { reason: 'folderMissing' },
    });
  });
});
