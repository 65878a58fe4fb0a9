import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { test } from 'vitest';
import { openEncrypted, type Sqlite } from '../../electron/service/vault/open';
import { createRandom } from '../../shared/domain/sample/random';
import { isQuick, median, sideBySide, tell } from './figures';

const rows = isQuick ? 60_000 : 600_000;
const reads = isQuick ? 2_000 : 10_000;
const rounds = isQuick ? 5 : 11;
const key = Buffer.alloc(32, 7);

const kinds = ['plain', 'aegis', 'sqlcipher'] as const;
type Kind = (typeof kinds)[number];
type Open = (kind: Kind) => Sqlite;

/** Reads from an encrypted file against a plain one of the same rows: warm by key, and cold as a whole. */
test('reading what is encrypted', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'touchstone-bench-'));
  const open: Open = (kind) =>
    kind === 'plain' ? openPlain(path.join(folder, 'plain.db')) : openWith(path.join(folder, `${kind}.db`), kind);
  for (const kind of kinds) fill(open(kind));
  const [plainWarm, aegisWarm, cipherWarm] = kinds.map(open);
  const warm = await sideBySide(rounds, ...[plainWarm, aegisWarm, cipherWarm].map((db) => () => db !== undefined && readMany(db)));
  for (const db of [plainWarm, aegisWarm, cipherWarm]) db?.close();
  tellAgainstPlain('warm reads', warm, 1.2, `${reads} reads of ${rows} rows`);
  const cold = await sideBySide(rounds, ...kinds.map((kind) => () => scan(open, kind)));
  tellAgainstPlain('cold scan', cold, 2, 'nothing in SQLite’s cache, the file in the system’s');
  rmSync(folder, { recursive: true, force: true });
});

function tellAgainstPlain(what: string, [plain = [], aegis = [], cipher = []]: number[][], target: number, detail: string): void {
  tell(`${what}, aegis against plain SQLite`, median(aegis) / median(plain), target, detail);
  tell(`${what}, sqlcipher against plain SQLite`, median(cipher) / median(plain), null, detail);
}

function openWith(file: string, cipher: 'aegis' | 'sqlcipher'): Sqlite {
  const opened = openEncrypted({ file, key, cipher, create: true });
  if (!opened.ok) throw new Error(opened.failure.code);
  return opened.value;
}

/** As an encrypted file is opened, but for the key. */
function openPlain(file: string): Sqlite {
  const db = new Database(file);
  for (const pragma of ['journal_mode=WAL', 'synchronous=FULL', 'temp_store=MEMORY', 'cache_size=-65536']) db.pragma(pragma);
  return db;
}

/** Rows like those of standings: a compound key and a few short texts. */
function fill(db: Sqlite): void {
  const random = createRandom(1, 'storage');
  db.exec(
    'CREATE TABLE standing (person INTEGER, competency INTEGER, fromDate TEXT, state TEXT, held INTEGER, PRIMARY KEY (person, competency)) STRICT, WITHOUT ROWID',
  );
  const insert = db.prepare('INSERT INTO standing VALUES (?, ?, ?, ?, ?)');
  db.transaction(() => {
    for (let row = 0; row < rows; row += 1)
      insert.run(
        Math.floor(row / 50),
        row % 50,
        `20${random.int(10, 29)}-01-01`,
        random.pick(['qualified', 'expired', 'neverAssessed']),
        random.int(0, 4),
      );
  })();
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}

/** A person's standings at a time, as the profile reads them. */
function readMany(db: Sqlite): void {
  const random = createRandom(2, 'reads');
  const read = db.prepare('SELECT competency, fromDate, state, held FROM standing WHERE person = ?');
  const people = rows / 50;
  for (let index = 0; index < reads; index += 1) read.all(random.int(0, people - 1));
}

function scan(open: Open, kind: Kind): void {
  const db = open(kind);
  db.prepare('SELECT sum(held) FROM standing').all();
  db.close();
}
