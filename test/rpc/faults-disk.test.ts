import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { verifyLog } from '../../electron/service/db/audit-verify';
import { attach, makeWorks, signInput } from '../support/assessments';
import { makeLibrary, recordOf } from '../support/framework';
import { makeSiteAt } from '../support/make-site-at';
import { makeTestStation, passphraseOf, type TestSite } from '../support/site';
import { forbidWriting, mayMount, mountSmallDisk, type SmallDisk } from '../support/small-disk';
import { addUser } from '../support/users';

/** A site on a disk of its own, with a record of one signed assessment. Incidents are kept for the test to look at. */
async function siteOnDisk(): Promise<TestSite & { readonly disk: SmallDisk; readonly incidents: string[] }> {
  const station = makeTestStation();
  const incidents: string[] = [];
  Object.assign(station.station.platform, { recordIncident: (where: string) => `I-${incidents.push(where)}` });
  const siteFolder = path.join(station.folder, 'site');
  const disk = mountSmallDisk(siteFolder, 12);
  const site = { ...station, siteFolder, shares: await makeSiteAt(station, siteFolder) };
  await makeWorks(site);
  return { ...site, disk, incidents };
}

const unlock = (site: TestSite) => site.client.session.unlock({ login: 'ada', passphrase: passphraseOf('ada') });
const rowsOf = async (site: TestSite) => {
  const db = recordOf(site);
  const { root } = await verifyLog(db, {}, () => undefined, new AbortController().signal);
  return {
    root,
    assessments: await db.selectFrom('assessment').selectAll().execute(),
    drafts: await db.selectFrom('draft').selectAll().execute(),
  };
};

describe.skipIf(!mayMount)('a site on a disk of its own (needs leave to mount one)', () => {
  test('that is full refuses whatever writes, as such, changes nothing, and lets the same be done when there is room', async () => {
    const site = await siteOnDisk();
    const input = await signInput(site);
    await site.client.drafts.save({ key: 'k', title: 't', content: 'before' });
    const before = await rowsOf(site);
    site.disk.fill();
    const full = { code: 'DiskFull' };
    await expect(site.client.drafts.save({ key: 'k', title: 't', content: 'x'.repeat(90_000) })).rejects.toMatchObject(full);
    await expect(makeLibrary(site, 'refused')).rejects.toMatchObject(full);
    await expect(site.client.assessments.sign(input)).rejects.toMatchObject(full); // its attempt cannot be counted
    await expect(attach(site, 'large.bin', new Uint8Array(900_000))).rejects.toMatchObject(full);
    await expect(addUser(site, 'cora')).rejects.toMatchObject(full);
    await expect(
      site.client.session.changePassphrase({ current: passphraseOf('ada'), next: 'nine tall copper kettles 4' }),
    ).rejects.toMatchObject(full);
    expect(await rowsOf(site)).toEqual(before);
    expect(readdirSync(site.siteFolder).filter((name) => name.endsWith('.new'))).toEqual([]);
    expect(site.incidents).toEqual([]);
    expect(await site.client.session.lock()).toMatchObject({ state: 'locked' });
    await expect(unlock(site)).rejects.toMatchObject(full);
    site.disk.free();
    await unlock(site);
    await site.client.assessments.sign(input);
    await attach(site, 'large.bin', new Uint8Array(900_000));
    await addUser(site, 'cora');
    expect((await rowsOf(site)).assessments).toHaveLength(before.assessments.length + 1);
  });

  test('does not write a package that it has no room for, and leaves no part of it', async () => {
    const site = await siteOnDisk();
    const target = path.join(site.folder, 'carrier', 'status.zip');
    const carrier = mountSmallDisk(path.dirname(target), 1);
    carrier.fill();
    const write = async () => {
      site.dialogs.push(target);
      const chosen = await site.client.exports.chooseTarget({ suggestedName: 'status', isEncrypted: false });
      return site.client.exports.write({
        target: chosen?.handle ?? '',
        what: { kind: 'qualification-status', unitId: null },
        to: { receiver: 'The authority' },
        asOf: null,
        reason: 'inspection',
      });
    };
    const before = await rowsOf(site);
    await expect(write()).rejects.toMatchObject({ code: 'CannotWrite', data: { why: 'diskFull' } });
    expect(await rowsOf(site)).toEqual(before);
    expect(readdirSync(path.dirname(target))).toEqual(['filler']);
    carrier.free();
    await write();
    expect(existsSync(target)).toBe(true);
  });

  test('that becomes read-only refuses what needs its files, and to be unlocked, until it may be written to', async () => {
    const site = await siteOnDisk();
    const input = await signInput(site);
    const allow = forbidWriting(site.siteFolder);
    const refused = { code: 'ReadOnlyFolder', data: { folder: site.siteFolder } };
    await expect(addUser(site, 'cora')).rejects.toMatchObject(refused);
    await expect(site.client.assessments.sign(input)).rejects.toMatchObject(refused);
    await site.client.session.lock();
    await expect(unlock(site)).rejects.toMatchObject(refused);
    allow();
    await unlock(site);
    await site.client.assessments.sign(input);
    await addUser(site, 'cora');
  });

  test('that is pulled out loses nothing that was confirmed and confirms nothing that would be lost', async () => {
    const site = await siteOnDisk();
    await makeLibrary(site, 'kept');
    site.disk.pull();
    const lost = { code: 'FolderLost', data: { folder: site.siteFolder } };
    await expect(makeLibrary(site, 'lost')).rejects.toMatchObject(lost);
    await expect(site.client.drafts.save({ key: 'k', title: '', content: 'c' })).rejects.toMatchObject(lost);
    await expect(attach(site, 'a.txt', 'a')).rejects.toMatchObject(lost);
    await expect(addUser(site, 'cora')).rejects.toMatchObject(lost);
    expect((await site.client.framework.list()).libraries.map(({ name }) => name)).toContain('kept');
    await site.client.session.lock();
    await expect(unlock(site)).rejects.toMatchObject(lost);
  });
});
