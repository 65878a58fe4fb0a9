import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { openPackage } from '../../electron/service/platform/open-package';
import { archiveInto, writeChunks } from '../../electron/service/platform/package-archive';
import { stageBytes, unhurried } from '../../electron/service/platform/staged-bytes';
import { ageRecipient, encryptForAge } from '../../electron/service/vault/age';
import { makePackageKey, minisignSign } from '../../electron/service/vault/minisign';
import { makeKeyPair } from '../../electron/service/vault/raw-keys';
import {
  damage,
  damageOf,
  lineOf,
  makeFolder,
  makePackage,
  manifestOf,
  openCopies,
  opened,
  rosterText,
  textOf,
} from '../support/packages/make-package';

const isInstalled = (program: string): boolean => spawnSync(program, ['--version']).error === undefined;

describe('a package', () => {
  it('is opened as it was written, its content as often as one likes', async () => {
    const { file, key, sha256 } = await makePackage({ files: { 'roster.ndjson': rosterText, 'README.txt': 'text\n', 'empty.csv': '' } });
    const read = await opened(file, { keys: [makePackageKey(), key] });
    expect(read).toMatchObject({
      fileName: 'roster.zip',
      sha256,
      isEncrypted: false,
      signature: { outcome: 'good', publicKey: lineOf(key) },
      trustedComment: 'roster.zip, from Northfield Works',
      content: { ok: true, value: { manifest: { kind: 'roster', receiver: { siteId: 'site-south' }, sequence: 1 } } },
    });
    for (let time = 0; time < 2; time += 1) expect(await textOf(read, 'roster.ndjson')).toBe(rosterText);
    expect(await textOf(read, 'README.txt')).toBe('text\n');
    expect(await textOf(read, 'empty.csv')).toBe('');
  });

  it('is read out of a copy of its own: what becomes of the file afterwards changes nothing, and nothing is left of the copy', async () => {
    const { file, key } = await makePackage();
    const stagingFolder = makeFolder();
    const read = await opened(file, { keys: [key], stagingFolder });
    writeFileSync(file, 'something else');
    expect(await textOf(read, 'roster.ndjson')).toBe(rosterText);
    read.close();
    expect(readdirSync(stagingFolder)).toEqual([]);
  });

  it.each([
    [500, 1],
    [70_000, 64 * 1024],
    [3_000_000, 200],
  ])('of %i rows is as whole as one of few', async (rows, width) => {
    const text = `${'x'.repeat(width)}\n`.repeat(Math.ceil(rows / width));
    const { file, key } = await makePackage({ files: { 'rows.csv': text } });
    const read = await opened(file, { keys: [key] });
    expect(damageOf(read)).toBe('read');
    expect((await textOf(read, 'rows.csv')) === text).toBe(true);
  });
});

describe('the signature', () => {
  it('that is missing, none, of nobody we know or not over this file is told, and nothing is unpacked', async () => {
    const { file, key } = await makePackage();
    const signature = readFileSync(`${file}.minisig`, 'utf8');
    const outcome = async (keys: readonly ReturnType<typeof makePackageKey>[]) => {
      const { signature: facts, content } = await opened(file, { keys });
      expect(content).toBeNull();
      return facts;
    };
    expect(await outcome([makePackageKey()])).toMatchObject({ outcome: 'unknownKey' });
    expect(await outcome([{ ...makePackageKey(), keyId: key.keyId }])).toMatchObject({ outcome: 'contentChanged' });
    writeFileSync(`${file}.minisig`, signature.replace('Northfield', 'Southfield'));
    expect(await outcome([key])).toMatchObject({ outcome: 'commentChanged', publicKey: lineOf(key) });
    writeFileSync(`${file}.minisig`, 'hello'.repeat(10_000));
    expect(await outcome([key])).toEqual({ outcome: 'notASignature' });
    rmSync(`${file}.minisig`);
    expect(await outcome([key])).toEqual({ outcome: 'missing' });
    writeFileSync(`${file}.minisig`, signature);
    appendFileSync(file, '\0');
    expect(await outcome([key])).toMatchObject({ outcome: 'contentChanged' });
  });

  it('no longer fits after any one changed byte', async () => {
    const { file, key } = await makePackage({ files: { 'a.csv': 'x' } });
    const whole = readFileSync(file);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: whole.length - 1 }), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const changed = Buffer.from(whole);
        changed[at] = (changed[at] ?? 0) ^ by;
        writeFileSync(file, changed);
        const read = await opened(file, { keys: [key] });
        expect(read.signature.outcome).toBe('contentChanged');
        read.close();
      }),
      { numRuns: 40 },
    );
  });
});

test('a manifest of a later version, of an unknown kind or of nonsense is told apart', async () => {
  expect(await damage({ manifest: { formatVersion: 2, content: 'whatever' } })).toEqual(['NewerFormat', 2]);
  expect(await damage({ manifest: { kind: 'payroll' } })).toEqual(['UnknownKind', 'payroll']);
  expect(await damage({ manifest: { sequence: 0 } })).toEqual(['NotAManifest', 'sequence']);
  expect(await damage({ manifest: { format: 'other' } })).toEqual(['NotAManifest', 'format']);
  expect(await damage({ manifest: { anything: 'new' } })).toBe('read');
});

describe('a file that cannot be read', () => {
  it('is told, and a pipe or a folder in its place keeps nobody waiting', async () => {
    const { file, key } = await makePackage();
    const folder = makeFolder();
    const options = { publicKeys: [lineOf(key)], identities: [], stagingFolder: makeFolder() };
    const why = async (of: string, more = {}) => {
      const read = await openPackage(of, { ...options, ...more });
      return read.ok ? 'read' : read.failure.data.why;
    };
    expect(await why(path.join(folder, 'none.zip'))).toBe('missing');
    expect(await why(folder)).toBe('notAFile');
    expect(await why(file, { limits: { carriedBytes: 100 } })).toBe('tooLarge');
    spawnSync('mkfifo', [path.join(folder, 'pipe.zip')]);
    // where the system has pipes
    expect(await why(path.join(folder, 'pipe.zip'))).toBe(existsSync(path.join(folder, 'pipe.zip')) ? 'notAFile' : 'missing');
    symlinkSync(file, path.join(folder, 'link.zip'));
    const linked = await opened(path.join(folder, 'link.zip'), { keys: [key] });
    expect(linked.signature.outcome).toBe('missing');
    mkdirSync(path.join(folder, 'link.zip.minisig'));
    expect((await opened(path.join(folder, 'link.zip'), { keys: [key] })).signature.outcome).toBe('notASignature');
    truncateSync(file, 0);
    expect((await opened(file, { keys: [key] })).signature.outcome).toBe('contentChanged');
  });

  it('is let go when nobody waits any more', async () => {
    const { file, key } = await makePackage();
    const stagingFolder = makeFolder();
    const reading = openPackage(file, { publicKeys: [lineOf(key)], identities: [], stagingFolder, signal: AbortSignal.abort() });
    await expect(reading).rejects.toThrow('aborted');
    expect(readdirSync(stagingFolder)).toEqual([]);
  });
});

describe('an encrypted package', () => {
  const own = makeKeyPair('x25519');
  const other = makeKeyPair('x25519');

  it('opens with any of our keys, and its plain text never lies in the folder of copies', async () => {
    const { file, key } = await makePackage({ recipients: [ageRecipient(own.publicKey)] });
    const stagingFolder = makeFolder();
    const before = openCopies();
    const read = await opened(file, { keys: [key], identities: [other.privateKey, own.privateKey], stagingFolder });
    expect(read).toMatchObject({ fileName: 'roster.zip.age', isEncrypted: true, content: { ok: true } });
    expect(await textOf(read, 'roster.ndjson')).toBe(rosterText);
    read.close();
    expect([readdirSync(stagingFolder), openCopies()]).toEqual([[], before]);
  });

  it('for somebody else, cut off or with an endless header is told apart', async () => {
    const recipients = [ageRecipient(other.publicKey)];
    expect(await damage({ recipients }, { identities: [own.privateKey] })).toBe('NotForUs');
    expect(await damage({ recipients }, { identities: [] })).toBe('NotForUs');
    const resigned = async (change: (carried: Buffer) => Buffer) => {
      const { file, key } = await makePackage({ recipients: [ageRecipient(own.publicKey)] });
      const carried = change(readFileSync(file));
      writeFileSync(file, carried);
      writeFileSync(`${file}.minisig`, await minisignSign(key, carried, 'again'));
      return damageOf(await opened(file, { keys: [key], identities: [own.privateKey] }));
    };
    expect(await resigned((carried) => carried)).toBe('read');
    expect(await resigned((carried) => carried.subarray(0, -1))).toBe('DamagedEncryption');
    expect(await resigned((carried) => Buffer.concat([carried, Buffer.alloc(1)]))).toBe('DamagedEncryption');
    expect(await resigned((carried) => carried.subarray(0, 40))).toBe('DamagedEncryption');
    expect(await resigned((carried) => Buffer.concat([carried.subarray(0, 22), Buffer.alloc(200_000, 'x')]))).toBe('DamagedEncryption');
  });

  it('is written without its plain text ever lying on a disk', async () => {
    const key = makePackageKey();
    const folder = makeFolder();
    const staging = stageBytes(folder);
    const archive = archiveInto(staging.write);
    const files = { 'roster.ndjson': rosterText };
    for (const [name, text] of Object.entries({ ...files, 'manifest.json': JSON.stringify(manifestOf(key, files)) })) {
      const entry = archive.add(name);
      entry.write(text);
      entry.end();
    }
    const digest = archive.finish();
    const plain = staging.finish();
    expect(plain.sha256).toBe(digest);
    const file = path.join(folder, 'roster.zip.age');
    const carried = await writeChunks(file, encryptForAge(unhurried(plain.chunks()), [ageRecipient(own.publicKey)]));
    plain.close();
    expect(readdirSync(folder)).toEqual(['roster.zip.age']);
    writeFileSync(`${file}.minisig`, await minisignSign(key, readFileSync(file), 'again'));
    const read = await opened(file, { keys: [key], identities: [own.privateKey] });
    expect(read.sha256).toBe(carried);
    expect(await textOf(read, 'roster.ndjson')).toBe(rosterText);
  });

  describe.skipIf(!isInstalled('age') || !isInstalled('minisign'))("and the system's age and minisign", () => {
    it('are opened by each other', async () => {
      const folder = makeFolder();
      const identity = path.join(folder, 'identity.txt');
      spawnSync('age-keygen', ['-o', identity]);
      const recipient = /age1\w+/.exec(readFileSync(identity, 'utf8'))?.[0] ?? '';
      const { file, key } = await makePackage({ recipients: [recipient, ageRecipient(own.publicKey)] });
      expect(spawnSync('minisign', ['-Vm', file, '-P', lineOf(key)]).status).toBe(0);
      const zip = path.join(folder, 'roster.zip');
      expect(spawnSync('age', ['-d', '-i', identity, '-o', zip, file]).status).toBe(0);

      const [secret, publicKey] = [path.join(folder, 'm.key'), path.join(folder, 'm.pub')];
      spawnSync('minisign', ['-GWf', '-p', publicKey, '-s', secret]);
      const back = path.join(folder, 'back.zip.age');
      expect(spawnSync('age', ['-r', ageRecipient(own.publicKey), '-o', back, zip]).status).toBe(0);
      expect(spawnSync('minisign', ['-Sm', back, '-s', secret, '-t', 'from outside']).status).toBe(0);
      const publicKeys = [readFileSync(publicKey, 'utf8').split('\n')[1] ?? ''];
      const read = await opened(back, { publicKeys, identities: [own.privateKey] });
      expect(read).toMatchObject({ signature: { outcome: 'good' }, trustedComment: 'from outside', content: { ok: true } });
      expect(await textOf(read, 'roster.ndjson')).toBe(rosterText);
    });
  });
});
