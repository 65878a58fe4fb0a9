import { createDecipheriv, createHmac, pbkdf2Sync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { databaseFiles } from '../../electron/service/vault/site-files';
import { makeSite } from './make-site';

/** The layout of a SQLCipher 4 page: AES-256-CBC, then 16 bytes IV and 64 bytes HMAC-SHA-512; the first page begins with the salt. */
const pageBytes = 4096;
const ivAt = pageBytes - 80;
const macAt = pageBytes - 64;

it("a site under sqlcipher is in SQLCipher's own format 4, as other tools read it", async () => {
  const { folder, openVault } = await makeSite({ cipher: 'sqlcipher' });
  const key = Buffer.from(openVault.dataKey);
  openVault.close();

  const page = readFileSync(databaseFiles(folder, 1).site).subarray(0, pageBytes);
  const salt = page.subarray(0, 16);
  const macKey = pbkdf2Sync(
    key,
    salt.map((byte) => byte ^ 0x3a),
    2,
    32,
    'sha512',
  );
  const mac = createHmac('sha512', macKey)
    .update(page.subarray(16, macAt))
    .update(Buffer.from([1, 0, 0, 0]))
    .digest();
  expect(page.subarray(macAt).equals(mac)).toBe(true);

  const decipher = createDecipheriv('aes-256-cbc', key, page.subarray(ivAt, macAt)).setAutoPadding(false);
  const plain = Buffer.concat([decipher.update(page.subarray(16, ivAt)), decipher.final()]);
  // SQLite's header from byte 16 on: page size 4096, write-ahead log (2, 2), 80 bytes reserved in each page.
  expect([...plain.subarray(0, 5)]).toEqual([0x10, 0x00, 2, 2, 80]);
});
