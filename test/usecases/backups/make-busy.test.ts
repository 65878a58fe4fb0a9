import { readdirSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { readBackup } from '../../../electron/service/vault/backup-file';
import { logLength } from '../../support/log';
import { passphraseOf } from '../../support/site';
import { all, attach, backedUp, backUp, emptyFolder, makeBackupSite, restore } from './backup-site';

vi.setConfig({ testTimeout: 60_000 }); // each works in threads

test('the site is worked in while it is copied, and the copy is of one moment in between', async () => {
  const site = await makeBackupSite();
  const before = await logLength(site.station);
  let isDone = false;
  let confirmed = 0;
  const working = (async () => {
    while (!isDone) {
      await attach(site, `${confirmed}.txt`, `attachment ${confirmed}`);
      await site.client.audit.checkpoint({ reason: 'filed while it is copied' });
      confirmed += 1;
      await new Promise((resolve) => setImmediate(resolve));
    }
  })();
  const made = await backedUp(site);
  isDone = true;
  await working;
  expect(confirmed).toBeGreaterThan(3);
  expect(await logLength(site.station)).toBe(before + confirmed + 1);
  expect(made.entries).toBeGreaterThanOrEqual(before);
  expect(made.entries).toBeLessThan(before + confirmed + 1);

  await all(await restore(site, made.path, emptyFolder(site, 'restored')));
  await site.client.session.unlock({ login: 'ada', passphrase: passphraseOf('ada') });
  expect(await logLength(site.station)).toBe(made.entries + 1);
  const { site: record, evidence } = site.station.open?.vault ?? {};
  const cited = record?.prepare('SELECT sha256 FROM staged_evidence').pluck().all() ?? [];
  const kept = new Set(evidence?.prepare('SELECT sha256 FROM evidence_file').pluck().all());
  expect(cited.length).toBeGreaterThan(1);
  expect(cited.filter((sha256) => !kept.has(sha256))).toEqual([]);
});

test('a backup that is cancelled leaves nothing, neither on the carrier nor in the log', async () => {
  const site = await makeBackupSite();
  const length = await logLength(site.station);
  const cancelled = new AbortController();
  const seen: string[] = [];
  await expect(async () => {
    for await (const event of await backUp(site, site.carrier, cancelled.signal)) {
      seen.push(event.kind);
      cancelled.abort();
    }
  }).rejects.toMatchObject({ name: 'AbortError' });
  expect(seen).toEqual(['progress']);
  expect(readdirSync(site.carrier)).toEqual([]);
  expect(await logLength(site.station)).toBe(length);
});

test('a backup that nobody listens to any more ends and leaves nothing', async () => {
  const site = await makeBackupSite();
  for await (const event of await backUp(site, site.carrier)) if (event.kind === 'progress') break;
  expect(readdirSync(site.carrier)).toEqual([]);
});

test('locking the site ends its backup, which says that the site is locked and leaves nothing', async () => {
  const site = await makeBackupSite();
  let events = 0;
  await expect(async () => {
    for await (const event of await backUp(site, site.carrier)) {
      events += 1;
      if (event.kind === 'progress') await site.client.session.lock();
    }
  }).rejects.toMatchObject({ code: 'NotUnlocked' });
  expect(events).toBeLessThanOrEqual(2); // one may have been on its way
  expect(readdirSync(site.carrier)).toEqual([]);
  await site.client.session.unlock({ login: 'ada', passphrase: passphraseOf('ada') });
  expect(readBackup((await backedUp(site)).path)).toMatchObject({ ok: true });
});

test('a backup that is ready when somebody else has the site is recorded in nobody’s session, and removed', async () => {
  const site = await makeBackupSite();
  const before = await logLength(site.station);
  const events = await backUp(site, site.carrier);
  let release: () => void = () => undefined;
  const others = new Promise<void>((resolve) => {
    release = resolve;
  });
  void site.station.alone(() => others);
  const unlocked = site.client.session.unlock({ login: 'ben', passphrase: passphraseOf('ben') }); // its turn comes first
  const making = Promise.allSettled([all(events)]);
  await expect.poll(() => readdirSync(site.carrier).filter((name) => !name.startsWith('.')), { timeout: 30_000 }).toHaveLength(1);
  release();
  expect(await unlocked).toMatchObject({ user: { login: 'ben' } });
  expect(await making).toMatchObject([{ status: 'rejected', reason: { code: 'NotUnlocked' } }]);
  expect(readdirSync(site.carrier)).toEqual([]);
  expect((await site.client.backups.list()).backups).toEqual([]);
  expect(await logLength(site.station)).toBe(before + 2); // ada's locking and ben's unlocking
});
