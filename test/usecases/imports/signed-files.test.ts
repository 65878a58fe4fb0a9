import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { keyIdText, makePackageKey, minisignSign } from '../../../electron/service/vault/minisign';
import { fingerprintOfLine } from '../../../shared/domain/packages/fingerprint';
import { newestEntry } from '../../support/framework';
import { commitPreview, peopleFile, plainContent, profileIdOf, readPreview, type TestImports } from '../../support/imported-people';
import { logLength } from '../../support/log';
import { ben } from '../../support/packages/two-sites';
import { publicLineOf, sign } from '../../support/packages/write-package-file';
import { makeTestSite } from '../../support/site';

const reason = 'asked by a test';
const anna = '007,Berg,Anna,Production,Filling,Operator,A,7/30/2011,,,1';
const key = makePackageKey();
const publicKey = publicLineOf(key);
const sender = { name: 'HR system', keyId: keyIdText(key.keyId) };
const comment = 'timestamp:1773500000 file:people.csv';
const signedOnly = { ...plainContent, allowsUnsigned: false };

/** A site to which a signed file of people was carried from an HR system that nobody has introduced yet. */
async function carriedFile() {
  const site = await makeTestSite();
  const file = path.join(site.folder, 'people.csv');
  const place = async (lines: readonly string[]): Promise<void> => {
    writeFileSync(file, await peopleFile(lines).text());
    await sign(file, key, comment);
  };
  await place([anna]);
  const preview = async (source?: TestImports['source']) => {
    if (source === undefined) site.dialogs.push(file);
    const chosen = source === undefined ? await site.client.imports.chooseFile() : null;
    const profile = { profileId: await profileIdOf(site), content: signedOnly };
    return readPreview(site, { source: source ?? { handle: chosen?.handle ?? '' }, profile });
  };
  const refused = async (code: string, data?: unknown): Promise<void> => {
    const before = await logLength(site.station);
    await expect(preview()).rejects.toMatchObject({ defined: true, code, ...(data === undefined ? {} : { data }) });
    expect(await logLength(site.station)).toBe(before);
  };
  const introduce = async () => site.client.partners.introduce({ name: sender.name, siteId: null, publicKey, ageRecipient: null, reason });
  const confirm = async (partnerId: string) => {
    const fingerprint = fingerprintOfLine(publicKey);
    await site.client.partners.confirm({ partnerId, fingerprint, recipientFingerprint: null, reason, signature: ben });
  };
  return { site, file, place, preview, refused, introduce, confirm };
}

test('a file whose sender nobody knows or has compared, one that was changed, and one beside no signature are told apart', async () => {
  const { site, file, preview, refused, introduce, confirm } = await carriedFile();
  await refused('UnknownKey', { keyId: sender.keyId });
  const { partnerId } = await introduce();
  await refused('NotConfirmed', { sender: sender.name });
  await confirm(partnerId);
  expect((await preview()).sender).toEqual({ partnerId, ...sender, trustedComment: comment });

  const good = readFileSync(`${file}.minisig`, 'utf8');
  writeFileSync(`${file}.minisig`, good.replace('1773500000', '1773500001'));
  await refused('BadSignature', { changed: 'comment', sender: sender.name });
  writeFileSync(`${file}.minisig`, 'no signature');
  await refused('NotASignature');
  await sign(file, { ...makePackageKey(), keyId: key.keyId });
  await refused('BadSignature', { changed: 'content', sender: sender.name });
  writeFileSync(`${file}.minisig`, good);
  appendFileSync(file, '\n008,Lind,Olof,Production,,Operator,A,1/15/2020,,,1');
  await refused('BadSignature', { changed: 'content', sender: sender.name });
  rmSync(`${file}.minisig`);
  const unsigned = await preview();
  expect(unsigned.sender).toBeNull();
  await expect(commitPreview(site, unsigned.previewId)).rejects.toMatchObject({ code: 'SignatureNeeded' });
  // Where a profile asks for no signature, somebody still says where the file came from.
  const source = { file: peopleFile([anna]), fileName: 'people.csv' };
  const { previewId } = await readPreview(site, { source, profile: { profileId: null, content: plainContent } });
  await expect(commitPreview(site, previewId, { origin: null })).rejects.toMatchObject({ code: 'OriginNeeded' });
});

test('a file that its confirmed sender signed is taken, the import says who that was, and nothing is once the key is revoked', async () => {
  const { site, place, preview, refused, introduce, confirm } = await carriedFile();
  const { partnerId } = await introduce();
  await confirm(partnerId);
  const first = await preview();
  const again = await preview({ previewId: first.previewId });
  const { batchId } = await commitPreview(site, again.previewId, { origin: null });
  expect(await site.client.imports.get({ batchId })).toMatchObject({
    created: 1,
    origin: sender.name,
    sender: { partnerId, ...sender },
    signatures: [{ isValid: true }],
  });
  const { changes } = await newestEntry(site);
  expect(changes.find(({ entity }) => entity === 'import_batch')?.new).toMatchObject({ record: { partnerId, publicKey } });

  const ida = '009,Ek,Ida,Production,,Operator,A,1/15/2020,,,1';
  const lines = peopleFile([anna, ida]);
  const signature = new Blob([await minisignSign(key, Buffer.from(await lines.arrayBuffer()), 'dropped')]);
  const dropped = { file: peopleFile([ida]), fileName: 'people.csv', signature };
  await expect(preview(dropped)).rejects.toMatchObject({ code: 'BadSignature' });
  const taken = await preview({ ...dropped, file: lines });
  expect(taken).toMatchObject({ sender: { ...sender, trustedComment: 'dropped' }, dryRun: { totals: { create: 1, unchanged: 1 } } });
  expect(await commitPreview(site, taken.previewId, { origin: null })).toMatchObject({ created: 1 });

  await place([anna, ida, '010,Dahl,Eva,Quality,,Analyst,,2/28/2018,,,1']);
  const { previewId } = await preview();
  await site.client.partners.revoke({ partnerId, reason: 'their key was lost' });
  const before = await logLength(site.station);
  const late = commitPreview(site, previewId, { origin: null });
  await expect(late).rejects.toMatchObject({ code: 'RevokedKey', data: { sender: sender.name } });
  expect(await logLength(site.station)).toBe(before);
  await refused('RevokedKey', { sender: sender.name });
});
