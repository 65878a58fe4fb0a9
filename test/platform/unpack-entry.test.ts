import { crc32, deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { stageBytes } from '../../electron/service/platform/staged-bytes';
import { unpackEntry } from '../../electron/service/platform/unpack-entry';
import type { ZipEntry } from '../../electron/service/platform/zip-directory';
import { makeFolder } from '../support/packages/make-package';

const data = Buffer.alloc(3_000_000, 'abc');

/** What comes out of packed bytes, and how many of them were handed on. */
async function unpack(packed: Buffer, different: Partial<ZipEntry> = {}) {
  const staging = stageBytes(makeFolder());
  staging.write(packed);
  const staged = staging.finish();
  const entry = {
    name: 'a.csv',
    isDeflated: true,
    crc32: crc32(data),
    packedBytes: packed.length,
    bytes: data.length,
    start: 0,
    ...different,
  };
  let taken = 0;
  const result = await unpackEntry(staged, entry, (chunk) => {
    taken += chunk.length;
  });
  staged.close();
  return { isWhole: result.ok, taken };
}

test('a file is unpacked whole, packed or not', async () => {
  expect(await unpack(deflateRawSync(data))).toEqual({ isWhole: true, taken: data.length });
  expect(await unpack(data, { isDeflated: false })).toEqual({ isWhole: true, taken: data.length });
});

test('no more of it is handed on than its directory says, and less is not whole', async () => {
  const { isWhole, taken } = await unpack(deflateRawSync(data), { bytes: 100_000 });
  expect(isWhole).toBe(false);
  expect(taken).toBeLessThanOrEqual(100_000);
  expect(await unpack(deflateRawSync(data), { bytes: data.length + 1 })).toMatchObject({ isWhole: false });
});

test('another checksum, bytes behind the end and an end that is missing are noticed', async () => {
  const packed = deflateRawSync(data);
  expect(await unpack(packed, { crc32: 1 })).toMatchObject({ isWhole: false });
  expect(await unpack(Buffer.concat([packed, Buffer.from('hidden')]))).toMatchObject({ isWhole: false });
  expect(await unpack(packed.subarray(0, -3))).toMatchObject({ isWhole: false });
});
