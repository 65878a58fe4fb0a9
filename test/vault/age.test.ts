import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ageRecipient, decryptAge, encryptForAge, isAgeRecipient } from '../../electron/service/vault/age';
import { makeKeyPair } from '../../electron/service/vault/raw-keys';

const own = makeKeyPair('x25519');

async function* inChunks(data: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < data.length; start += size) yield data.subarray(start, start + size);
}
async function encrypt(data: Uint8Array, size: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of encryptForAge(inChunks(data, size), [ageRecipient(own.publicKey)])) chunks.push(chunk);
  return Buffer.concat(chunks);
}
async function decrypt(data: Uint8Array, size: number, key: Uint8Array = own.privateKey) {
  const chunks: Uint8Array[] = [];
  const result = await decryptAge(inChunks(data, size), key, (chunk) => chunks.push(chunk));
  return result.ok ? Buffer.concat(chunks) : result.failure.code;
}

test('what is encrypted to a key comes back with it, in chunks of any size', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 200_000 }), fc.integer({ min: 1000, max: 90_000 }), async (length, size) => {
      const data = Buffer.alloc(length, 'record');
      const back = await decrypt(await encrypt(data, size), size + 7);
      expect(Buffer.isBuffer(back) && back.equals(data)).toBe(true);
    }),
    { numRuns: 15 },
  );
});

test('another key, a changed byte and an end that is missing are told', async () => {
  const data = Buffer.alloc(150_000, 'record');
  const carried = await encrypt(data, 50_000);
  expect(await decrypt(carried, 9999, makeKeyPair('x25519').privateKey)).toBe('NotForUs');
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: carried.length - 1 }), async (at) => {
      const changed = Buffer.from(carried);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(['Damaged', 'NotForUs']).toContain(await decrypt(changed, 65_536));
      expect(await decrypt(carried.subarray(0, at), 65_536)).toBe('Damaged');
    }),
    { numRuns: 30 },
  );
});

test('an error of whoever reads or takes is theirs', async () => {
  const carried = await encrypt(Buffer.alloc(200_000), 50_000);
  await expect(
    decryptAge(inChunks(carried, 1000), own.privateKey, () => {
      throw new Error('the disk is full');
    }),
  ).rejects.toThrow('full');
  const failing = async function* (): AsyncGenerator<Uint8Array> {
    yield carried.subarray(0, 70_000);
    throw Object.assign(new Error('EIO: the stick is gone'), { syscall: 'read' });
  };
  await expect(decryptAge(failing(), own.privateKey, () => undefined)).rejects.toThrow('EIO');
});

test('a header without an end is given up early, and what is no age file at once', async () => {
  let given = 0;
  const endless = async function* (start: string): AsyncGenerator<Uint8Array> {
    yield Buffer.from(start);
    for (;;) {
      given += 10_000;
      if (given > 1_000_000) throw Object.assign(new Error('nobody reads that much'), { syscall: 'read' });
      yield Buffer.alloc(10_000, 'x');
    }
  };
  for (const start of ['age-encryption.org/v1\n-> X25519 ', 'PK']) {
    given = 0;
    const refused = await decryptAge(endless(start), own.privateKey, () => undefined);
    expect(refused).toMatchObject({ ok: false, failure: { code: 'Damaged' } });
  }
});

test('a recipient is an X25519 key as age writes it', () => {
  const recipient = ageRecipient(own.publicKey);
  expect(recipient).toMatch(/^age1[a-z0-9]{58}$/);
  expect(isAgeRecipient(recipient)).toBe(true);
  for (const text of ['', 'age1', recipient.slice(0, -1), recipient.toUpperCase(), `${recipient}x`, 'AGE-SECRET-KEY-1QQQ'])
    expect(isAgeRecipient(text)).toBe(false);
});
