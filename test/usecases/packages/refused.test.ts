import { appendFileSync, copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { packageKey } from '../../../electron/service/usecases/exports/package-key';
import { makePackageKey } from '../../../electron/service/vault/minisign';
import { fingerprintOfLine } from '../../../shared/domain/packages/fingerprint';
import { recordOf } from '../../support/framework';
import { logLength } from '../../support/log';
import { ben, carry, introduce, makeTwoSites, open, receive, write, type TwoSites } from '../../support/packages/two-sites';
import { publicLineOf, sign, writePackageFile } from '../../support/packages/write-package-file';
import { makePerson } from '../../support/people';
import { enrol, signIn } from '../../support/users';
import { makeTestSite, type TestSite } from '../../support/site';

const reason = 'asked by a test';
const everybody = { kind: 'roster', unitId: null } as const;

async function one(sites: TwoSites, fileName = 'roster.zip', isEncrypted = false): Promise<string> {
  const { file } = await write(sites.north, everybody, { partnerId: sites.southAtNorth, isEncrypted }, { fileName });
  return carry(file, sites.south);
}

async function twoSitesWithPia(): Promise<TwoSites> {
  const sites = await makeTwoSites();
  await makePerson(sites.north, 'pia');
  return sites;
}

/** That it is refused with this code, and that nothing at all is written. */
async function refused(at: TestSite, file: string, code: string, data?: unknown): Promise<void> {
  const before = await logLength(at.station);
  await expect(open(at, file)).rejects.toMatchObject({ defined: true, code, ...(data === undefined ? {} : { data }) });
  expect(await logLength(at.station)).toBe(before);
  expect(
    (await at.client.packages.list()).packages.filter(({ fileName }) => fileName === path.basename(file) && fileName.startsWith('bad')),
  ).toEqual([]);
}

test('a file that was changed, one whose signature is missing or of something else, and one that cannot be read are told apart', async () => {
  const sites = await twoSitesWithPia();
  const { south } = sites;
  const file = await one(sites);
  const signature = readFileSync(`${file}.minisig`, 'utf8');
  appendFileSync(file, 'x');
  await refused(south, file, 'BadSignature', { changed: 'content', sender: 'Northfield Works' });
  const whole = await one(sites, 'second.zip');
  writeFileSync(`${whole}.minisig`, readFileSync(`${whole}.minisig`, 'utf8').replace('package no. 2', 'package no. 3'));
  await refused(south, whole, 'BadSignature', { changed: 'comment', sender: 'Northfield Works' });
  writeFileSync(`${whole}.minisig`, signature);
  await refused(south, whole, 'BadSignature', { changed: 'content', sender: 'Northfield Works' });
  writeFileSync(`${whole}.minisig`, 'not a signature');
  await refused(south, whole, 'NotASignature');
  rmSync(`${whole}.minisig`);
  await refused(south, whole, 'NotSigned');
  await refused(south, path.join(south.folder, 'gone.zip'), 'Unreadable', { fileName: 'gone.zip', why: 'missing' });
  await expect(south.client.packages.open({ source: { handle: 'no-such-handle' } })).rejects.toMatchObject({ code: 'HandleExpired' });
});

test('an unknown key, one nobody has compared yet and a revoked one are told apart', async () => {
  const north = await makeTestSite({ name: 'Northfield Works' });
  const south = await makeTestSite({ name: 'Southfield Works' });
  await makePerson(north, 'pia');
  const southAtNorth = await introduce(north, south);
  const { file } = await write(north, everybody, { partnerId: southAtNorth, isEncrypted: false });
  const carried = carry(file, south);
  await refused(south, carried, 'UnknownKey');
  const partnerId = await introduce(south, north, false);
  await refused(south, carried, 'NotConfirmed', { sender: 'Northfield Works' });
  const { fingerprint, recipientFingerprint } = await north.client.partners.card();
  await south.client.partners.confirm({ partnerId, fingerprint, recipientFingerprint, reason, signature: ben });
  expect((await open(south, carried)).totals.create).toBe(1);
  await south.client.partners.revoke({ partnerId, reason: 'their key was lost' });
  await refused(south, carried, 'RevokedKey', { sender: 'Northfield Works' });
});

test('a package for somebody else, from somebody else, twice, too early or too late is refused, and a gap needs a reason', async () => {
  const sites = await twoSitesWithPia();
  const { north, south } = sites;
  const first = await one(sites, 'first.zip');
  const second = await one(sites, 'second.zip');
  const third = await one(sites, 'third.zip');
  const elsewhere = await write(north, everybody, { receiver: 'Westfield Works' }, { fileName: 'west.zip' });
  await refused(south, carry(elsewhere.file, south), 'WrongReceiver', { receiver: 'Westfield Works' });

  await receive(south, first);
  await refused(south, first, 'Replay', { sequence: 1, same: 'file' });
  const copy = path.join(path.dirname(first), 'another name.zip');
  copyFileSync(first, copy);
  copyFileSync(`${first}.minisig`, `${copy}.minisig`);
  await refused(south, copy, 'Replay', { sequence: 1, same: 'file' });

  const ahead = await open(south, third);
  expect(ahead.gap).toEqual({ from: 2, to: 2 });
  const accept = (gapReason: string | null) =>
    south.client.packages.accept({ openId: ahead.openId, personId: null, gapReason, signature: ben });
  await expect(accept(null)).rejects.toMatchObject({ code: 'Gap', data: { from: 2, to: 2 } });
  await expect(accept('')).rejects.toMatchObject({ code: 'Gap' });
  const { packageInId } = await accept('the stick with no. 2 was lost');
  expect(await south.client.packages.get({ packageInId })).toMatchObject({ sequence: 3, gapReason: 'the stick with no. 2 was lost' });
  await refused(south, second, 'OutOfOrder', { sequence: 2, newest: 3 });
});

test('a sender who signs for another, skips the chain, or speaks a later format is refused', async () => {
  const sites = await twoSitesWithPia();
  const { north, south } = sites;
  const key = await packageKey(recordOf(north));
  const { siteId, name } = await south.client.partners.card();
  const own = await north.client.partners.card();
  const line = JSON.stringify({
    personId: 'p',
    employeeNumber: '1',
    familyName: 'P',
    givenName: '',
    email: null,
    location: null,
    managerEmployeeNumber: null,
    employments: [],
    positions: [],
  });
  const make = async (
    fileName: string,
    manifest: Readonly<Record<string, unknown>>,
    files: Record<string, string> = { 'roster.ndjson': line },
  ) => {
    const file = path.join(south.folder, fileName);
    await writePackageFile(file, key, files, { site: { id: own.siteId, name: own.name }, receiver: { siteId, name }, ...manifest });
    return file;
  };
  const other = makePackageKey();
  const sender = { keyId: 'AB', publicKey: publicLineOf(other) };
  await refused(south, await make('bad-1.zip', { sender }), 'SenderMismatch', { sender: 'Northfield Works', says: 'Northfield Works' });
  await refused(south, await make('bad-2.zip', { site: { id: 'x', name: 'Elsewhere' } }), 'SenderMismatch', {
    sender: 'Northfield Works',
    says: 'Elsewhere',
  });
  await refused(south, await make('bad-3.zip', { previousSha256: 'b'.repeat(64) }), 'OutOfChain', { sequence: 1 });
  await refused(south, await make('bad-4.zip', { formatVersion: 2 }), 'NewerFormat', { formatVersion: 2 });
  await refused(south, await make('bad-5.zip', { kind: 'payroll' }), 'UnknownKind', { kind: 'payroll' });
  await refused(south, await make('bad-6.zip', {}, { 'other.ndjson': line }), 'Damaged', { what: 'MissingContent', name: 'roster.ndjson' });
  const cut = await make('bad-7.zip', {});
  writeFileSync(cut, readFileSync(cut).subarray(0, 300));
  await sign(cut, key);
  await refused(south, cut, 'Damaged');
  expect((await open(south, await make('good.zip', {}))).totals.create).toBe(1);
  const odd = await open(south, await make('lines.zip', {}, { 'roster.ndjson': `${line}\nnonsense\n{"personId":"q"}\n${line}\n` }));
  expect(odd.rejects).toEqual([
    { row: 2, code: 'NotJson', field: null },
    { row: 3, code: 'NotAsItShouldBe', field: 'employeeNumber' },
    { row: 4, code: 'Twice', field: 'personId' },
  ]);
});

test('a system that is no site speaks for nobody else, whatever site its packages name', async () => {
  const sites = await twoSitesWithPia();
  const { north, south } = sites;
  await receive(south, await one(sites, 'first.zip'));
  const key = makePackageKey();
  const publicKey = publicLineOf(key);
  const { partnerId } = await south.client.partners.introduce({ name: 'HR system', siteId: null, publicKey, ageRecipient: null, reason });
  const fingerprint = fingerprintOfLine(publicKey);
  await south.client.partners.confirm({ partnerId, fingerprint, recipientFingerprint: null, reason, signature: ben });
  const { siteId, name } = await south.client.partners.card();
  const own = await north.client.partners.card();
  const line = {
    personId: 'pia',
    employeeNumber: 'N-pia',
    familyName: 'pia',
    givenName: 'Test',
    email: 'taken.over@elsewhere.example',
    location: null,
    managerEmployeeNumber: null,
    employments: [],
    positions: [],
  };
  const file = path.join(south.folder, 'claimed.zip');
  const manifest = { site: { id: own.siteId, name: own.name }, receiver: { siteId, name } };
  await writePackageFile(file, key, { 'roster.ndjson': `${JSON.stringify(line)}\n` }, manifest);
  expect(await open(south, file)).toMatchObject({
    sender: 'HR system',
    totals: { update: 0, reject: 1 },
    rejects: [{ code: 'OwnedByImport' }],
  });

  const sent = await write(south, everybody, { partnerId: sites.northAtSouth, isEncrypted: false }, { fileName: 'south.zip' });
  const receipt = {
    format: 'touchstone-receipt',
    formatVersion: 1,
    packageId: sent.packageId,
    sequence: sent.sequence,
    sha256: sent.sha256,
    rows: { accepted: sent.rows, rejected: 0 },
    rejects: [],
    signer: { userId: 'somebody', printedName: 'Somebody' },
    at: '2026-03-14T09:00:00.000Z',
  };
  const answer = path.join(south.folder, 'receipt.zip');
  await writePackageFile(answer, key, { 'receipt.json': JSON.stringify(receipt) }, { ...manifest, kind: 'receipt' });
  await refused(south, answer, 'NotTheReceiver', { packageId: sent.packageId });
});

test('an encrypted package opens for its receiver alone, and a dropped file is taken like a chosen one', async () => {
  const sites = await twoSitesWithPia();
  const third = await makeTestSite({ name: 'Westfield Works' });
  await introduce(third, sites.north);
  const file = await one(sites, 'roster.zip', true);
  expect(path.basename(file)).toBe('roster.zip.age');
  expect(readFileSync(file, 'latin1').startsWith('age-encryption.org/v1\n')).toBe(true);
  await refused(third, carry(file, third), 'NotForUs');
  const blob = (name: string): Blob => new Blob([readFileSync(name)]);
  const dropped = { fileName: 'roster.zip.age', file: blob(file), signature: blob(`${file}.minisig`) };
  const opened = await sites.south.client.packages.open({ source: dropped });
  expect(opened).toMatchObject({ isEncrypted: true, totals: { create: 1 } });
  await expect(sites.south.client.packages.open({ source: { ...dropped, signature: null } })).rejects.toMatchObject({ code: 'NotSigned' });
});

test('who may not, does not: an auditor reads, an assessor sees nothing, and nobody approves their own', async () => {
  const sites = await twoSitesWithPia();
  const { south } = sites;
  const file = await one(sites);
  const { openId } = await open(south, file);
  const accept = (signature: { login: string; passphrase: string }) =>
    south.client.packages.accept({ openId, personId: null, gapReason: null, signature });
  await expect(accept({ ...ben, login: 'ada', passphrase: ben.passphrase.replace('ben', 'ada') })).rejects.toMatchObject({
    code: 'SecondPersonNeeded',
  });
  await enrol(south, 'quin', { grants: [{ role: 'qualityAuditor', unitId: null }] });
  await enrol(south, 'asa');
  await signIn(south, 'quin');
  expect((await south.client.packages.list()).packages).toEqual([]);
  expect((await south.client.partners.list()).partners).toHaveLength(1);
  await expect(south.client.packages.choose()).rejects.toMatchObject({ code: 'NotPermitted' });
  await expect(accept(ben)).rejects.toMatchObject({ code: 'NotPermitted', data: { permission: 'exchange.receive' } });
  await expect(south.client.partners.revoke({ partnerId: sites.northAtSouth, reason })).rejects.toMatchObject({ code: 'NotPermitted' });
  await signIn(south, 'asa');
  await expect(south.client.packages.list()).rejects.toMatchObject({ code: 'NotPermitted' });
  await expect(south.client.partners.card()).rejects.toMatchObject({ code: 'NotPermitted' });
});
