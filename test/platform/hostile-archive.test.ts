import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { makePackageKey } from '../../electron/service/vault/minisign';
import { damage, damageOf, makePackage, manifestOf, opened, textOf } from '../support/packages/make-package';

describe('an archive that somebody made by hand and signed', () => {
  const packed = (files: Parameters<typeof zipSync>[0]) => damage({ alter: () => zipSync(files) });
  const whole = (files: Readonly<Record<string, string>>) => {
    const key = makePackageKey();
    return { key, 'manifest.json': strToU8(JSON.stringify(manifestOf(key, files))) };
  };

  it('with names that lead elsewhere, fold into each other or belong to a system is refused', async () => {
    for (const name of [
      '../roster.csv',
      '/etc/passwd',
      'a/b.csv',
      'a\\b.csv',
      'C:x.csv',
      '..',
      'folder/',
      'nul.csv',
      '.hidden',
      'a.csv\u0000',
      'ä.csv',
    ])
      expect(await packed({ [name]: strToU8('x') }), name).toEqual(['BadArchive', 'badName', name]);
    expect(await packed({ 'a.csv': strToU8('x'), 'A.CSV': strToU8('y') })).toEqual(['BadArchive', 'duplicateName', 'A.CSV']);
  });

  it('with a link, a folder or a device in it is refused', async () => {
    for (const type of [0o120777, 0o40755, 0o20666])
      expect(await packed({ 'a.csv': [strToU8('x'), { os: 3, attrs: type << 16 }] })).toEqual(['BadArchive', 'unsupported', 'a.csv']);
    expect(await packed({ 'a.csv': [strToU8('x'), { os: 3, attrs: 0o100644 << 16 }] })).toEqual('NoManifest');
  });

  it('with a file too many, too few or another than the manifest lists is refused', async () => {
    const files = { 'a.csv': 'one', 'b.csv': 'two' };
    expect(await damage({ files, listed: { 'a.csv': 'one' } })).toEqual(['ExtraContent', 'b.csv']);
    expect(await damage({ files: { 'a.csv': 'one' }, listed: files })).toEqual(['MissingContent', 'b.csv']);
    expect(await damage({ files, listed: { ...files, 'b.csv': 'owt' } })).toEqual(['ContentChanged', 'b.csv']);
    expect(await damage({ files, listed: { ...files, 'b.csv': 'twos' } })).toEqual(['ContentChanged', 'b.csv']);
    expect(await packed({ 'a.csv': strToU8('x') })).toEqual('NoManifest');
  });

  it('is read where another program has packed it, and the large form is not', async () => {
    const { key, ...files } = whole({ 'a.csv': 'one' });
    expect(await damage({ key, alter: () => zipSync({ ...files, 'a.csv': strToU8('one') }, { level: 0 }) })).toBe('read');
    expect(
      await damage({ key, alter: () => zipSync({ ...files, 'a.csv': [strToU8('one'), { extra: { 0x7875: new Uint8Array(11) } }] }) }),
    ).toBe('read');
    const large = (archive: Buffer): Buffer => {
      archive.writeUInt32LE(0xffffffff, archive.length - 6);
      return archive;
    };
    expect(await damage({ alter: large })).toEqual(['BadArchive', 'unsupported', null]);
  });

  it('that says more than it is, hides bytes or says two things is refused', async () => {
    const at = (archive: Buffer, signature: number, from = 0): number => {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32LE(signature);
      return archive.indexOf(bytes, from);
    };
    const altered = (alter: (archive: Buffer) => void) =>
      damage({
        alter: (archive) => {
          const copy = Buffer.from(archive);
          alter(copy);
          return copy;
        },
      });
    const central = (archive: Buffer): number => at(archive, 0x02014b50);
    // another name, flag, size or place in the directory than before the file
    expect(await altered((archive) => archive.write('x', central(archive) + 46))).toEqual(['BadArchive', 'damaged', 'xoster.ndjson']);
    expect(await altered((archive) => archive.writeUInt16LE(1, central(archive) + 8))).toEqual([
      'BadArchive',
      'encrypted',
      'roster.ndjson',
    ]);
    expect(await altered((archive) => archive.writeUInt16LE(12, central(archive) + 10))).toEqual([
      'BadArchive',
      'unsupported',
      'roster.ndjson',
    ]);
    expect(await altered((archive) => archive.writeUInt32LE(9, central(archive) + 24))).toEqual(['BadArchive', 'damaged', 'roster.ndjson']);
    expect(await altered((archive) => archive.writeUInt32LE(9, central(archive) + 42))).toEqual(['BadArchive', 'damaged', 'roster.ndjson']);
    expect(await altered((archive) => archive.writeUInt32LE(2_900_000_000, central(archive) + 24))).toEqual([
      'BadArchive',
      'tooLarge',
      'roster.ndjson',
    ]);
    // something before, between, behind or in a comment
    expect(await damage({ alter: (archive) => Buffer.concat([Buffer.from('#!/bin/sh\n'), archive]) })).toEqual([
      'BadArchive',
      'notAZip',
      null,
    ]);
    expect(await damage({ alter: (archive) => Buffer.concat([archive, Buffer.from('PK\u0005\u0006')]) })).toEqual([
      'BadArchive',
      'damaged',
      null,
    ]);
    expect(
      await damage({
        alter: (archive) => Buffer.concat([archive.subarray(0, central(archive)), Buffer.alloc(9), archive.subarray(central(archive))]),
      }),
    ).toEqual(['BadArchive', 'damaged', null]);
    const apart = (archive: Buffer): Buffer => {
      const second = at(archive, 0x04034b50, 4);
      const grown = Buffer.concat([archive.subarray(0, second), Buffer.alloc(9), archive.subarray(second)]);
      grown.writeUInt32LE(second + 9, at(grown, 0x02014b50, central(grown) + 4) + 42);
      grown.writeUInt32LE(grown.readUInt32LE(grown.length - 6) + 9, grown.length - 6);
      return grown;
    };
    expect(await damage({ alter: apart })).toEqual(['BadArchive', 'damaged', 'manifest.json']);
    // cut off, or no archive at all
    for (const length of [0, 3, 21, 400])
      expect(await damage({ alter: (archive) => archive.subarray(0, length) })).toMatchObject([
        'BadArchive',
        length < 22 ? 'notAZip' : 'damaged',
        null,
      ]);
    expect(await damage({ alter: () => Buffer.from('PK'.repeat(50)) })).toEqual(['BadArchive', 'notAZip', null]);
  });

  it('whose packed data are broken, too long or not to the end is refused', async () => {
    const broken = (change: (archive: Buffer) => void) =>
      damage({
        alter: (archive) => {
          change(archive);
          return archive;
        },
      });
    expect(await broken((archive) => archive.fill(0xff, 60, 80))).toEqual(['DamagedContent', 'roster.ndjson']);
  });

  it('that unpacks to more than is allowed is refused, whatever it says of its size', async () => {
    const bomb = 'x'.repeat(5_000_000);
    const limits = { unpackedBytes: 1_000_000 };
    expect(await damage({ files: { 'a.csv': bomb } }, { limits })).toEqual(['BadArchive', 'tooLarge', 'a.csv']);
    const lying = (archive: Buffer): Buffer => {
      // the true size stands in the descriptor behind the data and in the directory
      const size = Buffer.alloc(4);
      size.writeUInt32LE(bomb.length);
      const small = Buffer.alloc(4);
      small.writeUInt32LE(1000);
      for (let found = archive.indexOf(size); found >= 0; found = archive.indexOf(size)) archive.set(small, found);
      return archive;
    };
    expect(await damage({ files: { 'a.csv': bomb }, listed: { 'a.csv': 'x'.repeat(1000) }, alter: lying }, { limits })).toEqual([
      'DamagedContent',
      'a.csv',
    ]);
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, number) => [`a${number}.csv`, strToU8('x')]));
    expect(await packed(many)).toEqual(['BadArchive', 'tooManyFiles', null]);
  });

  it('never throws, and never gives anything but what was packed, whatever bytes are changed', async () => {
    const key = makePackageKey();
    const found = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { maxLength: 6 }), async (changes) => {
        const { file } = await makePackage({
          key,
          files: { 'a.csv': 'one\n' },
          alter: (archive) => {
            for (const [at, value] of changes) archive[at % archive.length] = value;
            return archive;
          },
        });
        const read = await opened(file, { keys: [key] });
        found.add(damageOf(read) === 'read' ? await textOf(read, 'a.csv') : 'refused');
        read.close();
      }),
      { numRuns: 150, examples: [[[]]] },
    );
    expect([...found].toSorted()).toEqual(['one\n', 'refused']);
  });
});
