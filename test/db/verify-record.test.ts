import { expect, test } from 'vitest';
import { verifyRecord } from '../../electron/service/jobs/verify-record';
import { attach, makeWorks, signInput } from '../support/assessments';
import { makeTestSite, passphraseOf } from '../support/site';

test('a site with people, assessments and attachments is found whole in every part', async () => {
  const site = await makeTestSite();
  await makeWorks(site);
  const evidenceId = await attach(site, 'photo.txt', 'a photo');
  await site.client.assessments.sign(await signInput(site, { evidenceIds: [evidenceId] }));
  await site.client.people.get({ personId: 'pia', asOf: null });
  const open = site.station.open;
  if (open === null) throw new Error('the site is locked');
  const phases = new Set<string>();
  const found = await verifyRecord({ site: open.vault.site, evidence: open.vault.evidence }, ({ label }) => phases.add(label));
  expect(found).toMatchObject({
    badFile: null,
    badSchema: null,
    firstBad: null,
    rows: [],
    signatures: expect.any(Number),
    files: 1,
    orphans: 0,
  });
  expect(found.signatures).toBeGreaterThan(0);
  expect([...phases]).toEqual(['pages', 'entries', 'derived', 'signatures', 'evidence']);
});

test('an attachment whose bytes are gone is named by its file and the assessment that cites it', async () => {
  const site = await makeTestSite();
  await makeWorks(site);
  const evidenceId = await attach(site, 'photo.txt', 'a photo');
  const { assessmentId } = await site.client.assessments.sign(await signInput(site, { evidenceIds: [evidenceId] }));
  const { open } = site.station;
  if (open === null) throw new Error('the site is locked');
  open.vault.evidence.pragma('foreign_keys = OFF');
  open.vault.evidence.exec('DELETE FROM evidence_chunk');
  const { rows } = await verifyRecord({ site: open.vault.site, evidence: open.vault.evidence }, () => undefined);
  expect(rows).toEqual([
    { table: 'evidence', rowId: evidenceId, fault: 'notWhole', field: null, entryNumber: null, fileName: 'photo.txt', assessmentId },
  ]);
});

test('readings cut off the end of the access log are found by the head that the last lock told', async () => {
  const site = await makeTestSite();
  await makeWorks(site);
  for (let reading = 0; reading < 2; reading++) await site.client.people.get({ personId: 'pia', asOf: null });
  await site.client.session.lock();
  await site.client.session.unlock({ login: 'ada', passphrase: passphraseOf('ada') });
  const { open } = site.station;
  if (open === null) throw new Error('the site is locked');
  const sqlite = open.vault.site;
  const guards = sqlite.prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").all();
  for (const { name } of guards) sqlite.exec(`DROP TRIGGER ${name}`);
  sqlite.pragma('foreign_keys = OFF');
  sqlite.exec('DELETE FROM access_log WHERE accessId = (SELECT accessId FROM access_chain WHERE position = 2)');
  sqlite.exec('DELETE FROM access_chain WHERE position = 2');
  for (const { sql } of guards) sqlite.exec(sql);
  const { rows } = await verifyRecord({ site: sqlite, evidence: open.vault.evidence }, () => undefined);
  expect(rows).toMatchObject([{ table: 'access_log', rowId: '2', fault: 'missing' }]);
});
