import { cpSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkFiledCheckpoint } from '../../electron/service/db/audit-checkpoint';
import { recordAsItIs } from '../../electron/service/db/open';
import { verifyRecord } from '../../electron/service/jobs/verify-record';
import { readKnownSites, rememberSite } from '../../electron/service/station/known-sites';
import { forgetHeads } from '../../electron/service/station/newest-head';
import { openEncrypted, type Sqlite } from '../../electron/service/vault/open';
import { databaseFiles } from '../../electron/service/vault/site-files';
import { makeWorks, signInput } from '../support/assessments';
import { makeLibrary } from '../support/framework';
import { makeTestSite, passphraseOf, type TestSite } from '../support/site';
import { openAndVerify } from '../support/tamper/open-and-verify';
import { rewriteLog, withoutGuards, type Edit } from '../support/tamper/rewrite-log';

// Somebody who holds the data key, and with it the site's own keys, but nobody else's signing key.

const unlock = (site: TestSite) => site.client.session.unlock({ login: 'ada', passphrase: passphraseOf('ada') });

/** A closed site with a checkpoint that was filed when its first library was recorded. */
async function makeFiledSite() {
  const site = await makeTestSite();
  const frameworkId = await makeLibrary(site, 'Proficiency');
  const { note } = await site.client.audit.checkpoint({ reason: 'for the safe' });
  await makeWorks(site);
  const { assessmentId } = await site.client.assessments.sign(await signInput(site, { note: 'as seen' }));
  await site.client.session.lock();
  await unlock(site);
  const { open } = site.station;
  if (open === null) throw new Error('the site is locked');
  const { siteId, cipher } = open.vault;
  const key = Uint8Array.from(open.vault.dataKey);
  await site.client.session.lock();
  return { site, frameworkId, assessmentId, note, siteId, key, cipher };
}
type FiledSite = Awaited<ReturnType<typeof makeFiledSite>>;

/** Opens the closed site's databases with the data key alone, rewrites the log with the edit and the rows with it. */
async function rewritten<T>(filed: FiledSite, edit: Edit, rows: string, then: (site: Sqlite, evidence: Sqlite) => Promise<T>): Promise<T> {
  const files = databaseFiles(filed.site.siteFolder, 1);
  const [site, evidence] = [files.site, files.evidence].map((file) => {
    const opened = openEncrypted({ file, key: filed.key, cipher: filed.cipher });
    if (!opened.ok) throw new Error(opened.failure.code);
    return opened.value;
  });
  if (site === undefined || evidence === undefined) throw new Error('two databases');
  await rewriteLog(site, filed.siteId, edit);
  await withoutGuards(site, () => void site.exec(rows));
  const result = await then(site, evidence);
  site.close();
  evidence.close();
  return result;
}

const otherName: Edit = ({ entity, value }) =>
  entity === 'framework' && value['name'] === 'Proficiency' ? { ...value, name: 'Forged' } : value;
const rename = "UPDATE framework SET name = 'Forged' WHERE name = 'Proficiency'";

describe('a log rewritten from an early entry on and signed again with the site’s own keys', () => {
  test('verifies as a whole: by itself the site cannot tell', async () => {
    const filed = await makeFiledSite();
    const found = await rewritten(filed, otherName, rename, (site, evidence) => verifyRecord({ site, evidence }, () => undefined));
    expect(found).toMatchObject({ badFile: null, badSchema: null, firstBad: null, rows: [] });
  });

  test('is told by a checkpoint that was filed before, which is consistent with the log as it was', async () => {
    const filed = await makeFiledSite();
    const { siteId, note } = filed;
    const checked = (site: Sqlite) => checkFiledCheckpoint(recordAsItIs(site), siteId, note);
    expect(await rewritten(filed, ({ value }) => value, '', checked)).toMatchObject({ outcome: 'consistent' });
    expect(await rewritten(filed, otherName, rename, checked)).toMatchObject({ outcome: 'rewritten' });
  });

  test('is announced by the station that has seen the log, and by no station that has not', async () => {
    const filed = await makeFiledSite();
    await rewritten(filed, otherName, rename, async () => undefined);
    const copy = path.join(filed.site.folder, 'copy');
    cpSync(filed.site.siteFolder, copy, { recursive: true });
    expect(await unlock(filed.site)).toMatchObject({ alarm: 'rewritten' });
    expect(await filed.site.client.audit.checkFiled({ note: filed.note })).toMatchObject({ verdict: 'rewritten' });
    expect(await openAndVerify(copy)).toBeNull();
  });

  test('is announced by the checkpoint of the last unlock alone, where the head that the station kept is gone, also under another key', async () => {
    const filed = await makeFiledSite();
    const { site } = filed;
    const [known] = readKnownSites(site.stationFolder);
    const checkpoint = known?.checkpoint;
    if (known === undefined || typeof checkpoint !== 'string') throw new Error('the station has kept no checkpoint');
    forgetHeads(site.stationFolder, filed.siteId);
    const byAnotherKey = checkpoint.replace(/.(?=.{20}\s*$)/, (letter) => (letter === 'A' ? 'B' : 'A'));
    rememberSite(site.stationFolder, { ...known, checkpoint: byAnotherKey });
    expect(await unlock(site)).toMatchObject({ alarm: 'rewritten' });
    await site.client.session.lock();
    rememberSite(site.stationFolder, known);
    expect(await unlock(site)).toMatchObject({ alarm: null });
    await site.client.session.lock();
    await rewritten(filed, otherName, rename, async () => undefined);
    forgetHeads(site.stationFolder, filed.siteId);
    expect(await unlock(site)).toMatchObject({ alarm: 'rewritten' });
  });

  test('does not carry somebody’s signature over to what they never signed', async () => {
    const filed = await makeFiledSite();
    const { assessmentId } = filed;
    const otherNote: Edit = ({ entity, value }) => (entity === 'assessment' ? { ...value, note: 'never seen' } : value);
    const rows = `UPDATE assessment SET note = 'never seen' WHERE assessmentId = '${assessmentId}'`;
    const found = await rewritten(filed, otherNote, rows, (site, evidence) => verifyRecord({ site, evidence }, () => undefined));
    expect(found).toMatchObject({ firstBad: null, badSchema: null });
    expect(found.rows).toMatchObject([{ table: 'signature' }]);
  });
});

test('a record that holds together no more, so that no session can begin in it, is told as damaged and named', async () => {
  const filed = await makeFiledSite();
  const nothing: Edit = ({ value }) => value;
  await rewritten(filed, nothing, 'DELETE FROM merkle_node WHERE level > 0', async () => undefined);
  await expect(unlock(filed.site)).rejects.toMatchObject({ code: 'SiteDamaged', data: { file: 'site-1.db' } });
});
