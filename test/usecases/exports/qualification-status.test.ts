import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { minisignVerify } from '../../../electron/service/vault/minisign';
import { packageKey } from '../../../electron/service/usecases/exports/package-key';
import { deriveStandings } from '../../../electron/service/db/sql/standings';
import { makePersonInRole, recordOf } from '../../support/framework';
import { newestEntry } from '../../support/log';
import { changeOneByte, hasMinisign, makeExportSite, minisignSays, readPackage, writePackage } from './export-site';

if (!hasMinisign) console.info('skipped: the command `minisign` is missing; on Debian or Ubuntu: apt-get install minisign');

const sha256 = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex');

describe.skipIf(!hasMinisign)("a written package and the system's minisign", () => {
  it('is accepted under the key that the page shows, with file, site, number and date in the trusted comment', async () => {
    const site = await makeExportSite();
    const { file, publicKey } = await writePackage(site);
    expect((await site.client.partners.card()).publicKey).toBe(publicKey);
    const { accepted, output } = minisignSays(file, publicKey);
    expect(output).toContain('Trusted comment: status.zip, from Test works, package no. 1, 2026-03-14T10:00:00.000Z');
    expect(accepted).toBe(true);
  });

  it('is refused after one changed byte, wherever it is', async () => {
    const site = await makeExportSite();
    for (const at of [0, 200, -1]) {
      const { file, publicKey } = await writePackage(site, { fileName: `status${at}.zip` });
      changeOneByte(file, at === -1 ? readFileSync(file).length - 1 : at);
      expect(minisignSays(file, publicKey)).toMatchObject({ accepted: false });
    }
  });
});

describe('a written package', () => {
  it('lists the standing of everybody in everything required of them, as CSV and as NDJSON', async () => {
    const site = await makeExportSite();
    const { file, rows } = await writePackage(site);
    expect(rows).toBe(3);
    const { text } = readPackage(file);
    const csv = text('qualification-status.csv');
    expect(csv.startsWith('\u{feff}employee_number,name,unit,roles,')).toBe(true);
    expect(csv.endsWith('\r\n')).toBe(true);
    const parsed = Papa.parse<Record<string, string>>(csv.slice(1), { header: true, skipEmptyLines: true }).data;
    expect(parsed).toHaveLength(3);
    expect(parsed[0]).toEqual({
      employee_number: 'P-1',
      name: 'P-1, Test',
      unit: 'unit-1',
      roles: 'Fitter',
      competency_code: 'LOTO-01',
      competency_title: 'Lockout-tagout',
      required_level: '2',
      held_level: '2',
      state: 'qualified',
      state_letter: 'Q',
      until: '2026-11-15',
      ready_until: '2027-01-15',
      mandatory: 'yes',
    });
    expect(parsed[1]).toMatchObject({
      employee_number: 'P-2',
      held_level: '',
      state: 'neverAssessed',
      state_letter: '–',
      until: '',
      ready_until: '',
    });
    const lines = text('qualification-status.ndjson')
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatchObject({
      personId: 'P-1',
      roles: [{ id: 'role-1', name: 'Fitter' }],
      competencyId: site.competencyId,
      heldLevel: 2,
      assessmentId: 'assessment-P-1',
      isMandatory: true,
    });
  });

  it('shows another day on request', async () => {
    const site = await makeExportSite();
    const before = readPackage((await writePackage(site, { asOf: '2025-12-01', fileName: 'before.zip' })).file);
    expect(before.text('qualification-status.csv')).toContain('P-1,"P-1, Test",unit-1,Fitter,LOTO-01,Lockout-tagout,2,,neverAssessed');
    expect(before.manifest.asOf).toBe('2025-12-01');
    const after = readPackage((await writePackage(site, { asOf: '2027-03-01', fileName: 'after.zip' })).file);
    expect(after.text('qualification-status.csv')).toContain('P-1,"P-1, Test",unit-1,Fitter,LOTO-01,Lockout-tagout,2,,expired,X,,,yes');
    expect((await writePackage(site, { asOf: '2024-01-01', fileName: 'empty.zip' })).rows).toBe(0);
  });

  it('pages through more people than fit on a page, each once', async () => {
    const site = await makeExportSite();
    for (let index = 0; index < 100; index++) await makePersonInRole(site, `N-${index}`, 'role-1');
    await recordOf(site)
      .transaction()
      .execute((tx) => deriveStandings(tx, 'all', 60));
    const { text } = readPackage((await writePackage(site)).file);
    const numbers = text('qualification-status.csv')
      .trimEnd()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(',')[0] ?? '');
    expect(numbers).toHaveLength(103);
    expect(numbers).toEqual([...new Set(numbers)].toSorted());
  });

  it('says in its manifest from whom, to whom, which number and with what content', async () => {
    const site = await makeExportSite();
    const { file, packageId, publicKey } = await writePackage(site, { receiver: 'North plant' });
    const { manifest, files } = readPackage(file);
    const session = await site.client.session.get();
    expect(manifest).toMatchObject({
      format: 'touchstone-package',
      formatVersion: 1,
      packageId,
      site: { name: 'Test works' },
      sender: { publicKey },
      receiver: 'North plant',
      sequence: 1,
      previousSha256: null,
      asOf: '2026-03-14',
      createdBy: session.state === 'unlocked' ? session.user.userId : '',
    });
    expect(manifest.content.map(({ name, rows }) => [name, rows])).toEqual([
      ['qualification-status.csv', 3],
      ['qualification-status.ndjson', 3],
      ['README.txt', null],
    ]);
    for (const { name, sha256: digest, bytes } of manifest.content) {
      expect(files[name]?.length).toBe(bytes);
      expect(sha256(files[name] ?? new Uint8Array())).toBe(digest);
    }
    expect(manifest.states).toHaveLength(15);
    expect(manifest.states.find(({ state }) => state === 'expired')).toMatchObject({ letter: 'X', isReady: false });
  });

  it('carries on the sequence and the digest of the package before it, for each receiver by itself', async () => {
    const site = await makeExportSite();
    const first = await writePackage(site, { fileName: 'first.zip', receiver: 'Head Office' });
    const other = await writePackage(site, { fileName: 'other.zip', receiver: 'North plant' });
    const second = await writePackage(site, { fileName: 'second.zip', receiver: 'Head Office' });
    expect(first.sha256).toBe(sha256(readFileSync(first.file)));
    expect(readPackage(other.file).manifest).toMatchObject({ sequence: 1, previousSha256: null });
    expect(readPackage(second.file).manifest).toMatchObject({ sequence: 2, previousSha256: first.sha256 });
    const { packages } = await site.client.exports.list();
    expect(
      packages.map(({ sequence, fileName, receiver, writtenBy, sha256: digest }) => ({ sequence, fileName, receiver, writtenBy, digest })),
    ).toEqual([
      { sequence: 2, fileName: 'second.zip', receiver: 'Head Office', writtenBy: 'Ada Alder', digest: second.sha256 },
      { sequence: 1, fileName: 'other.zip', receiver: 'North plant', writtenBy: 'Ada Alder', digest: other.sha256 },
      { sequence: 1, fileName: 'first.zip', receiver: 'Head Office', writtenBy: 'Ada Alder', digest: first.sha256 },
    ]);
  });

  it('has no cell that a spreadsheet would run', async () => {
    const site = await makeExportSite('=HYPERLINK("http://x","Fitter")');
    const { text } = readPackage((await writePackage(site)).file);
    expect(text('qualification-status.csv')).toContain(`,"'=HYPERLINK(""http://x"",""Fitter"")",`);
    expect(text('qualification-status.csv')).not.toMatch(/(^|[,"])=/m);
    expect(text('qualification-status.ndjson')).toContain('"name":"=HYPERLINK(');
  });

  it('explains in its README how to check it with which key', async () => {
    const site = await makeExportSite();
    const { file, publicKey } = await writePackage(site, { fileName: 'status of March.zip' });
    const { fingerprint } = await site.client.partners.card();
    const readme = readPackage(file).text('README.txt');
    expect(readme).toContain(`minisign -Vm "status of March.zip" -P ${publicKey}`);
    expect(readme).toContain(fingerprint);
    expect(fingerprint.replaceAll(' ', '')).toBe(sha256(Buffer.from(publicKey, 'base64')));
    for (const column of ['employee_number', 'held_level', 'until', 'mandatory']) expect(readme).toContain(column);
  });

  it('is signed by the key of the site also as Touchstone reads it', async () => {
    const site = await makeExportSite();
    const { file } = await writePackage(site);
    const key = await packageKey(recordOf(site));
    expect(await minisignVerify(key, readFileSync(file), readFileSync(`${file}.minisig`, 'utf8'))).toMatchObject({ ok: true });
  });

  it('leaves one entry with who, why and what was written', async () => {
    const site = await makeExportSite();
    const { packageId, sha256: digest } = await writePackage(site);
    expect(await newestEntry(site.station)).toMatchObject({
      action: 'exports.write',
      role: 'administrator',
      entity: 'package_out',
      entityId: packageId,
      reason: 'monthly return',
      changes: [{ entity: 'package_out', old: null, new: { sequence: 1, receiver: 'Head Office', sha256: digest, rows: 3 } }],
    });
  });
});
