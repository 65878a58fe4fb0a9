import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { checkEvidence } from '../../electron/service/db/check-evidence';
import { pageFault, referenceFault } from '../../electron/service/db/check-pages';
import { countRows, tableThatDiffers } from '../../electron/service/db/copy-database';

function makeDatabase(schema: string) {
  const sqlite = new Database(':memory:');
  onTestFinished(() => void sqlite.close());
  sqlite.exec(schema);
  return sqlite;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A record that cites a file of two chunks. */
function makeEvidence() {
  const site = makeDatabase(
    `CREATE TABLE evidence (sha256 TEXT, size INTEGER); CREATE TABLE staged_evidence (sha256 TEXT, size INTEGER);
     CREATE TABLE first_rating (content TEXT); CREATE TABLE case_file (sha256 TEXT);`,
  );
  const evidence = makeDatabase(
    'CREATE TABLE evidence_chunk (sha256 TEXT PRIMARY KEY, data BLOB); CREATE TABLE evidence_file (sha256 TEXT, chunkIndex INTEGER, chunkSha256 TEXT);',
  );
  const file = sha256('abcd');
  site.prepare('INSERT INTO evidence VALUES (?, 4)').run(file);
  for (const [index, text] of ['ab', 'cd'].entries()) {
    evidence.prepare('INSERT INTO evidence_chunk VALUES (?, ?)').run(sha256(text), Buffer.from(text));
    evidence.prepare('INSERT INTO evidence_file VALUES (?, ?, ?)').run(file, index, sha256(text));
  }
  return { site, evidence, file };
}

const check = ({ site, evidence }: ReturnType<typeof makeEvidence>) => checkEvidence(site, evidence, () => undefined);

test('attachments that are what they were are counted', () => {
  expect(check(makeEvidence())).toEqual({ files: 1, bad: null });
});

test.each([
  ['a changed chunk', "UPDATE evidence_chunk SET data = CAST('xx' AS BLOB) WHERE rowid = 2"],
  ['a missing chunk', 'DELETE FROM evidence_chunk WHERE rowid = 1'],
  ['chunks in another order', 'UPDATE evidence_file SET chunkIndex = 2 - chunkIndex'],
  ['a file cut short', 'DELETE FROM evidence_file WHERE chunkIndex = 1'],
  ['a file that is not there', 'DELETE FROM evidence_file'],
])('%s is found, and the attachment named', (_what, statement) => {
  const made = makeEvidence();
  made.evidence.exec(statement);
  expect(check(made).bad).toBe(made.file);
});

test('a file of a case is missed as one of an assessment is', () => {
  const made = makeEvidence();
  made.site.prepare('INSERT INTO case_file VALUES (?)').run(sha256('gone'));
  expect(check(made).bad).toBe(sha256('gone'));
});

test('a chunk that no file holds must be what it is called all the same', () => {
  const made = makeEvidence();
  made.evidence.prepare('INSERT INTO evidence_chunk VALUES (?, ?)').run(sha256('orphan'), Buffer.from('other'));
  expect(check(made).bad).toBe(sha256('orphan'));
});

test('rows that refer to nothing are found by their table', () => {
  const sqlite = makeDatabase(
    'CREATE TABLE a (id INTEGER PRIMARY KEY); CREATE TABLE b (a INTEGER REFERENCES a (id)); INSERT INTO a VALUES (1); INSERT INTO b VALUES (1)',
  );
  expect([pageFault(sqlite), referenceFault(sqlite)]).toEqual([null, null]);
  sqlite.exec('PRAGMA foreign_keys = OFF; INSERT INTO b VALUES (2)');
  expect(referenceFault(sqlite)).toBe('b');
});

test('a copy has the rows of one moment: all of them when nobody wrote, and of what only grows never too few', () => {
  const copied = { before: { log: 5, draft: 3 }, after: { log: 7, draft: 1 }, wasQuiet: false, growing: new Set(['log']) };
  expect(tableThatDiffers(copied, { log: 6, draft: 9 })).toBeNull();
  expect(tableThatDiffers(copied, { log: 4, draft: 3 })).toBe('log');
  expect(tableThatDiffers(copied, { log: 8, draft: 3 })).toBe('log');
  expect(tableThatDiffers(copied, { log: 6 })).toBe('draft');
  expect(tableThatDiffers({ ...copied, after: copied.before, wasQuiet: true }, { log: 5, draft: 2 })).toBe('draft');
  expect(countRows(makeDatabase('CREATE TABLE t (x); INSERT INTO t VALUES (1), (2)'))).toEqual({ t: 2 });
});
