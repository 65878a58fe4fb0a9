import { copyFileSync, cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { readKnownSites } from '../../../electron/service/station/known-sites';
import { openEncrypted } from '../../../electron/service/vault/open';
import { databaseFiles } from '../../../electron/service/vault/site-files';
import { append, dropTriggers } from '../../db/audit-site';
import { makeLibrary } from '../../support/framework';
import { makeTestSite, passphraseOf, type TestSite } from '../../support/site';

const unlock = (site: TestSite) => site.client.session.unlock({ login: 'ada', passphrase: passphraseOf('ada') });
const record = (site: TestSite, reason: string) => site.client.audit.checkpoint({ reason });

function keyOf({ station }: TestSite): Buffer {
  if (station.open === null) throw new Error('the site is locked');
  return Buffer.from(station.open.vault.dataKey);
}

/** Changes the closed site as somebody could who has the data key. */
function tamper({ siteFolder }: TestSite, key: Buffer, sql: string): void {
  const opened = openEncrypted({ file: databaseFiles(siteFolder, 1).site, key, cipher: 'aegis' });
  if (!opened.ok) throw new Error(opened.failure.code);
  dropTriggers(opened.value);
  opened.value.exec(sql);
  opened.value.close();
}

test('what was recorded since the last unlock is verified at the next, and an altered entry is named by an alarm', async () => {
  const site = await makeTestSite();
  const key = keyOf(site);
  await record(site, 'for the safe');
  await site.client.session.lock();
  expect(await unlock(site)).toMatchObject({ alarm: null, alteredEntry: null });
  await record(site, 'another');
  await site.client.session.lock();
  const newest = 6; // create, unlock, checkpoint, lock, unlock, checkpoint
  tamper(site, key, `UPDATE audit_entry SET role = 'assessor' WHERE entryNumber = ${newest}`);
  expect(await unlock(site)).toMatchObject({ state: 'unlocked', alarm: 'altered', alteredEntry: newest });
  // It stands until somebody has cleared it up.
  await site.client.session.lock();
  expect(await unlock(site)).toMatchObject({ alarm: 'altered', alteredEntry: newest });
});

/** Many things told in one entry, as the import of a whole works tells them, and a small entry after it. */
async function recordMuch(site: TestSite): Promise<number> {
  const changes = Array.from({ length: 10_001 }, (_, index) => ({
    entity: 'one-of-many',
    entityId: `record-${index}`,
    personId: null,
    old: null,
    new: { index },
  }));
  const { open } = site.station;
  if (open === null) throw new Error('the site is locked');
  return append(open.db, { changes }, { recordedAt: site.clock.now.toISOString() });
}

const verifiedTo = ({ stationFolder }: TestSite): number | undefined => readKnownSites(stationFolder)[0]?.verifiedTo;

test('nobody waits for an entry with very many changes: the session begins, and it is verified beside', async () => {
  const site = await makeTestSite();
  const entry = await recordMuch(site);
  await site.client.session.lock();
  expect(await unlock(site)).toMatchObject({ state: 'unlocked', alarm: null });
  expect(verifiedTo(site)).toBeLessThan(entry);
  await vi.waitUntil(() => verifiedTo(site) === entry, { timeout: 10_000 });
  // It counts: with what comes after it the next unlock has verified everything.
  await site.client.session.lock();
  expect(await unlock(site)).toMatchObject({ alarm: null });
  expect(verifiedTo(site)).toBeGreaterThan(entry + 1);
});

test('one change of very many that was altered raises the alarm while the session goes on, and at every unlock', async () => {
  const site = await makeTestSite();
  const key = keyOf(site);
  const entry = await recordMuch(site);
  await site.client.session.lock();
  tamper(site, key, `UPDATE audit_change SET newValue = x'7b7d' WHERE entryNumber = ${entry} AND seq = 7000`);
  for (const _time of ['at first', 'and again']) {
    expect(await unlock(site)).toMatchObject({ state: 'unlocked' });
    await vi.waitUntil(() => site.station.open?.alarm === 'altered', { timeout: 10_000 });
    expect(await site.client.session.get()).toMatchObject({ alarm: 'altered', alteredEntry: entry });
    await site.client.session.lock();
  }
  expect(verifiedTo(site)).toBeLessThan(entry);
});

test('a row changed behind the log raises the alarm as well', async () => {
  const site = await makeTestSite();
  const key = keyOf(site);
  await makeLibrary(site);
  const entry = await site.station.open?.db.selectFrom('framework').select('recordedFrom').executeTakeFirstOrThrow();
  await site.client.session.lock();
  tamper(site, key, `UPDATE framework SET name = 'Other'`);
  expect(await unlock(site)).toMatchObject({ alarm: 'altered', alteredEntry: entry?.recordedFrom });
});

test('a log whose tail was cut off after a crash is told by the head that the station kept', async () => {
  const site = await makeTestSite();
  const files = databaseFiles(site.siteFolder, 1);
  // As the disk is in the middle of a session; what follows is lost with the tail of the write-ahead log.
  const saved = path.join(site.folder, 'saved');
  cpSync(site.siteFolder, saved, { recursive: true });
  await record(site, 'the last thing that was recorded');
  const { station } = site;
  const { open } = station;
  if (open === null) throw new Error('the site is locked');
  station.open = null; // the process is gone: nothing is written at the end
  station.session = null;
  await open.db.destroy();
  await open.evidence.destroy();
  open.vault.close();
  for (const end of ['', '-wal', '-shm']) {
    rmSync(`${files.site}${end}`, { force: true });
    copyFileSync(path.join(saved, `${path.basename(files.site)}${end}`), `${files.site}${end}`);
  }
  expect(await unlock(site)).toMatchObject({ state: 'unlocked', alarm: 'rolledBack' });
});

test('a site whose own row is not what the log tells is opened by the log, with an alarm of its own that names no entry', async () => {
  const site = await makeTestSite();
  const key = keyOf(site);
  const zone = (await site.client.session.get()).state === 'unlocked' ? site.station.open?.facts.zone : undefined;
  for (const sql of [
    "UPDATE site SET name = 'Another works'",
    "UPDATE site SET zone = 'Nowhere/Land'",
    'UPDATE site SET recordedTo = 2',
    'DELETE FROM site',
  ]) {
    await site.client.session.lock();
    tamper(site, key, sql);
    expect(await unlock(site), sql).toMatchObject({ state: 'unlocked', zone, alarm: 'siteAltered', alteredEntry: null });
  }
  // What is not of the row is at hand, also where its name is asked for.
  expect(await site.client.partners.card()).toMatchObject({ name: site.station.open?.vault.name });
  // A log that does not verify is the graver of the two, and is told by its own entry.
  await site.client.session.lock();
  tamper(site, key, `UPDATE audit_entry SET station = 'elsewhere' WHERE entryNumber = (SELECT max(entryNumber) FROM audit_entry)`);
  expect(await unlock(site)).toMatchObject({ state: 'unlocked', zone, alarm: 'altered', alteredEntry: expect.any(Number) });
  // Where the log tells nothing of it either there is nothing to open it by.
  await site.client.session.lock();
  tamper(site, key, "UPDATE audit_change SET newValue = x'7b7d' WHERE entity = 'site'");
  await expect(unlock(site)).rejects.toMatchObject({ code: 'SiteDamaged', data: { file: 'site-1.db' } });
});

test('nothing that the site does goes by its altered row', async () => {
  const site = await makeTestSite();
  const key = keyOf(site);
  const card = await site.client.partners.card();
  await site.client.session.lock();
  tamper(site, key, "UPDATE site SET name = 'Another works', siteId = 'another'");
  await unlock(site);
  expect(await site.client.partners.card()).toEqual(card);
});

test('where what the log says of the site was altered, its log is what does not verify', async () => {
  const site = await makeTestSite();
  const key = keyOf(site);
  await site.client.session.lock();
  tamper(site, key, "UPDATE audit_change SET newValue = x'7b7d' WHERE entity = 'site'");
  expect(await unlock(site)).toMatchObject({ state: 'unlocked', alarm: 'altered' });
});

test.each([
  ['gone', 'DROP TABLE user_role'],
  ['not as it was made', 'ALTER TABLE kysely_migration RENAME COLUMN name TO other'],
])('a site of which a table is %s is told as damaged, by the file, and can be tried again', async (_how, sql) => {
  const site = await makeTestSite();
  const key = keyOf(site);
  await site.client.session.lock();
  tamper(site, key, sql);
  const damaged = { code: 'SiteDamaged', data: { file: 'site-1.db' } };
  await expect(unlock(site)).rejects.toMatchObject(damaged);
  await expect(unlock(site)).rejects.toMatchObject(damaged);
});
