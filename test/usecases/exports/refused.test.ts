import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { logLength } from '../../support/log';
import { enrol, signIn } from '../../support/users';
import type { TestSite } from '../../support/site';
import { makeExportSite, readPackage, writePackage } from './export-site';

const leftovers = (folder: string): string[] => readdirSync(folder).filter((name) => /\.zip|\.part|\.minisig/.test(name));

async function expectNothingWritten(site: TestSite, entriesBefore: number): Promise<void> {
  expect(await logLength(site.station)).toBe(entriesBefore);
  expect((await site.client.exports.list()).packages).toEqual([]);
  expect(leftovers(site.folder)).toEqual([]);
}

test('a target in a folder that is gone leaves no entry and no file', async () => {
  const site = await makeExportSite();
  const before = await logLength(site.station);
  await expect(writePackage(site, { fileName: 'gone/status.zip' })).rejects.toMatchObject({
    code: 'CannotWrite',
    defined: true,
    data: { why: 'folderMissing' },
  });
  await expectNothingWritten(site, before);
});

test('a signature that cannot be written takes the package back as well', async () => {
  const site = await makeExportSite();
  const before = await logLength(site.station);
  // Long enough that the package's names fit into 255 bytes and the signature's do not.
  await expect(writePackage(site, { fileName: `${'x'.repeat(244)}.zip` })).rejects.toMatchObject({
    code: 'CannotWrite',
    data: { why: 'failed' },
  });
  await expectNothingWritten(site, before);
});

test('a name that is taken by a folder is refused before anything is written', async () => {
  const site = await makeExportSite();
  const before = await logLength(site.station);
  mkdirSync(path.join(site.folder, 'status.zip'));
  await expect(writePackage(site)).rejects.toMatchObject({ code: 'CannotWrite', data: { why: 'failed' } });
  expect(leftovers(site.folder)).toEqual(['status.zip']);
  expect(await logLength(site.station)).toBe(before);
});

test('a name without ending gets .zip, and never replaces a file that nobody was asked about', async () => {
  const site = await makeExportSite();
  const { fileName } = await writePackage(site, { fileName: 'march' });
  expect(fileName).toBe('march.zip');
  expect(leftovers(site.folder).toSorted()).toEqual(['march.zip', 'march.zip.minisig']);
  const written = readFileSync(path.join(site.folder, 'march.zip'));
  await expect(writePackage(site, { fileName: 'march' })).rejects.toMatchObject({ code: 'CannotWrite', data: { why: 'exists' } });
  expect(readFileSync(path.join(site.folder, 'march.zip')).equals(written)).toBe(true);
});

test('a file that the dialog agreed to replace is replaced, and a part left by a crash is not followed', async () => {
  const site = await makeExportSite();
  const bystander = path.join(site.folder, 'bystander');
  writeFileSync(bystander, 'untouched');
  writeFileSync(path.join(site.folder, 'status.zip'), 'old');
  symlinkSync(bystander, path.join(site.folder, 'status.zip.part'));
  const { file } = await writePackage(site);
  expect(readPackage(file).manifest.sequence).toBe(1);
  expect(readFileSync(bystander, 'utf8')).toBe('untouched');
});

const toHeadOffice = {
  what: { kind: 'qualification-status', unitId: null },
  to: { receiver: 'Head Office' },
  asOf: null,
  reason: 'monthly return',
} as const;

test('a handle serves once', async () => {
  const site = await makeExportSite();
  site.dialogs.push(path.join(site.folder, 'status.zip'));
  const target = await site.client.exports.chooseTarget({ suggestedName: 'status.zip', isEncrypted: false });
  const input = { target: target?.handle ?? '', ...toHeadOffice };
  await site.client.exports.write(input);
  await expect(site.client.exports.write(input)).rejects.toMatchObject({ code: 'HandleExpired', defined: true });
});

test('cancelling the dialog gives no target, and a suggested name is only a name', async () => {
  const site = await makeExportSite();
  site.dialogs.push(null);
  expect(await site.client.exports.chooseTarget({ suggestedName: '../../etc/status', isEncrypted: false })).toBeNull();
  expect(site.asked.at(-1)).toMatchObject({ kind: 'saveFile', suggestedName: 'status.zip' });
});

test('an export that is cancelled leaves nothing', async () => {
  const site = await makeExportSite();
  const before = await logLength(site.station);
  site.dialogs.push(path.join(site.folder, 'status.zip'));
  const target = await site.client.exports.chooseTarget({ suggestedName: 'status.zip', isEncrypted: false });
  const cancelled = new AbortController();
  const input = { target: target?.handle ?? '', ...toHeadOffice };
  const running = site.client.exports.write(input, { signal: cancelled.signal });
  cancelled.abort();
  await expect(running).rejects.toThrow('aborted');
  await expectNothingWritten(site, before);
});

test('an auditor reads what was written and writes nothing; an assessor sees neither', async () => {
  const site = await makeExportSite();
  await writePackage(site);
  await enrol(site, 'quin', { grants: [{ role: 'qualityAuditor', unitId: null }] });
  await enrol(site, 'asa', { grants: [{ role: 'assessor', unitId: null }] });
  const input = { target: 'no-such-handle', ...toHeadOffice };
  await signIn(site, 'quin');
  expect((await site.client.exports.list()).packages).toHaveLength(1);
  await expect(site.client.exports.chooseTarget({ suggestedName: 'x.zip', isEncrypted: false })).rejects.toMatchObject({
    code: 'NotPermitted',
  });
  await expect(site.client.exports.write(input)).rejects.toMatchObject({
    code: 'NotPermitted',
    data: { permission: 'exchange.export' },
  });
  await signIn(site, 'asa');
  await expect(site.client.exports.list()).rejects.toMatchObject({ code: 'NotPermitted', data: { permission: 'exchange.read' } });
});
