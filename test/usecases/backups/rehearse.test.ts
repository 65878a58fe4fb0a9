import canonicalize from 'canonicalize';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { readBackup, writeBackup } from '../../../electron/service/vault/backup-file';
import { logLength, newestEntry } from '../../support/log';
import { passphraseOf, type TestSite } from '../../support/site';
import { all, backedUp, chooseBackup, emptyFolder, leftovers, makeBackupSite, openContent } from './backup-site';

vi.setConfig({ testTimeout: 60_000 }); // each works in threads

type Opener = { login: string; passphrase: string } | null;

async function rehearse(site: TestSite, backup: string, { opener = null, place }: { opener?: Opener; place?: string } = {}) {
  const { handle } = await chooseBackup(site, backup);
  if (place !== undefined) site.dialogs.push(place);
  const chosen = place === undefined ? null : await site.client.backups.choosePlace({ purpose: 'rehearsal' });
  return site.client.backups.rehearse({ backup: handle, place: chosen?.handle ?? null, opener });
}

async function rehearsed(...asked: Parameters<typeof rehearse>) {
  const done = (await all(await rehearse(...asked))).at(-1);
  if (done?.kind !== 'done') throw new Error('the rehearsal did not finish');
  return done;
}

const verdicts = (report: { checks: readonly { check: string; verdict: string }[] }) =>
  Object.fromEntries(report.checks.map(({ check, verdict }) => [check, verdict]));

test.each(['aegis', 'sqlcipher'] as const)(
  'a rehearsal under %s restores, opens and verifies everything, and its report is in the log',
  async (cipher) => {
    const site = await makeBackupSite({ cipher });
    const made = await backedUp(site);
    await site.client.audit.checkpoint({ reason: 'one entry since' });
    const length = await logLength(site.station);
    const content = openContent(site);
    const { report, sha256, entryNumber } = await rehearsed(site, made.path);
    expect(report).toMatchObject({
      verdict: 'restorable',
      folder: made.folder,
      entriesSince: 2,
      openedWith: null,
      backup: { entries: made.entries },
    });
    expect(report.checks).toMatchObject([
      { check: 'files', count: 4 },
      { check: 'opens', count: 2 },
      { check: 'pages' },
      { check: 'schema' },
      { check: 'references' },
      { check: 'log', count: made.entries },
      { check: 'rows' },
      { check: 'evidence', count: 2 },
      { check: 'records' },
      { check: 'sameLog', count: made.entries },
    ]);
    expect(new Set(Object.values(verdicts(report)))).toEqual(new Set(['passed']));
    expect(sha256).toBe(
      createHash('sha256')
        .update(canonicalize(report) ?? '')
        .digest('hex'),
    );
    expect(entryNumber).toBe(length + 1);
    expect((await newestEntry(site.station)).changes[0]).toMatchObject({ entity: 'backup_rehearsal', new: { report, sha256 } });
    expect((await site.client.backups.list()).rehearsals).toEqual([{ entryNumber, rehearsedBy: 'Ada Alder', report, sha256 }]);
    expect(leftovers(site.stationFolder)).toEqual([]);
    const tables = Object.keys(content).filter((table) => content[table] !== openContent(site)[table]);
    expect(tables.toSorted()).toEqual(['site.audit_change', 'site.audit_entry', 'site.merkle_node']);
  },
);

test('a damaged backup makes a report that names the file', async () => {
  const site = await makeBackupSite();
  const made = await backedUp(site);
  const file = path.join(made.path, 'evidence-1.db');
  const bytes = readFileSync(file);
  bytes[5000] = (bytes[5000] ?? 0) ^ 4;
  writeFileSync(file, bytes);
  const { report } = await rehearsed(site, made.path);
  expect(report).toMatchObject({ verdict: 'notRestorable', checks: [{ check: 'files', verdict: 'failed', fault: 'evidence-1.db' }] });
  expect(leftovers(site.stationFolder)).toEqual([]);
});

test('a file from another backup of the same site is found, though its own bytes are whole', async () => {
  const site = await makeBackupSite();
  const first = await backedUp(site);
  await site.client.audit.checkpoint({ reason: 'between the two' });
  const second = await backedUp(site);
  cpSync(path.join(first.path, 'site-1.db'), path.join(second.path, 'site-1.db'));
  const { report } = await rehearsed(site, second.path);
  expect(report.checks).toEqual([{ check: 'files', verdict: 'failed', count: 4, fault: 'site-1.db' }]);
});

test('a backup.json that was made without the data key is refused, although its digest is right', async () => {
  const site = await makeBackupSite();
  const made = await backedUp(site);
  const file = path.join(made.path, 'backup.json');
  const { digest: _, ...forged } = { ...JSON.parse(readFileSync(file, 'utf8')), station: 'another station' };
  const digest = createHash('sha256')
    .update(canonicalize(forged) ?? '')
    .digest('base64');
  writeFileSync(file, JSON.stringify({ ...forged, digest }));
  await expect(rehearse(site, made.path)).rejects.toMatchObject({ code: 'BackupDamaged', data: { file: 'backup.json' } });
});

test('a backup.json that speaks of another log than the backup holds is told, although the data key has sealed it', async () => {
  const site = await makeBackupSite();
  const made = await backedUp(site);
  const dataKey = Uint8Array.from(site.station.open?.vault.dataKey ?? []);
  const read = readBackup(made.path);
  if (!read.ok) throw new Error(read.failure.code);
  const { seal: _seal, digest: _digest, ...content } = read.value;
  const { log } = content;
  for (const other of [
    { ...log, size: log.size + 1 },
    { ...log, root: 'ab'.repeat(32) },
  ]) {
    expect(writeBackup(made.path, { ...content, log: other }, dataKey)).toMatchObject({ ok: true });
    const { report } = await rehearsed(site, made.path);
    const failed = report.checks.filter(({ verdict }) => verdict === 'failed');
    expect(failed).toEqual([{ check: 'log', verdict: 'failed', count: log.size, fault: String(other.size) }]);
    expect(report.verdict).toBe('notRestorable');
  }
});

test('a backup whose log is not the beginning of this one is told', async () => {
  const site = await makeBackupSite();
  const old = await backedUp(site);
  await site.client.audit.checkpoint({ reason: 'a future that will be lost' });
  const lost = await backedUp(site);
  const { handle } = await chooseBackup(site, old.path);
  site.dialogs.push(emptyFolder(site, 'restored'));
  const place = await site.client.backups.choosePlace({ purpose: 'restore' });
  await all(await site.client.backups.restore({ backup: handle, place: place?.handle ?? '' }));
  await site.client.session.unlock({ login: 'ada', passphrase: passphraseOf('ada') });
  const shorter = (await rehearsed(site, lost.path)).report;
  expect(verdicts(shorter)).toMatchObject({ log: 'passed', records: 'passed', sameLog: 'failed' });
  await site.client.audit.checkpoint({ reason: 'longer again' });
  await site.client.audit.checkpoint({ reason: 'and longer' });
  expect((await rehearsed(site, lost.path)).report).toMatchObject({ verdict: 'notRestorable' });
});

test('a backup of another site is not rehearsed here', async () => {
  const [site, other] = [await makeBackupSite(), await makeBackupSite({ name: 'Other works' })];
  const made = await backedUp(other);
  await expect(rehearse(site, made.path)).rejects.toMatchObject({ code: 'AnotherSite', data: { name: 'Other works' } });
});

test('a backup from before a change of the data key opens with a passphrase of then', async () => {
  const site = await makeBackupSite();
  const made = await backedUp(site);
  await all(await site.client.vault.changeDataKey({ passphrase: passphraseOf('ada'), reason: 'somebody has left' }));
  await site.client.session.unlock({ login: 'ada', passphrase: passphraseOf('ada') });
  expect(await chooseBackup(site, made.path)).toMatchObject({ needsPassphrase: true, facts: { name: 'Test works' } });
  await expect(rehearse(site, made.path)).rejects.toMatchObject({ code: 'AnotherDataKey' });
  const wrong = rehearse(site, made.path, { opener: { login: 'ada', passphrase: 'not the one' } }).then(all);
  await expect(wrong).rejects.toMatchObject({ code: 'WrongPassphrase' });
  expect((await site.client.users.attempts()).failed).toMatchObject([{ user: { login: 'ada' }, count: 1 }]);
  expect(await newestEntry(site.station)).toMatchObject({ action: 'backups.rehearse', changes: [{ new: { tried: 'backup' } }] });
  expect(leftovers(site.stationFolder)).toEqual([]);
  const { report } = await rehearsed(site, made.path, { opener: { login: 'ben', passphrase: passphraseOf('ben') } });
  expect(report).toMatchObject({ verdict: 'restorable', openedWith: 'ben' });
});

test('wrong passphrases tried on a backup are answered later and later, whatever copy, session or login case they come in', async () => {
  const site = await makeBackupSite();
  const made = await backedUp(site);
  await all(await site.client.vault.changeDataKey({ passphrase: passphraseOf('ada'), reason: 'somebody has left' }));
  const unlock = () => site.client.session.unlock({ login: 'ada', passphrase: passphraseOf('ada') });
  const tried = (login: string, passphrase: string) => rehearse(site, made.path, { opener: { login, passphrase } }).then(all);
  const refused = (notBefore: string | null) => ({ code: 'WrongPassphrase', data: { notBefore } });
  await unlock();
  await expect(tried('ben', 'not the one')).rejects.toMatchObject(refused(null));
  await expect(tried('Ben', 'nor this one')).rejects.toMatchObject(refused(null));
  await site.client.session.lock();
  await unlock();
  await expect(tried('ben', 'nor that one')).rejects.toMatchObject(refused('2026-03-14T10:00:01.000Z'));
  const counted = async () =>
    (await site.client.users.attempts()).failed.reduce((sum, { user, count }) => sum + (user?.login === 'ben' ? count : 0), 0);
  expect(await counted()).toBe(3);
  await expect(tried('ben', passphraseOf('ben'))).rejects.toMatchObject(refused('2026-03-14T10:00:01.000Z'));
  expect(await counted()).toBe(3); // what comes too early is not tried
  await expect(tried('ada', 'another login waits for nobody')).rejects.toMatchObject(refused(null));

  site.clock.now = new Date('2026-03-14T09:00:00.000Z'); // a clock set back keeps nobody waiting until it is that late again
  await expect(tried('ben', 'too early')).rejects.toMatchObject(refused('2026-03-14T09:00:01.000Z'));
  site.clock.now = new Date('2026-03-14T09:00:01.000Z');
  await expect(tried('ben', 'wrong once more')).rejects.toMatchObject(refused('2026-03-14T09:00:03.000Z'));
  site.clock.now = new Date('2026-03-14T11:00:00.000Z');
  expect((await tried('ben', passphraseOf('ben'))).at(-1)).toMatchObject({ report: { verdict: 'restorable' } });
  await expect(tried('ben', 'the count has begun again')).rejects.toMatchObject(refused(null));
}, 120_000);

test('a rehearsal in a chosen place leaves nothing there, whether it ends or is cancelled or the site is locked', async () => {
  const site = await makeBackupSite();
  const made = await backedUp(site);
  const place = emptyFolder(site, 'elsewhere');
  await rehearsed(site, made.path, { place });
  expect(readdirSync(place)).toEqual([]);
  for await (const event of await rehearse(site, made.path, { place })) if (event.kind === 'progress') break;
  expect(readdirSync(place)).toEqual([]);
  await expect(async () => {
    for await (const event of await rehearse(site, made.path, { place })) if (event.kind === 'progress') await site.client.session.lock();
  }).rejects.toMatchObject({ code: 'NotUnlocked' });
  expect(readdirSync(place)).toEqual([]);
  expect(existsSync(made.path)).toBe(true);
});
