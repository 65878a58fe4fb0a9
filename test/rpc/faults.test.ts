import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { verifyLog } from '../../electron/service/db/audit-verify';
import type { Sqlite } from '../../electron/service/vault/open';
import { attach, makeWorks, signInput } from '../support/assessments';
import { damageTable } from '../support/damaged-table';
import { libraryInput, makeLibrary, recordOf } from '../support/framework';
import { logLength, newestEntry } from '../support/log';
import { makeTestSite, passphraseOf, type TestSite } from '../support/site';
import { addUser, signIn } from '../support/users';

const unlock = (site: TestSite) => site.client.session.unlock({ login: 'ada', passphrase: passphraseOf('ada') });
const libraryNames = async (site: TestSite) => (await site.client.framework.list()).libraries.map(({ name }) => name);

function vaultOf({ station }: TestSite) {
  if (station.open === null) throw new Error('the site is locked');
  return station.open.vault;
}

/** No room for a page more than the file has; returns how to give it back. */
function fill(db: Sqlite): () => void {
  const before = db.pragma('max_page_count', { simple: true });
  db.pragma(`max_page_count=${String(db.pragma('page_count', { simple: true }))}`);
  return () => void db.pragma(`max_page_count=${String(before)}`);
}

/** Everything the record and the log hold. */
async function stateOf(site: TestSite) {
  const db = recordOf(site);
  const verified = await verifyLog(db, {}, () => undefined, new AbortController().signal);
  return {
    root: verified.root,
    entries: verified.size,
    drafts: await db.selectFrom('draft').selectAll().execute(),
    libraries: await libraryNames(site),
  };
}

/** Long enough to need new pages. */
const longText = 'x'.repeat(40_000);

describe('a full disk', () => {
  test('refuses a command as such, takes all of it back, and lets the same command be done once there is room', async () => {
    const site = await makeTestSite();
    await makeLibrary(site, 'kept');
    const before = await stateOf(site);
    const free = fill(vaultOf(site).site);
    const codes: unknown[] = [];
    for (let n = 0; n < 20 && codes.length === 0; n += 1) {
      const wide = { ...libraryInput(`wide ${n}`), description: 'd'.repeat(4000) };
      await site.client.framework.saveLibrary(wide).catch((error: { code: unknown }) => codes.push(error.code));
    }
    expect(codes).toEqual(['DiskFull']);
    const names = await libraryNames(site);
    const length = await logLength(site.station);
    expect(length).toBe(before.entries + names.length - before.libraries.length); // each one confirmed has its entry, the refused one none
    free();
    await makeLibrary(site, 'after');
    expect(await libraryNames(site)).toEqual(expect.arrayContaining([...names, 'after']));
    expect(await logLength(site.station)).toBe(length + 1);
    expect((await verifyLog(recordOf(site), {}, () => undefined, new AbortController().signal)).outcome).toBe('intact');
  });

  test('refuses a draft and leaves the one before', async () => {
    const site = await makeTestSite();
    await site.client.drafts.save({ key: 'k', title: 't', content: 'before' });
    const before = await stateOf(site);
    const free = fill(vaultOf(site).site);
    await expect(site.client.drafts.save({ key: 'k', title: 't', content: longText })).rejects.toMatchObject({ code: 'DiskFull' });
    expect(await stateOf(site)).toEqual(before);
    free();
    await site.client.drafts.save({ key: 'k', title: 't', content: longText });
    expect(await site.client.drafts.get({ key: 'k' })).toMatchObject({ content: longText });
  });

  test('refuses a file that is being attached, stages nothing, and takes it once there is room', async () => {
    const site = await makeTestSite();
    await makeWorks(site);
    const free = fill(vaultOf(site).evidence);
    await expect(attach(site, 'large.bin', new Uint8Array(400_000))).rejects.toMatchObject({ code: 'DiskFull' });
    expect(await recordOf(site).selectFrom('staged_evidence').selectAll().execute()).toEqual([]);
    free();
    await attach(site, 'large.bin', new Uint8Array(400_000));
    expect(await recordOf(site).selectFrom('staged_evidence').selectAll().execute()).toHaveLength(1);
  });
});

describe('a record that may not be written to any more', () => {
  test('refuses commands and drafts as such, goes on being read, and goes on when it may be written again', async () => {
    const site = await makeTestSite();
    await makeLibrary(site, 'kept');
    const { site: db, folder } = vaultOf(site);
    const before = await stateOf(site);
    db.pragma('query_only=ON');
    const refused = { code: 'ReadOnlyFolder', data: { folder } };
    await expect(makeLibrary(site, 'refused')).rejects.toMatchObject(refused);
    await expect(site.client.drafts.save({ key: 'k', title: '', content: 'c' })).rejects.toMatchObject(refused);
    expect(await stateOf(site)).toEqual(before);
    db.pragma('query_only=OFF');
    await makeLibrary(site, 'after');
  });
});

describe('a folder that vanishes', () => {
  test('takes nothing with it that would have been confirmed; the same command is done once it is back', async () => {
    const site = await makeTestSite();
    await makeLibrary(site, 'kept');
    const incidents: string[] = [];
    Object.assign(site.station.platform, { recordIncident: (where: string) => `I-${incidents.push(where)}` });
    const away = `${site.siteFolder}-away`;
    renameSync(site.siteFolder, away);
    const lost = { code: 'FolderLost', data: { folder: site.siteFolder } };
    await expect(makeLibrary(site, 'lost')).rejects.toMatchObject(lost);
    await expect(site.client.drafts.save({ key: 'k', title: '', content: 'c' })).rejects.toMatchObject(lost);
    await expect(addUser(site, 'cora')).rejects.toMatchObject(lost);
    expect(await site.client.session.lock()).toMatchObject({ state: 'locked' });
    expect(incidents).toEqual(['session.lock']); // its entry had nowhere to go
    await expect(unlock(site)).rejects.toMatchObject(lost);
    renameSync(away, site.siteFolder);
    await unlock(site);
    expect(await libraryNames(site)).toEqual(['kept']);
    await makeLibrary(site, 'again');
    await addUser(site, 'cora');
  });
});

describe.each(['aegis', 'sqlcipher'] as const)('a page damaged in the middle of work, under %s,', (cipher) => {
  test('is named, locks the site before anything more is written, and keeps it shut until it reads back', async () => {
    const site = await makeTestSite({ cipher });
    for (let n = 0; n < 5; n += 1) await makeLibrary(site, `n${n}`);
    const file = path.join(site.siteFolder, 'site-1.db');
    await site.client.session.lock();
    const whole = readFileSync(file);
    await unlock(site);
    damageTable(vaultOf(site).site, file, 'framework');
    const damaged = { code: 'RecordDamaged', data: { file: 'site-1.db' } };
    await expect(makeLibrary(site, 'refused')).rejects.toMatchObject(damaged);
    expect(await site.client.session.get()).toMatchObject({ state: 'locked', why: 'damaged', damagedFile: 'site-1.db' });
    await expect(makeLibrary(site, 'refused')).rejects.toMatchObject({ code: 'NotUnlocked' });
    await expect(unlock(site)).rejects.toMatchObject({ code: 'SiteDamaged', data: { file: 'site-1.db' } });
    writeFileSync(file, whole);
    for (const ending of ['-wal', '-shm']) rmSync(`${file}${ending}`, { force: true });
    await unlock(site);
    expect(await libraryNames(site)).toHaveLength(5);
    await makeLibrary(site, 'after');
  });

  test('in the file of attachments leaves the record open: the attachment is shown as damaged and the rest goes on', async () => {
    const site = await makeTestSite({ cipher });
    await makeWorks(site);
    const evidenceId = await attach(site, 'photo.jpg', new Uint8Array(300_000).fill(7));
    const { assessmentId } = await site.client.assessments.sign(await signInput(site, { evidenceIds: [evidenceId] }));
    damageTable(vaultOf(site).evidence, path.join(site.siteFolder, 'evidence-1.db'), 'evidence_file');
    await expect(site.client.evidence.read({ evidenceId })).rejects.toMatchObject({ code: 'EvidenceDamaged' });
    expect(await site.client.assessments.get({ assessmentId })).toMatchObject({ evidence: [{ isIntact: false }] });
    await expect(attach(site, 'another.jpg', 'another')).rejects.toMatchObject({ code: 'RecordDamaged', data: { file: 'evidence-1.db' } });
    expect(await site.client.session.get()).toMatchObject({ state: 'unlocked' });
    await makeLibrary(site, 'goes on');
  });
});

describe('files beside the record', () => {
  test('a slots.json damaged while the site is open is told and leaves it open, since nobody could unlock it again', async () => {
    const site = await makeTestSite();
    const file = path.join(site.siteFolder, 'slots.json');
    const whole = readFileSync(file);
    writeFileSync(file, '{');
    await expect(addUser(site, 'cora')).rejects.toMatchObject({ code: 'RecordDamaged', data: { file: 'slots.json' } });
    expect(await site.client.session.get()).toMatchObject({ state: 'unlocked' });
    await makeLibrary(site, 'goes on');
    writeFileSync(file, whole);
    await addUser(site, 'cora');
  });

  test('an attempts.json that is damaged is begun anew, and the log is told', async () => {
    const site = await makeTestSite();
    await site.client.session.lock();
    writeFileSync(path.join(site.siteFolder, 'attempts.json'), 'not json');
    await unlock(site);
    const told = (await newestEntry(site.station)).changes.filter(({ entity }) => entity === 'failed_attempts_file');
    expect(told).toMatchObject([{ new: { state: 'damaged' } }]);
  });

  test('a list of known sites that is damaged is told on the first screen and in the session, and begun anew', async () => {
    const site = await makeTestSite();
    await site.client.session.lock();
    expect(await site.client.sites.list()).toMatchObject({ isListDamaged: false, sites: [{ name: 'Test works' }] });
    writeFileSync(path.join(site.stationFolder, 'known-sites.json'), '{"format":1,"sites":');
    expect(await site.client.sites.list()).toMatchObject({ isListDamaged: true, sites: [] });
    expect(await unlock(site)).toMatchObject({ notesFault: 'RecordDamaged' });
    await signIn(site, 'ada');
    expect(await site.client.session.get()).toMatchObject({ notesFault: null });
    expect(await site.client.sites.list()).toMatchObject({ isListDamaged: false, sites: [{ name: 'Test works' }] });
  });

  test('a station whose own folder cannot be written opens the site and says what is not kept', async () => {
    const site = await makeTestSite();
    await site.client.session.lock();
    const away = `${site.stationFolder}-away`;
    renameSync(site.stationFolder, away);
    writeFileSync(site.stationFolder, 'a file where the folder should be');
    await unlock(site);
    expect(await site.client.session.get()).toMatchObject({ state: 'unlocked', notesFault: expect.any(String) });
    await makeLibrary(site, 'goes on');
    rmSync(site.stationFolder);
    renameSync(away, site.stationFolder);
    await signIn(site, 'ada');
    expect(await site.client.session.get()).toMatchObject({ notesFault: null });
    expect(statSync(path.join(site.stationFolder, 'known-sites.json')).isFile()).toBe(true);
  });
});

describe('a session', () => {
  test('that another unlocking ends leaves its own entry', async () => {
    const site = await makeTestSite();
    await site.client.session.unlock({ login: 'ben', passphrase: passphraseOf('ben') });
    const entries = await recordOf(site)
      .selectFrom('audit_entry')
      .select(['action', 'userId'])
      .orderBy('entryNumber', 'desc')
      .limit(3)
      .execute();
    expect(entries.map(({ action }) => action)).toEqual(['session.unlock', 'session.lock', 'session.unlock']);
    expect(entries[1]?.userId).toBe(entries[2]?.userId);
    expect(entries[0]?.userId).not.toBe(entries[1]?.userId);
  });
});
