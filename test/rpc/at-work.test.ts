import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { lockIfIdle } from '../../electron/service/station/idle-lock';
import { openEncrypted } from '../../electron/service/vault/open';
import { databaseFiles } from '../../electron/service/vault/site-files';
import { makeLibrary } from '../support/framework';
import { makeTestSite, type TestSite } from '../support/site';

vi.setConfig({ testTimeout: 60_000 }); // verification works in threads

const later = (site: TestSite, minutes: number) => site.clock.passAlone(new Date(site.clock.now.getTime() + minutes * 60_000));

test('long work stands for whoever began it: the site is locked when it is over, and not before', async () => {
  const site = await makeTestSite();
  const events = (await site.client.audit.verify())[Symbol.asyncIterator]();
  expect(await events.next()).toMatchObject({ value: { kind: 'progress' } });
  later(site, 100);
  expect(await lockIfIdle(site.station)).toBe(false);
  let last = await events.next();
  for (let next = last; next.done !== true; next = await events.next()) last = next;
  expect(last.value).toMatchObject({ kind: 'done', firstBad: null, rows: [] });
  expect(await lockIfIdle(site.station)).toBe(true);
  expect(await site.client.session.get()).toMatchObject({ state: 'locked', why: 'idle' });
});

test('but nobody’s work keeps a site open for more than two hours', async () => {
  const site = await makeTestSite();
  const events = (await site.client.audit.verify())[Symbol.asyncIterator]();
  await events.next();
  later(site, 121);
  expect(await lockIfIdle(site.station)).toBe(true);
  await expect(
    (async () => {
      for (let next = await events.next(); next.done !== true; next = await events.next());
    })(),
  ).rejects.toMatchObject({ code: 'NotUnlocked' });
});

test('a record that something else writes to for too long is told as in use, and loses nothing', async () => {
  const site = await makeTestSite();
  const { open } = site.station;
  if (open === null) throw new Error('the site is locked');
  const { folder, generation, cipher, dataKey } = open.vault;
  const other = openEncrypted({ file: databaseFiles(folder, generation).site, key: dataKey, cipher });
  if (!other.ok) throw new Error(other.failure.code);
  open.vault.site.pragma('busy_timeout=1');
  other.value.exec('BEGIN IMMEDIATE');
  await expect(makeLibrary(site, 'one')).rejects.toMatchObject({ code: 'RecordBusy' });
  other.value.exec('ROLLBACK');
  other.value.close();
  await makeLibrary(site, 'one');
  expect((await site.client.framework.list()).libraries.map(({ name }) => name)).toContain('one');
});

test('a thread that cannot have the record for as long as it waits says so, and finds no damage', async () => {
  const site = await makeTestSite();
  const { open } = site.station;
  if (open === null) throw new Error('the site is locked');
  const carrier = path.join(site.folder, 'carrier');
  mkdirSync(carrier);
  site.dialogs.push(carrier);
  const place = await site.client.backups.choosePlace({ purpose: 'backup' });
  open.vault.site.exec('BEGIN IMMEDIATE');
  const readToEnd = async (events: AsyncIterable<unknown>) => {
    for await (const _ of events);
  };
  const [verified, backedUp] = await Promise.allSettled([
    site.client.audit.verify().then(readToEnd),
    site.client.backups.make({ place: place?.handle ?? '' }).then(readToEnd),
  ]);
  open.vault.site.exec('ROLLBACK');
  expect(verified).toMatchObject({ status: 'rejected', reason: { code: 'RecordBusy' } });
  expect(backedUp).toMatchObject({ status: 'rejected', reason: { code: 'RecordBusy' } });
  expect(readdirSync(carrier)).toEqual([]);
  expect(await site.client.session.get()).toMatchObject({ state: 'unlocked', alarm: null });
  await readToEnd(await site.client.audit.verify());
});
