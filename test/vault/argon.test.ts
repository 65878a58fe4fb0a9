import { argon2Sync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { costAfter, deriveWrappingKey, kdfRecord, newKdfRecord, standardCost } from '../../electron/service/vault/argon';

describe('the key of a passphrase', () => {
  it("equals OpenSSL's Argon2id at the standard cost", async () => {
    const kdf = newKdfRecord(standardCost);
    const expected = argon2Sync('argon2id', {
      message: Buffer.from('correct horse battery 1'),
      nonce: Buffer.from(kdf.salt, 'base64'),
      parallelism: 1,
      tagLength: 32,
      memory: 65_536,
      passes: 3,
    });
    expect((await deriveWrappingKey('correct horse battery 1', kdf)).toString('hex')).toBe(expected.toString('hex'));
  });

  it('is the same for composed and decomposed letters, and another for another passphrase', async () => {
    const kdf = newKdfRecord({ memoryKiB: 64, passes: 1, lanes: 1 });
    const composed = await deriveWrappingKey('caf\u00e9 au lait', kdf);
    expect((await deriveWrappingKey('cafe\u0301 au lait', kdf)).equals(composed)).toBe(true);
    expect((await deriveWrappingKey('cafe au lait', kdf)).equals(composed)).toBe(false);
  });

  it('has a salt of its own each time', () => {
    expect(newKdfRecord(standardCost).salt).not.toBe(newKdfRecord(standardCost).salt);
  });
});

describe('the stored cost', () => {
  it.each([
    { what: 'four gigabytes of memory', change: { memoryKiB: 4_194_304 } },
    { what: 'a gigabyte of memory', change: { memoryKiB: 1_048_576 } },
    { what: 'a thousand passes', change: { passes: 1000 } },
    { what: 'less memory than Argon2 can use', change: { memoryKiB: 8 } },
    { what: 'another version', change: { version: 16 } },
    { what: 'another function', change: { name: 'argon2i' } },
    { what: 'a short salt', change: { salt: 'AAAA' } },
  ])('is refused with $what', ({ change }) => {
    const record = newKdfRecord(standardCost);
    expect(kdfRecord.safeParse(record).success).toBe(true);
    expect(kdfRecord.safeParse({ ...record, ...change }).success).toBe(false);
  });

  it('stays cheap only in a site that was made cheap', () => {
    const cheap = { memoryKiB: 64, passes: 1, lanes: 1 };
    expect(costAfter(newKdfRecord(cheap))).toEqual(cheap);
    expect(costAfter(newKdfRecord({ memoryKiB: 131_072, passes: 4, lanes: 2 }))).toEqual(standardCost);
  });
});
