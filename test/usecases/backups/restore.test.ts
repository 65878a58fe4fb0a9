import canonicalize from 'canonicalize';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { digestedJson } from '../../../electron/service/vault/digested-json';
import { siteFormat } from '../../../electron/service/vault/site-files';
import { logLength, newestEntry } from '../../support/log';
import { makeTestStation, passphraseOf } from '../../support/site';
import { all, attach, backedUp, chooseBackup, emptyFolder, makeBackupSite, openContent, restore } from './backup-site';

vi.setConfig({ testTimeout: 60_000 }); // each works in threads

const ada = { login: 'ada', passphrase: passphraseOf('ada') };

test.each(['aegis', 'sqlcipher'] as const)('what is restored under %s holds exactly what was backed up', async (cipher) => {
  const site = await makeBackupSite({ cipher });
  const before = openContent(site);
  const made = await backedUp(site);
  const target = emptyFolder(site, 'restored');
  const events = await all(await restore(site, made.path, target));
  expect(events.at(-1)).toEqual({ kind: 'done', siteId: site.station.selected?.siteId, name: 'Test works' });
  expect(readdirSync(target).toSorted()).toEqual(['evidence-1.db', 'restored.json', 'site-1.db', 'site.json', 'slots.json']);
  expect(await site.client.session.get()).toMatchObject({ state: 'locked', why: 'start' });
  expect(await site.client.sites.list()).toMatchObject({ sites: [{ folder: target, isMissing: false }] });

  await site.client.session.unlock(ada);
  const after = openContent(site);
  // The unlock itself is an entry of the log, and a checkpoint of it; everything else is as it was.
  const moved = Object.keys(before).filter((table) => before[table] !== after[table]);
  expect(moved.toSorted()).toEqual(['site.audit_change', 'site.audit_checkpoint', 'site.audit_entry', 'site.merkle_node']);
  expect(Object.keys(after)).toEqual(Object.keys(before));
  expect(existsSync(path.join(target, 'restored.json'))).toBe(false);
});

test('the first unlock after a restore says what was lost, in the alarm and in the log, and the next is quiet', async () => {
  const site = await makeBackupSite();
  const made = await backedUp(site);
  await attach(site, 'later.txt', 'after the backup');
  await site.client.audit.checkpoint({ reason: 'one that is lost' });
  await site.client.audit.checkpoint({ reason: 'another' });
  await all(await restore(site, made.path, emptyFolder(site, 'restored')));
  site.clock.now = new Date('2026-03-15T08:00:00.000Z');
  await site.client.session.unlock(ada);
  const entriesLost = 4; // the entry of the backup itself, the checkpoints, the lock before the restore
  expect(await site.client.session.get()).toMatchObject({
    alarm: 'rolledBack',
    restored: { madeAt: '2026-03-14T10:00:00.000Z', entriesLost },
  });
  expect((await newestEntry(site.station)).changes.slice(0, 2)).toMatchObject([
    { entity: 'site_restored', new: { isGenuine: true, entries: made.entries, entriesLost } },
    { entity: 'site_alarm', new: { alarm: 'rolledBack' } },
  ]);
  await site.client.session.lock();
  await site.client.session.unlock(ada);
  expect(await site.client.session.get()).toMatchObject({ alarm: null, restored: null });
});

test('a restored site counts the backup it came from as its last one, until another is made', async () => {
  const site = await makeBackupSite();
  const older = await backedUp(site);
  site.clock.now = new Date('2026-03-15T08:00:00.000Z');
  const made = await backedUp(site);
  expect(await site.client.backups.list()).toMatchObject({ restoredFrom: null });
  site.clock.now = new Date('2026-03-16T08:00:00.000Z');
  await all(await restore(site, made.path, emptyFolder(site, 'restored')));
  await site.client.session.unlock(ada);
  const { madeAt, entries } = made;
  const entryNumber = await logLength(site.station); // of the unlock, which tells of the restore
  const { backups, restoredFrom } = await site.client.backups.list();
  expect(restoredFrom).toEqual({ entryNumber, madeAt, entries });
  expect(backups).toMatchObject([{ madeAt: older.madeAt }]); // the newer one is not in itself
  await backedUp({ ...site, carrier: emptyFolder(site, 'another carrier') });
  expect(await site.client.backups.list()).toMatchObject({ restoredFrom: null, backups: [{}, {}] });
});

test('a station that never saw the site restores it without an alarm', async () => {
  const site = await makeBackupSite();
  const made = await backedUp(site);
  const other = { ...makeTestStation(), siteFolder: '', shares: [] };
  await all(await restore(other, made.path, emptyFolder(other, 'restored')));
  await other.client.session.unlock({ login: 'ben', passphrase: passphraseOf('ben') });
  expect(await other.client.session.get()).toMatchObject({ alarm: null, restored: { entriesLost: null } });
});

test('a note of a restore that was not made under the data key excuses no alarm', async () => {
  const site = await makeBackupSite();
  const made = await backedUp(site);
  const target = emptyFolder(site, 'restored');
  await all(await restore(site, made.path, target));
  const forged = JSON.parse(readFileSync(path.join(target, 'restored.json'), 'utf8'));
  const { digest: _, ...backup } = { ...forged.backup, seal: Buffer.alloc(32).toString('base64') };
  const digest = createHash('sha256')
    .update(canonicalize(backup) ?? '')
    .digest('base64');
  const { digest: _old, ...note } = { ...forged, backup: { ...backup, digest } };
  writeFileSync(path.join(target, 'restored.json'), digestedJson(note));
  await site.client.session.unlock(ada);
  expect(await site.client.session.get()).toMatchObject({ alarm: 'rolledBack', restored: null });
  expect((await newestEntry(site.station)).changes[0]).toMatchObject({ entity: 'site_restored', new: { isGenuine: false } });
  await site.client.session.lock();
  await site.client.session.unlock(ada);
  expect(await site.client.session.get()).toMatchObject({ alarm: 'rewritten', restored: null }); // as long again, with other entries
});

test('one flipped byte of any file of a backup is found before anything is written', async () => {
  const site = await makeBackupSite();
  const made = await backedUp(site);
  const target = emptyFolder(site, 'restored');
  for (const file of readdirSync(made.path)) {
    const whole = readFileSync(path.join(made.path, file));
    for (const at of [Math.floor(whole.length / 2), whole.length - 3]) {
      const flipped = Buffer.from(whole);
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      writeFileSync(path.join(made.path, file), flipped);
      const restoring = (async () => all(await restore(site, made.path, target)))();
      await expect(restoring, `${file} at ${at}`).rejects.toMatchObject({ code: 'BackupDamaged', data: { file } });
      expect(readdirSync(target)).toEqual([]);
    }
    writeFileSync(path.join(made.path, file), whole);
  }
});

test('a missing file, a newer format, an older one and a folder that is no backup are told apart', async () => {
  const site = await makeBackupSite();
  const made = await backedUp(site);
  const target = emptyFolder(site, 'restored');
  await expect(chooseBackup(site, site.carrier)).rejects.toMatchObject({ code: 'NotABackup' });
  rmSync(path.join(made.path, 'evidence-1.db'));
  await expect(restore(site, made.path, target).then(all)).rejects.toMatchObject({
    code: 'BackupDamaged',
    data: { file: 'evidence-1.db' },
  });
  const content = JSON.parse(readFileSync(path.join(made.path, 'backup.json'), 'utf8'));
  for (const [format, code] of [
    [siteFormat + 1, 'NewerBackup'],
    [siteFormat - 1, 'OlderBackup'],
  ] as const) {
    writeFileSync(path.join(made.path, 'backup.json'), JSON.stringify({ ...content, format }));
    await expect(chooseBackup(site, made.path)).rejects.toMatchObject({ code });
    expect(readdirSync(target)).toEqual([]);
  }
  writeFileSync(path.join(made.path, 'backup.json'), JSON.stringify({ format: siteFormat }));
  await expect(chooseBackup(site, made.path)).rejects.toMatchObject({ code: 'BackupDamaged', data: { file: 'backup.json' } });
});

test('a backup.json that lists another file than a backup has writes nothing, although its digest is right', async () => {
  const site = await makeBackupSite();
  const made = await backedUp(site);
  const { digest: _, ...backup } = JSON.parse(readFileSync(path.join(made.path, 'backup.json'), 'utf8'));
  backup.files['../planted.txt'] = backup.files['site.json'];
  const digest = createHash('sha256')
    .update(canonicalize(backup) ?? '')
    .digest('base64');
  writeFileSync(path.join(made.path, 'backup.json'), JSON.stringify({ ...backup, digest }));
  await expect(chooseBackup(site, made.path)).rejects.toMatchObject({ code: 'BackupDamaged', data: { file: 'backup.json' } });
});

test('a restore goes into an empty folder outside of every site', async () => {
  const site = await makeBackupSite();
  const made = await backedUp(site);
  const full = emptyFolder(site, 'full');
  copyFileSync(path.join(made.path, 'site.json'), path.join(full, 'a.json'));
  await expect(restore(site, made.path, full)).rejects.toMatchObject({ code: 'FolderNotEmpty' });
  for (const inside of [site.siteFolder, made.path]) {
    const below = path.join(inside, 'below');
    mkdirSync(below);
    await expect(restore(site, made.path, below)).rejects.toMatchObject({ code: 'InsideSite' });
    rmSync(below, { recursive: true });
  }
  await expect(restore(site, made.path, path.join(site.folder, 'nowhere'))).rejects.toMatchObject({ code: 'FolderMissing' });
  await expect(site.client.backups.restore({ backup: 'no-such-handle', place: 'no-such-handle' })).rejects.toMatchObject({
    code: 'HandleExpired',
  });
});

test('a restore that is cancelled leaves the folder empty and the site that was open as it was', async () => {
  const site = await makeBackupSite();
  const made = await backedUp(site);
  const target = emptyFolder(site, 'restored');
  const cancelled = new AbortController();
  await expect(async () => {
    for await (const event of await restore(site, made.path, target, cancelled.signal)) if (event.kind === 'progress') cancelled.abort();
  }).rejects.toMatchObject({ name: 'AbortError' });
  expect(readdirSync(target)).toEqual([]);
  expect(await site.client.session.get()).toMatchObject({ state: 'unlocked', restored: null });
});

test('nobody works in a backup itself', async () => {
  const site = await makeBackupSite();
  const made = await backedUp(site);
  site.dialogs.push(made.path);
  const chosen = await site.client.sites.chooseFolder({ purpose: 'open' });
  await expect(site.client.sites.select({ folder: chosen?.handle ?? '' })).rejects.toMatchObject({ code: 'IsABackup' });
});

test('two restores into one folder at once: the first is whole, and the second takes nothing of it away', async () => {
  const site = await makeBackupSite();
  const made = await backedUp(site);
  const target = emptyFolder(site, 'restored');
  const [first, second] = [await restore(site, made.path, target), await restore(site, made.path, target)];
  const [one, other] = await Promise.allSettled([all(first), all(second)]);
  expect(one.status === 'fulfilled' ? one.value.at(-1) : one).toMatchObject({ kind: 'done' });
  expect(other).toMatchObject({ status: 'rejected', reason: { code: 'FolderNotEmpty' } });
  expect(await site.client.session.unlock(ada)).toMatchObject({ state: 'unlocked' });
  expect(site.station.open?.vault.folder).toBe(target);
});

test('a genuine note of a restore beside an older folder that is not the backup excuses no alarm', async () => {
  const site = await makeBackupSite();
  await site.client.session.lock();
  const older = path.join(site.folder, 'older');
  cpSync(site.siteFolder, older, { recursive: true });
  await site.client.session.unlock(ada);
  const made = await backedUp(site);
  await site.client.session.lock();
  cpSync(older, site.siteFolder, { recursive: true });
  const backup = JSON.parse(readFileSync(path.join(made.path, 'backup.json'), 'utf8'));
  const note = { format: 1, restoredAt: '2026-03-14T12:00:00.000Z', backup };
  writeFileSync(path.join(site.siteFolder, 'restored.json'), digestedJson(note));
  await site.client.session.unlock(ada);
  expect(await site.client.session.get()).toMatchObject({ alarm: 'rolledBack', restored: null });
  expect((await newestEntry(site.station)).changes[0]).toMatchObject({ entity: 'site_restored', new: { isGenuine: false } });
});

test.skipIf(process.platform === 'win32')(
  'a pipe in the place of backup.json is read as damage, and nobody waits for its end',
  async () => {
    const site = await makeBackupSite();
    const made = await backedUp(site);
    rmSync(path.join(made.path, 'backup.json'));
    expect(spawnSync('mkfifo', [path.join(made.path, 'backup.json')]).status).toBe(0);
    await expect(chooseBackup(site, made.path)).rejects.toMatchObject({ code: 'BackupDamaged', data: { file: 'backup.json' } });
  },
);
