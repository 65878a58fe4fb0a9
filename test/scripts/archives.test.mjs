import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asarArchive } from '../../scripts/runtime/asar.mjs';
import { requireDigest } from '../../scripts/runtime/digest.mjs';
import { fallbackPin } from '../../scripts/runtime/fallback-pin.mjs';
import { makeRuntime } from '../../scripts/runtime/fallback.mjs';
import { extractTarMember } from '../../scripts/runtime/tar-member.mjs';
import { unzip } from '../../scripts/runtime/unzip.mjs';

let folder = '';
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'touchstone-archives-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const at = (name) => path.join(folder, name);
const write = (name, content) => {
  fs.writeFileSync(at(name), content);
  return at(name);
};
const read = (name) => fs.readFileSync(at(name), 'utf8');

describe('the pinned runtime', () => {
  test('a package that is not the pinned one is refused, and nothing of it stays to be run', async () => {
    const tarball = write('changed.tgz', gzipSync(tar({ [fallbackPin.zipInTarball]: 'not the runtime' })));
    await expect(makeRuntime(fallbackPin, tarball, folder)).rejects.toThrow('the package with the runtime is not the pinned one');
    expect(fs.readdirSync(folder)).toEqual(['changed.tgz']);
  });

  test('an archive inside the package that is not the pinned one is refused before it is unpacked', async () => {
    const tarball = write('package.tgz', gzipSync(tar({ [fallbackPin.zipInTarball]: 'not the archive' })));
    const pin = { ...fallbackPin, tarballSha512Base64: digestOf(tarball, 'sha512', 'base64') };
    await expect(makeRuntime(pin, tarball, folder)).rejects.toThrow('the archive with the runtime is not the pinned one');
    expect(fs.existsSync(at('runtime'))).toBe(false);
  });

  test('a digest is accepted only for exactly the same bytes', async () => {
    const expected = {
      algorithm: 'sha256',
      encoding: 'hex',
      expected: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      what: 'x',
    };
    await expect(requireDigest(write('a', 'abc'), expected)).resolves.toBeUndefined();
    await expect(requireDigest(write('b', 'abd'), expected)).rejects.toThrow('x is not the pinned one');
  });
});

describe('one member of a tarball', () => {
  test('is written alone, with exactly its bytes', async () => {
    const large = 'x'.repeat(3_000_000);
    const tgz = write('a.tgz', gzipSync(tar({ 'package/first': 'one', 'package/large': large, 'package/last': 'three' })));
    await extractTarMember(tgz, 'package/large', at('large'));
    await extractTarMember(tgz, 'package/last', at('last'));
    expect(read('large')).toBe(large);
    expect(read('last')).toBe('three');
  });

  test('is found by a long name', async () => {
    const name = `package/${'n'.repeat(120)}`;
    const tgz = write('a.tgz', gzipSync(tar({ [name]: 'content', 'package/other': 'other' })));
    await extractTarMember(tgz, name, at('out'));
    expect(read('out')).toBe('content');
    await extractTarMember(tgz, 'package/other', at('other'));
    expect(read('other')).toBe('other');
  });

  test('that is not there is an error', async () => {
    await expect(extractTarMember(write('a.tgz', gzipSync(tar({ a: '1' }))), 'b', at('b'))).rejects.toThrow('there is no b');
  });

  test('of a tarball cut short is an error', async () => {
    const cut = tar({ a: 'y'.repeat(5_000) }).subarray(0, 2_000);
    await expect(extractTarMember(write('a.tgz', gzipSync(cut)), 'a', at('a'))).rejects.toThrow('ends too early');
  });
});

describe('a ZIP', () => {
  const options = { folder: 'App/', isLeftOut: (name) => name.startsWith('secret') };

  test('is unpacked from one of its folders, with executable bits, without what is left out', async () => {
    const program = [strToU8('run'), { os: 3, attrs: 0o100755 << 16 }];
    const zip = write(
      'a.zip',
      zipSync({
        App: { program, 'sub/text': strToU8('t'.repeat(10_000)), empty: new Uint8Array(), 'secret.txt': strToU8('s') },
        other: strToU8('o'),
      }),
    );
    await unzip(zip, at('out'), options);
    expect(fs.readdirSync(at('out')).sort()).toEqual(['empty', 'program', 'sub']);
    expect(read('out/sub/text')).toBe('t'.repeat(10_000));
    expect(read('out/empty')).toBe('');
    expect(fs.statSync(at('out/program')).mode & 0o777).toBe(0o755);
    expect(fs.statSync(at('out/sub/text')).mode & 0o111).toBe(0);
  });

  test('that would write outside the folder is refused', async () => {
    const zip = write('a.zip', zipSync({ 'App/../../evil': strToU8('e') }));
    await expect(unzip(zip, at('out'), options)).rejects.toThrow('leads outside');
  });

  test('with a link is refused', async () => {
    const zip = write('a.zip', zipSync({ 'App/link': [strToU8('/etc/passwd'), { os: 3, attrs: 0o120777 << 16 }] }));
    await expect(unzip(zip, at('out'), options)).rejects.toThrow('is a link');
  });
});

test('an asar archive has a directory that leads to each file', () => {
  const archive = asarArchive({ 'package.json': Buffer.from('{}'), 'main.js': Buffer.from('run()') });
  const headerLength = archive.readUInt32LE(4);
  const directory = JSON.parse(archive.toString('utf8', 16, 16 + archive.readUInt32LE(12)));
  const { size, offset } = directory.files['main.js'];
  const start = 8 + headerLength + Number(offset);
  expect(archive.toString('utf8', start, start + size)).toBe('run()');
});

function digestOf(file, algorithm, encoding) {
  return createHash(algorithm).update(fs.readFileSync(file)).digest(encoding);
}

/** A plain tar archive; a name past 100 characters gets a GNU long-name record. */
function tar(files) {
  const record = (name, bytes, type) => {
    const header = Buffer.alloc(512);
    header.write(name.slice(0, 100), 0);
    header.write(bytes.length.toString(8).padStart(11, '0'), 124);
    header.write(type, 156);
    return Buffer.concat([header, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)]);
  };
  const records = Object.entries(files).flatMap(([name, text]) => {
    const long = name.length > 100 ? [record('././@LongLink', Buffer.from(`${name}\0`), 'L')] : [];
    return [...long, record(name, Buffer.from(text), '0')];
  });
  return Buffer.concat([...records, Buffer.alloc(1024)]);
}
