import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { newestEntry } from '../../support/log';
import { makeSiteAt } from '../../support/make-site-at';
import { makeTestSite, makeTestStation, passphraseOf, type TestSite } from '../../support/site';
import { forbidWriting, mayMount, mountSmallDisk, type SmallDisk } from '../../support/small-disk';
import { signIn } from '../../support/users';

const wanted = { passphrase: passphraseOf('ada'), reason: 'somebody left the office' };

async function siteOnDisk(): Promise<TestSite & { readonly disk: SmallDisk }> {
  const station = makeTestStation();
  const siteFolder = path.join(station.folder, 'site');
  const disk = mountSmallDisk(siteFolder, 12);
  return { ...station, siteFolder, disk, shares: await makeSiteAt(station, siteFolder) };
}

/** Changes the key and does something to the disk when a step is told. */
async function change({ client }: TestSite, step: string | null, meddle: () => void): Promise<void> {
  for await (const event of await client.vault.changeDataKey(wanted)) if (event.kind === 'progress' && event.label === step) meddle();
}

const databasesIn = (folder: string): string[] => readdirSync(folder).filter((name) => /\.db(-journal)?$/.test(name));
const old = ['evidence-1.db', 'site-1.db'];

describe.skipIf(!mayMount)('a change of the data key on a disk of its own (needs leave to mount one)', () => {
  test('that has too little room for a second copy is refused before it begins', async () => {
    const site = await siteOnDisk();
    site.disk.fill();
    await expect(change(site, null, () => undefined)).rejects.toMatchObject({
      code: 'NotEnoughSpace',
      data: { neededBytes: expect.any(Number), freeBytes: 0 },
    });
    expect(databasesIn(site.siteFolder)).toEqual(old);
  });

  test.each(['copy.site', 'encrypt.site', 'copy.evidence'])(
    'that fills up at %s leaves the old pair, and does it when there is room',
    async (step) => {
      const site = await siteOnDisk();
      await site.client.drafts.save({ key: 'k', title: 't', content: 'confirmed '.repeat(150_000) }); // so that a step takes long enough
      await expect(change(site, step, site.disk.fill)).rejects.toMatchObject({ code: 'DiskFull' });
      expect(databasesIn(site.siteFolder)).toEqual(old);
      expect(await site.client.session.get()).toMatchObject({ state: 'unlocked' });
      site.disk.free();
      await change(site, null, () => undefined);
      await signIn(site, 'ada');
      expect((await site.client.drafts.get({ key: 'k' }))?.content).toHaveLength(1_500_000);
      expect(databasesIn(site.siteFolder)).toEqual(['evidence-2.db', 'site-2.db']);
    },
  );

  test('that is closed to writing leaves the old pair in force', async () => {
    const site = await siteOnDisk();
    const allow = forbidWriting(site.siteFolder);
    await expect(change(site, null, () => undefined)).rejects.toMatchObject({ code: 'ReadOnlyFolder' });
    allow();
    await signIn(site, 'ben');
    expect(databasesIn(site.siteFolder)).toEqual(old);
  });
});

test('a switch that cannot be written leaves the old pair in force, and the next one is written', async () => {
  const site = await makeTestSite();
  const incidents: string[] = [];
  Object.assign(site.station.platform, { recordIncident: (where: string) => `I-${incidents.push(where)}` });
  const inTheWay = path.join(site.siteFolder, 'slots.json.new');
  await expect(change(site, 'verify.evidence', () => mkdirSync(inTheWay))).rejects.toMatchObject({ code: 'Incident' });
  expect(incidents).toEqual(['vault.changeDataKey']);
  expect(databasesIn(site.siteFolder)).toEqual(old);
  await site.client.drafts.save({ key: 'k', title: 't', content: 'c' });
  rmSync(inTheWay, { recursive: true });
  await change(site, null, () => undefined);
  await signIn(site, 'ben');
  expect(databasesIn(site.siteFolder)).toEqual(['evidence-2.db', 'site-2.db']);
  expect((await newestEntry(site.station)).action).toBe('session.unlock');
});
