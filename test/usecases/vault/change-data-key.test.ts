import canonicalize from 'canonicalize';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { verifyLog } from '../../../electron/service/db/audit-verify';
import { contentDigest } from '../../../electron/service/vault/change-data-key-compare';
import { openEncrypted } from '../../../electron/service/vault/open';
import { listOpeners } from '../../../electron/service/vault/opener-slots';
import { checkShares } from '../../../electron/service/vault/recovery';
import { databaseFiles } from '../../../electron/service/vault/site-files';
import { attach } from '../../support/assessments';
import { newestEntry } from '../../support/log';
import { makeTestSite, passphraseOf, type Client, type TestSite } from '../../support/site';
import { addUser, enrol, signIn } from '../../support/users';

const reason = 'somebody left the office';
const wanted = { passphrase: passphraseOf('ada'), reason };

/** The names of the steps that a change went through. */
async function follow(client: Client, input = wanted, signal?: AbortSignal): Promise<string[]> {
  const steps: string[] = [];
  for await (const event of await client.vault.changeDataKey(input, { signal })) {
    steps.push(event.kind === 'progress' ? event.label : event.kind);
  }
  return steps;
}

const databasesIn = (folder: string): string[] => readdirSync(folder).filter((name) => /\.(?:db|pack)$/.test(name));

function openSite({ station }: TestSite) {
  if (station.open === null) throw new Error('the site is locked');
  return station.open;
}

test.each(['aegis', 'sqlcipher'] as const)(
  'under %s the whole record is encrypted under another key while everybody else is away, and nothing in it is lost',
  async (cipher) => {
    const site = await makeTestSite({ cipher });
    const { client, siteFolder, shares } = site;
    await enrol(site, 'cleo');
    const evidence = Buffer.from('photograph '.repeat(20_000));
    await attach(site, 'photograph.txt', evidence);
    const before = openSite(site);
    const oldKey = new Uint8Array(before.vault.dataKey);
    const digests = [contentDigest(before.vault.site), contentDigest(before.vault.evidence)];
    const oldFile = path.join(site.folder, 'old.db');
    before.vault.site.pragma('wal_checkpoint(TRUNCATE)');

    // Columns kept under the old key tell how people stand: they go with it.
    writeFileSync(path.join(siteFolder, 'readiness-1.pack'), 'sealed');
    const steps = await follow(client);
    expect(steps).toEqual(['copy.site', 'encrypt.site', 'verify.site', 'copy.evidence', 'encrypt.evidence', 'verify.evidence', 'done']);
    expect(await client.session.get()).toMatchObject({ state: 'locked', why: 'dataKeyChanged' });
    expect(databasesIn(siteFolder)).toEqual(['evidence-2.db', 'site-2.db']);
    expect(before.vault.dataKey.every((byte) => byte === 0)).toBe(true);

    for (const login of ['cleo', 'ben', 'ada']) await client.session.unlock({ login, passphrase: passphraseOf(login) });
    const after = openSite(site);
    expect(Buffer.from(after.vault.dataKey).equals(oldKey)).toBe(false);
    expect(contentDigest(after.vault.evidence)).toBe(digests[1]);
    expect(after.vault.site.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(await verifyLog(after.db, {}, () => undefined, new AbortController().signal)).toMatchObject({ outcome: 'intact' });
    expect(await checkShares(siteFolder, shares.slice(0, 2))).toMatchObject({ ok: true });

    copyFileSync(databaseFiles(siteFolder, 2).site, oldFile); // nobody else may open the one in use
    expect(openEncrypted({ file: oldFile, key: oldKey, cipher })).toMatchObject({ ok: false, failure: { code: 'SiteDamaged' } });
  },
);

test('the change is one entry of the log, written under the new key, that says for whom the key was sealed', async () => {
  const site = await makeTestSite();
  const { client, station } = site;
  const openers = listOpeners(openSite(site).vault);
  await follow(client);
  await signIn(site, 'ben');
  const { db } = openSite(site);
  const entries = await db.selectFrom('audit_entry').select(['action', 'userId']).orderBy('entryNumber', 'desc').limit(4).execute();
  expect(entries.map(({ action }) => action)).toEqual(['session.unlock', 'vault.changeDataKey', 'session.unlock', 'sites.create']);
  expect(station.session?.login).toBe('ben');
  const changes = await db.selectFrom('audit_change').selectAll().where('entity', '=', 'data_key').execute();
  expect(changes.map(({ newValue }) => JSON.parse(Buffer.from(newValue ?? []).toString('utf8')))).toEqual([
    { generation: 2, sealedFor: openers.ok ? openers.value.map(({ userId }) => userId).toSorted() : [] },
  ]);
});

test('a second change follows the first, and the generations before are gone', async () => {
  const site = await makeTestSite();
  await follow(site.client);
  await signIn(site, 'ada');
  await follow(site.client);
  await signIn(site, 'ben');
  expect(databasesIn(site.siteFolder)).toEqual(['evidence-3.db', 'site-3.db']);
});

test('without one’s own passphrase, or with a reason of two letters, nothing begins', async () => {
  const { client, siteFolder } = await makeTestSite();
  await expect(client.vault.changeDataKey({ passphrase: passphraseOf('ben'), reason })).rejects.toMatchObject({ code: 'WrongPassphrase' });
  await expect(client.vault.changeDataKey({ ...wanted, reason: 'no' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  expect(databasesIn(siteFolder)).toEqual(['evidence-1.db', 'site-1.db']);
});

test('cancelled on its way it leaves the site as it was, open, and nothing beside it', async () => {
  const site = await makeTestSite();
  const cancel = new AbortController();
  const events = await site.client.vault.changeDataKey(wanted, { signal: cancel.signal });
  for await (const event of events) {
    expect(event.kind).toBe('progress');
    if (event.kind === 'progress' && event.label === 'encrypt.evidence') cancel.abort();
  }
  expect(databasesIn(site.siteFolder)).toEqual(['evidence-1.db', 'site-1.db']);
  await site.client.drafts.save({ key: 'k', title: 't', content: 'c' });
  expect(await site.client.session.get()).toMatchObject({ state: 'unlocked' });
});

test('somebody who stops listening cancels it', async () => {
  const site = await makeTestSite();
  for await (const event of await site.client.vault.changeDataKey(wanted)) if (event.kind === 'progress') break;
  expect(databasesIn(site.siteFolder)).toEqual(['evidence-1.db', 'site-1.db']);
  expect(await site.client.session.get()).toMatchObject({ state: 'unlocked' });
});

test('what is asked for meanwhile waits, and is refused when the key has changed rather than written to the old files', async () => {
  const site = await makeTestSite();
  const { client } = site;
  let late: Promise<unknown> = Promise.resolve();
  const settled: string[] = [];
  for await (const event of await client.vault.changeDataKey(wanted)) {
    settled.push(event.kind === 'progress' ? event.label : event.kind);
    if (event.kind !== 'progress' || event.label !== 'copy.site') continue;
    late = client.drafts.save({ key: 'late', title: 't', content: 'written too late' }).catch((error: unknown) => error);
    void late.finally(() => settled.push('late'));
  }
  expect(settled.indexOf('late')).not.toBe(-1);
  expect(settled.indexOf('late')).toBeGreaterThan(settled.indexOf('verify.evidence'));
  expect(await late).toMatchObject({ code: 'NotUnlocked' });
  await signIn(site, 'ada');
  expect(await client.drafts.get({ key: 'late' })).toBeNull();
});

test('locking ends it, and the site is whole', async () => {
  const site = await makeTestSite();
  const { client } = site;
  let locked: Promise<unknown> = Promise.resolve();
  for await (const event of await client.vault.changeDataKey(wanted)) {
    expect(event.kind).toBe('progress');
    if (event.kind === 'progress' && event.label === 'encrypt.site') locked = client.session.lock();
  }
  await locked;
  expect(await client.session.get()).toMatchObject({ state: 'locked', why: 'byHand' });
  expect(databasesIn(site.siteFolder)).toEqual(['evidence-1.db', 'site-1.db']);
  await signIn(site, 'ben');
});

test('a damaged page of the record is told, and the old pair stays', async () => {
  const site = await makeTestSite();
  const { client, siteFolder, station } = site;
  await attach(site, 'photograph.txt', Buffer.alloc(60_000, 7));
  await station.lock('byHand');
  const { evidence } = databaseFiles(siteFolder, 1);
  const bytes = readFileSync(evidence);
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 5000) ^ 1, bytes.length - 5000);
  writeFileSync(evidence, bytes);
  await client.session.unlock({ login: 'ada', passphrase: passphraseOf('ada') });
  await expect(follow(client)).rejects.toMatchObject({ code: 'RecordDamaged', data: { file: 'evidence-1.db' } });
  expect(databasesIn(siteFolder)).toEqual(['evidence-1.db', 'site-1.db']);
  expect(await client.session.get()).toMatchObject({ state: 'unlocked' });
});

test('files of a change that was cut short go at the next opening, and are no hindrance to the next change', async () => {
  const site = await makeTestSite();
  const { client, siteFolder } = site;
  for (const name of ['site-2.db', 'site-2.db-journal', 'evidence-2.db', 'readiness-2.pack.new'])
    writeFileSync(path.join(siteFolder, name), 'half a file');
  await follow(client);
  await signIn(site, 'ben');
  await client.session.lock();
  for (const name of ['site-1.db', 'evidence-3.db-wal']) writeFileSync(path.join(siteFolder, name), 'half a file');
  mkdirSync(path.join(siteFolder, 'notes'));
  await signIn(site, 'ada');
  expect(readdirSync(siteFolder).filter((name) => !/-(wal|shm)$/.test(name))).toEqual(
    expect.arrayContaining(['evidence-2.db', 'notes', 'site-2.db', 'slots.json']),
  );
  expect(databasesIn(siteFolder)).toEqual(['evidence-2.db', 'site-2.db']);
  expect(statSync(path.join(siteFolder, 'site-2.db')).size).toBeGreaterThan(0);
});

test('a change is due from the day an opener is ended until it is done; a signer, who opens nothing, makes none due', async () => {
  const site = await makeTestSite();
  const { client } = site;
  expect(await client.vault.dataKey()).toEqual({ changedAt: null, due: [] });
  const signer = await addUser(site, 'sigi', { kind: 'signer' });
  await client.users.deactivate({ userId: signer.userId, reason });
  expect(await client.vault.dataKey()).toEqual({ changedAt: null, due: [] });
  const userId = await enrol(site, 'cleo');
  await client.users.deactivate({ userId, reason });
  expect(await client.vault.dataKey()).toMatchObject({ due: [{ why: 'openerEnded', printedName: 'Person cleo' }] });
  await follow(client);
  await signIn(site, 'ben');
  expect(await client.vault.dataKey()).toEqual({ changedAt: expect.any(String), due: [] });
  expect((await newestEntry(site.station)).action).toBe('session.unlock');
});

test('of two changes at once the second finds the site locked, and leaves who unlocks next alone', async () => {
  const site = await makeTestSite();
  const { client, siteFolder } = site;
  const both = Promise.allSettled([follow(client), follow(client)]);
  const [first, second] = await both;
  expect(first.status === 'fulfilled' ? first.value.at(-1) : first).toBe('done');
  expect(second).toMatchObject({ status: 'rejected', reason: { code: 'NotUnlocked' } });
  expect(databasesIn(siteFolder)).toEqual(['evidence-2.db', 'site-2.db']);
  await client.session.unlock({ login: 'ben', passphrase: passphraseOf('ben') });
  expect(openSite(site).vault.generation).toBe(2);
});

test('slots that somebody without the data key wrote never decide which pair of files goes', async () => {
  const site = await makeTestSite();
  const { client, siteFolder } = site;
  const file = path.join(siteFolder, 'slots.json');
  const whole = readFileSync(file, 'utf8');
  const { digest: _, ...content } = { ...JSON.parse(whole), generation: 2 };
  const digest = createHash('sha256')
    .update(canonicalize(content) ?? '')
    .digest('base64');
  writeFileSync(file, JSON.stringify({ ...content, digest }));
  await expect(follow(client)).rejects.toMatchObject({ code: 'NotUnlocked' }); // the site was locked over it
  expect(databasesIn(siteFolder)).toEqual(expect.arrayContaining(['evidence-1.db', 'site-1.db']));
  writeFileSync(file, whole);
  expect(await client.session.unlock({ login: 'ada', passphrase: passphraseOf('ada') })).toMatchObject({ state: 'unlocked' });
});
