import { closeSync, openSync, readFileSync, readdirSync, readlinkSync, writeSync } from 'node:fs';
import path from 'node:path';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stageBytes } from '../../electron/service/platform/staged-bytes';
import { makeFolder } from '../support/packages/make-package';

test('a staged copy gives every part of what was written, in chunks of any size', () => {
  const folder = makeFolder();
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 300_000 }), fc.integer({ min: 1, max: 200_000 }), fc.nat(), fc.nat(), (size, step, a, b) => {
      const data = Buffer.alloc(size, 'abcdefg');
      const staging = stageBytes(folder);
      for (let start = 0; start < size; start += step) staging.write(data.subarray(start, start + step));
      const staged = staging.finish();
      const offset = size === 0 ? 0 : a % size;
      const length = b % (size - offset + 1);
      expect(staged.read(offset, length).equals(data.subarray(offset, offset + length))).toBe(true);
      expect([staged.size, staged.sha256]).toEqual([size, createHash('sha256').update(data).digest('hex')]);
      expect(() => staged.read(offset, size - offset + 1)).toThrow('beyond');
      staged.close();
    }),
    { numRuns: 60 },
  );
  expect(readdirSync(folder)).toEqual([]);
});

test.skipIf(process.platform !== 'linux')('what lies on the disk is sealed, and a byte changed there is noticed', () => {
  const staging = stageBytes(makeFolder());
  staging.write(Buffer.from('Anna Berg, 000123\n'.repeat(10_000)));
  const staged = staging.finish();
  // the name is gone: the file is reached through what the process has open
  const descriptors = readdirSync('/proc/self/fd').map((number) => path.join('/proc/self/fd', number));
  const own = descriptors.filter((descriptor) => linkOf(descriptor).includes('staged-'));
  expect(own).toHaveLength(1);
  const [descriptor = ''] = own;
  expect(readFileSync(descriptor).includes('Anna Berg')).toBe(false);
  const handle = openSync(descriptor, 'r+');
  writeSync(handle, Buffer.from([1, 2, 3]), 0, 3, 70_000);
  closeSync(handle);
  expect(() => staged.read(65_536, 10)).toThrow('not what was written');
  expect(staged.read(0, 9).toString()).toBe('Anna Berg');
  staged.close();
});

function linkOf(descriptor: string): string {
  try {
    return readlinkSync(descriptor);
  } catch {
    return '';
  }
}
