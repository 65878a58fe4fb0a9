import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { contentDigest, verifyCopy } from '../../electron/service/vault/change-data-key-compare';
import { copyDatabase, encryptAnew, type KeyChange } from '../../electron/service/vault/change-data-key-copy';
import { openEncrypted, type Cipher, type Sqlite } from '../../electron/service/vault/open';
import { failureOf, makeFolder, valueOf } from './make-site';

const definitions = `
  PRAGMA application_id=77;
  PRAGMA user_version=5;
  CREATE TABLE item (id INTEGER PRIMARY KEY, name TEXT, amount, data BLOB);
  CREATE TABLE twin (id INTEGER PRIMARY KEY, name TEXT, amount, data BLOB);
  CREATE TABLE pair (a TEXT, b TEXT, PRIMARY KEY (a, b)) STRICT, WITHOUT ROWID;
  CREATE INDEX item_name ON item (name);
  CREATE TRIGGER item_keep BEFORE DELETE ON item BEGIN SELECT RAISE(ABORT, 'kept'); END;
`;

/** A database with some of every kind of value, its copy beside it not yet made. */
function makeDatabase(cipher: Cipher) {
  const folder = makeFolder();
  const files = { from: join(folder, 'from.db'), to: join(folder, 'to.db') };
  const change: KeyChange = { cipher, oldKey: randomBytes(32), newKey: randomBytes(32) };
  const edit = (file: string, key: Uint8Array, work: (db: Sqlite) => void, create = false): void => {
    const db = valueOf(openEncrypted({ file, key, cipher, create }));
    work(db);
    db.close();
  };
  const fill = (db: Sqlite): void => {
    db.exec(definitions);
    const insert = db.prepare('INSERT INTO item VALUES (?, ?, ?, ?)');
    for (let id = 1; id <= 400; id += 1) insert.run(id, `näme ${id}`, id % 3 === 0 ? id / 7 : id, randomBytes(200));
    insert.run(9_007_199_254_740_993n, null, -0.5, null);
    db.exec("INSERT INTO pair VALUES ('x', 'y'), ('x', 'z')");
  };
  edit(files.from, change.oldKey, fill, true);
  return { folder, files, change, edit };
}

const copied = (cipher: Cipher) => {
  const made = makeDatabase(cipher);
  valueOf(copyDatabase(made.files.from, made.files.to, made.change));
  valueOf(encryptAnew(made.files.to, made.change));
  return made;
};

describe.each(['aegis', 'sqlcipher'] as const)('a copy under a new key (%s)', (cipher) => {
  it('is a whole file of the same record, with the same parameters, that the old key does not open', () => {
    const { files, change } = copied(cipher);
    expect(verifyCopy(files, change)).toEqual({ ok: true, value: undefined });
    expect(failureOf(openEncrypted({ file: files.to, key: change.oldKey, cipher })).code).toBe('SiteDamaged');
    expect(failureOf(openEncrypted({ file: files.from, key: change.newKey, cipher })).code).toBe('SiteDamaged');
    const both = [
      valueOf(openEncrypted({ file: files.from, key: change.oldKey, cipher })),
      valueOf(openEncrypted({ file: files.to, key: change.newKey, cipher })),
    ];
    const facts = both.map((db) => [
      ...['page_size', 'application_id', 'user_version', 'journal_mode', 'auto_vacuum', 'encoding'].map((name) =>
        db.pragma(name, { simple: true }),
      ),
      db.prepare('SELECT type, name, sql FROM sqlite_master ORDER BY name').all(),
    ]);
    expect(facts[1]).toEqual(facts[0]);
    for (const db of both) db.close();
  });

  it('does not pass with one bit turned over in any page', () => {
    const { folder, files, change } = copied(cipher);
    const whole = readFileSync(files.to);
    for (let page = 0; page < whole.length / 4096; page += 1) {
      const damaged = Buffer.from(whole);
      const at = page * 4096 + 100 + ((page * 577) % 3900);
      damaged.writeUInt8(damaged.readUInt8(at) ^ 4, at);
      const to = join(folder, 'damaged.db');
      writeFileSync(to, damaged);
      const { ok: passed } = verifyCopy({ from: files.from, to }, change);
      expect({ page, passed }).toEqual({ page, passed: false });
      for (const ending of ['', '-wal', '-shm']) rmSync(`${to}${ending}`, { force: true });
    }
  });

  it('does not pass while it is still under the old key', () => {
    const { files, change } = makeDatabase(cipher);
    valueOf(copyDatabase(files.from, files.to, change));
    expect(failureOf(verifyCopy(files, change))).toEqual({ code: 'CopyDiffers', data: { file: 'to.db' } });
  });

  it.each([
    ['a value is another', "UPDATE item SET name = 'another' WHERE id = 17"],
    ['a value has another type', 'UPDATE item SET amount = CAST(amount AS TEXT) WHERE id = 16'],
    ['a large number is off by one', 'UPDATE item SET id = 9007199254740992 WHERE id = 9007199254740993'],
    ['a row is missing', "DELETE FROM pair WHERE b = 'z'"],
    [
      'a row is in the table beside it',
      "DROP TRIGGER item_keep; INSERT INTO twin SELECT * FROM item WHERE id = 400; DELETE FROM item WHERE id = 400; CREATE TRIGGER item_keep BEFORE DELETE ON item BEGIN SELECT RAISE(ABORT, 'kept'); END",
    ],
    ['a trigger is missing', 'DROP TRIGGER item_keep'],
    ['its version is another', 'PRAGMA user_version=6'],
  ])('does not pass when %s', (_name, sql) => {
    const { files, change, edit } = copied(cipher);
    edit(files.to, change.newKey, (db) => db.exec(sql));
    expect(failureOf(verifyCopy(files, change)).code).toBe('CopyDiffers');
  });
});

it('two databases of one content have one digest, however their rows came to be there', () => {
  const { folder, files, change, edit } = makeDatabase('aegis');
  const other = join(folder, 'other.db');
  copyFileSync(files.from, other);
  edit(other, change.oldKey, (db) => db.exec("DELETE FROM pair; INSERT INTO pair VALUES ('x', 'z'), ('x', 'y'); VACUUM"));
  const digests = [files.from, other].map((file) => {
    const db = valueOf(openEncrypted({ file, key: change.oldKey, cipher: 'aegis' }));
    const digest = contentDigest(db);
    db.close();
    return digest;
  });
  expect(digests[1]).toBe(digests[0]);
});
