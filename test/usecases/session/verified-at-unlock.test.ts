import { copyFileSync, cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openEncrypted } from '../../../electron/service/vault/open';
import { databaseFiles } from '../../../electron/service/vault/site-files';
import { dropTriggers } from '../../db/audit-site';
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
