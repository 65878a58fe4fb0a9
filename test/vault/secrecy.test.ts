import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { unlockVault } from '../../electron/service/vault/unlock';
import { ada, atSecond, ben, makeFolder, makeSite, valueOf } from './make-site';

const markers = [
  ada.login,
  ben.login,
  ada.passphrase,
  ben.passphrase,
  'Ada Lindqvist',
  'ROW-MARKER-7731',
  'CHUNK-MARKER-9402',
  'sqlite_schema',
  'CREATE TABLE',
];

/** Which markers stand in which files, as UTF-8, UTF-16 or base64. */
function findings(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const content = readFileSync(join(folder, name));
    const forms = (marker: string) => [
      Buffer.from(marker),
      Buffer.from(marker, 'utf16le'),
      Buffer.from(Buffer.from(marker).toString('base64').slice(0, -4)),
    ];
    return markers.filter((marker) => forms(marker).some((form) => content.includes(form))).map((marker) => `${name}: ${marker}`);
  });
}

describe.each(['aegis', 'sqlcipher'] as const)('the files of a site under %s', (cipher) => {
  it('show no name, login, passphrase or row, while open, after a crash and after closing', async () => {
    const { folder, openVault } = await makeSite({ cipher });
    openVault.site.exec(`CREATE TABLE person (name TEXT) STRICT`);
    const insert = openVault.site.prepare('INSERT INTO person VALUES (?)');
    for (let n = 0; n < 500; n += 1) insert.run(`Ada Lindqvist ROW-MARKER-7731 ${n}`);
    openVault.site.prepare('SELECT name FROM person ORDER BY name DESC').all();
    openVault.evidence.exec(`CREATE TABLE chunk (data TEXT) STRICT; INSERT INTO chunk VALUES ('CHUNK-MARKER-9402')`);
    openVault.evidence.exec(`DELETE FROM chunk`);

    // A copy taken while open is what a crash leaves: the write-ahead logs not yet folded in.
    const crashed = join(makeFolder(), 'crashed');
    cpSync(folder, crashed, { recursive: true });
    expect(readdirSync(crashed)).toEqual(expect.arrayContaining(['site-1.db-wal', 'evidence-1.db-wal', 'slots.json']));
    expect(findings(crashed)).toEqual([]);
    const recovered = valueOf(await unlockVault({ folder: crashed, ...ben, now: atSecond(0) }));
    expect(recovered.site.prepare('SELECT count(*) FROM person').pluck().get()).toBe(500);
    recovered.close();
    expect(findings(crashed)).toEqual([]);

    openVault.close();
    expect(findings(folder)).toEqual([]);
    expect(readdirSync(folder).toSorted()).toEqual(['evidence-1.db', 'site-1.db', 'site.json', 'site.lock', 'slots.json']);
    for (const name of ['site-1.db', 'evidence-1.db']) expect(readFileSync(join(folder, name), 'latin1')).not.toContain('SQLite format 3');
  });

  it('do not hold the data key or a private key', async () => {
    const { folder, openVault } = await makeSite({ cipher });
    const secrets = [openVault.dataKey, openVault.keys.signing, openVault.keys.opening].flatMap((key) => [
      Buffer.from(key),
      Buffer.from(key.toString('hex')),
      Buffer.from(key.toString('base64')),
    ]);
    openVault.close();
    for (const name of readdirSync(folder)) {
      const content = readFileSync(join(folder, name));
      expect(secrets.some((secret) => content.includes(secret))).toBe(false);
    }
  });
});
