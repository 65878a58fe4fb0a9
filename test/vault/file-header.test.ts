import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hasOwnHeader } from '../../electron/service/vault/file-header';
import { unlockVault } from '../../electron/service/vault/unlock';
import { ada, atSecond, failureOf, makeClosedSite, makeSite, valueOf } from './make-site';

const headerBytes = 24;

test.each(['aegis', 'sqlcipher'] as const)('a bit flipped in any of the first 24 bytes of a database under %s is told', async (cipher) => {
  const { folder } = await makeClosedSite({ cipher });
  for (const name of ['site-1.db', 'evidence-1.db']) {
    const file = join(folder, name);
    const whole = readFileSync(file);
    for (let offset = 0; offset < headerBytes; offset++) {
      const changed = Buffer.from(whole);
      changed[offset] = (changed[offset] ?? 0) ^ (1 << (offset & 7));
      writeFileSync(file, changed);
      const refused = failureOf(await unlockVault({ folder, ...ada, now: atSecond(0) }));
      expect(refused, `${name} ${offset}`).toEqual({ code: 'SiteDamaged', data: { file: name } });
    }
    writeFileSync(file, whole);
  }
  valueOf(await unlockVault({ folder, ...ada, now: atSecond(0) })).close();
});

test('the salt of an aegis database is that of its data key, and no other key’s', async () => {
  const { folder, openVault } = await makeSite({ cipher: 'aegis' });
  const key = Buffer.from(openVault.dataKey);
  openVault.close();
  const file = join(folder, 'site-1.db');
  expect(hasOwnHeader(file, 'aegis', key)).toBe(true);
  expect(hasOwnHeader(file, 'aegis', Buffer.alloc(32))).toBe(false);
});

test('a header cut short is told, and a file that is missing is left to whoever opens it', async () => {
  const { folder } = await makeClosedSite({ cipher: 'aegis' });
  const file = join(folder, 'site-1.db');
  writeFileSync(file, readFileSync(file).subarray(0, headerBytes - 1));
  expect(hasOwnHeader(file, 'aegis', Buffer.alloc(32))).toBe(false);
  expect(hasOwnHeader(join(folder, 'site-9.db'), 'aegis', Buffer.alloc(32))).toBe(true);
});
