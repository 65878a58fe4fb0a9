import { expect, test } from 'vitest';
import { keysOf } from '../../electron/service/db/sql/versions';
import { verifyRecord } from '../../electron/service/jobs/verify-record';
import { attach, makeWorks, signInput } from '../support/assessments';
import { makeTestSite, passphraseOf } from '../support/site';
import { enrolSigner } from '../support/users';

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

test('a signer’s wrapped keys of which the sealed part was changed are told by the digest in the log', async () => {
  const site = await makeTestSite();
  const userId = await enrolSigner(site, 'sig');
  const { open } = site.station;
  if (open === null) throw new Error('the site is locked');
  const verified = () => verifyRecord({ site: open.vault.site, evidence: open.vault.evidence }, () => undefined);
  expect((await verified()).rows).toEqual([]);
  const wrapped = String(open.vault.site.prepare('SELECT wrapped FROM signer_slot').pluck().get());
  const [before = '', letter = '', after = ''] = wrapped.split(/(?<="wrappedKeys":")(.)/);
  const other = before + (letter === 'A' ? 'B' : 'A') + after;
  open.vault.site.prepare('UPDATE signer_slot SET wrapped = ?').run(other);
  expect((await verified()).rows).toMatchObject([{ table: 'signer_slot', rowId: userId, fault: 'altered', field: 'wrapped' }]);
  open.vault.site.prepare('UPDATE signer_slot SET wrapped = ?').run(wrapped);
  await site.client.users.deactivate({ userId, reason: 'left the works' });
  expect((await verified()).rows).toEqual([]);
  open.vault.site.prepare('INSERT INTO signer_slot (userId, wrapped) VALUES (?, ?)').run(userId, wrapped);
  expect((await verified()).rows).toMatchObject([{ table: 'signer_slot', rowId: userId, fault: 'notTold' }]);
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

test('a version whose end was moved to another entry and a key of nobody are named', async () => {
  const site = await makeTestSite();
  await enrolSigner(site, 'sig'); // ends versions
  await makeWorks(site);
  const { open } = site.station;
  if (open === null) throw new Error('the site is locked');
  const sqlite = open.vault.site;
  const isEnded = (table: string) => sqlite.prepare(`SELECT 1 FROM ${table} WHERE recordedTo IS NOT NULL`).get() !== undefined;
  const table = Object.keys(keysOf).find(isEnded) ?? 'none';
  const guards = sqlite.prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").all();
  for (const { name } of guards) sqlite.exec(`DROP TRIGGER ${name}`);
  sqlite.exec(`UPDATE ${table} SET recordedTo = (SELECT max(entryNumber) FROM audit_entry) WHERE recordedTo IS NOT NULL`);
  sqlite.exec("INSERT INTO person_key (personId, key, createdEntry) VALUES ('nobody', zeroblob(32), 1)");
  for (const { sql } of guards) sqlite.exec(sql);
  const { rows } = await verifyRecord({ site: sqlite, evidence: open.vault.evidence }, () => undefined);
  expect(rows).toContainEqual(expect.objectContaining({ table, fault: 'altered', field: 'recordedTo' }));
  expect(rows).toContainEqual(expect.objectContaining({ table: 'person_key', rowId: 'nobody', fault: 'notTold' }));
});

test('what no check of another row comes upon is named: a change of no entry, a key and a past of nobody, a step of no assessment', async () => {
  const site = await makeTestSite();
  await makeWorks(site);
  await site.client.assessments.sign(await signInput(site));
  const { open } = site.station;
  if (open === null) throw new Error('the site is locked');
  const { site: sqlite, evidence } = open.vault;
  const verified = () => verifyRecord({ site: sqlite, evidence }, () => undefined);
  const guards = sqlite.prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").all();
  for (const { name } of guards) sqlite.exec(`DROP TRIGGER ${name}`);
  sqlite.pragma('foreign_keys = OFF');
  const copied = (table: string, changed: Readonly<Record<string, string>>) => {
    const columns = sqlite.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table);
    return `INSERT INTO ${table} SELECT ${columns.map((name) => changed[name] ?? name).join(', ')} FROM ${table}`;
  };
  // Told by the log, as it would seem to whoever asks it for the keys of the site.
  sqlite.exec(`${copied('audit_change', { entryNumber: '0', seq: '7' })} WHERE entity = 'site_key' LIMIT 1`);
  sqlite.exec("INSERT INTO person_key (personId, key, createdEntry) VALUES ('nobody', zeroblob(32), 1000)");
  sqlite.exec(`${copied('assessment_step', { assessmentId: "'none'" })} LIMIT 1`);
  sqlite.exec(
    "INSERT INTO standing_past (personId, competencyId, fromDate, untilDate, requiredLevel, isMandatory, state, recordedFrom, recordedTo) VALUES ('nobody', 'loto', '2026-01-01', '9999-12-31', 1, 1, 'qualified', 1, 2)",
  );
  for (const { sql } of guards) sqlite.exec(sql);
  expect((await verified()).rows).toMatchObject([
    { table: 'audit_change', rowId: '0/7', fault: 'notTold' },
    { table: 'person_key', rowId: 'nobody', fault: 'notTold' },
    { table: 'assessment_step', rowId: expect.stringMatching(/^none\//), fault: 'notTold' },
    { table: 'standing_past', rowId: 'nobody/loto/2026-01-01', fault: 'underived' },
  ]);
  // A guard of one's own in the file of attachments, and a mark that this application never sets.
  evidence.exec('CREATE TRIGGER slipped AFTER INSERT ON evidence_chunk BEGIN DELETE FROM evidence_file; END');
  expect(await verified()).toMatchObject({ badSchema: 'trigger slipped' });
  sqlite.pragma('user_version = 7');
  expect(await verified()).toMatchObject({ badSchema: 'setting user_version', entries: expect.any(Number) });
  // A table that is lost is told before its indices, whose names come first, and before a table too many, which hinders nobody.
  sqlite.exec('CREATE TABLE added (one)');
  expect(await verified()).toMatchObject({ badSchema: 'setting user_version', firstBad: null });
  sqlite.exec('DROP TABLE signature');
  expect(await verified()).toMatchObject({ badSchema: 'table signature', entries: 0 });
});

test('a version that was ended and a node of the tree, neither of which any entry tells of, are named', async () => {
  const site = await makeTestSite();
  await makeWorks(site);
  const { open } = site.station;
  if (open === null) throw new Error('the site is locked');
  const sqlite = open.vault.site;
  const guards = sqlite.prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").all();
  for (const { name } of guards) sqlite.exec(`DROP TRIGGER ${name}`);
  sqlite.exec('UPDATE job_role SET recordedTo = (SELECT max(entryNumber) FROM audit_entry)');
  // On a level that no tree reaches, where it is not taken for the end of a longer log.
  sqlite.exec('INSERT INTO merkle_node (level, position, hash) VALUES (60, 0, zeroblob(32))');
  for (const { sql } of guards) sqlite.exec(sql);
  const { firstBad, rows } = await verifyRecord({ site: sqlite, evidence: open.vault.evidence }, () => undefined);
  expect(firstBad).toBeNull();
  expect(rows).toMatchObject([
    { table: 'job_role', rowId: 'worker', fault: 'altered', field: 'recordedTo' },
    { table: 'merkle_node', rowId: '60/0', fault: 'notTold' },
  ]);
});

test('a node after the last entry is told as the end of a longer log', async () => {
  const site = await makeTestSite();
  const { open } = site.station;
  if (open === null) throw new Error('the site is locked');
  const { site: sqlite, evidence } = open.vault;
  const size = Number(sqlite.prepare('SELECT max(entryNumber) FROM audit_entry').pluck().get());
  for (const [level, position] of [
    [0, size],
    [1, Math.floor(size / 2)],
    [40, 0],
  ]) {
    sqlite.prepare('INSERT INTO merkle_node (level, position, hash) VALUES (?, ?, zeroblob(32))').run(level, position);
    const { firstBad } = await verifyRecord({ site: sqlite, evidence }, () => undefined);
    expect(firstBad).toMatchObject({ entryNumber: size + 1, faults: [{ kind: 'tailMissing' }] });
    sqlite.exec('DROP TRIGGER merkle_node_no_delete');
    sqlite.prepare('DELETE FROM merkle_node WHERE level = ? AND position = ?').run(level, position);
    sqlite.exec(
      `CREATE TRIGGER merkle_node_no_delete BEFORE DELETE ON merkle_node BEGIN SELECT RAISE(ABORT, 'merkle_node is append-only'); END`,
    );
  }
});
