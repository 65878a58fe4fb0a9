import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  keyIdText,
  makePackageKey,
  minisignPublicKeyText,
  minisignSign,
  minisignVerify,
  readPublicKey,
  signatureKeyId,
  type PackageKey,
} from '../../electron/service/vault/minisign';
import { failureOf, makeFolder, valueOf } from './make-site';

const isInstalled = spawnSync('minisign', ['-v']).error === undefined;
if (!isInstalled) console.info('skipped: the command `minisign` is missing; on Debian or Ubuntu: apt-get install minisign');

const content = Buffer.from('qualification status, 2026-03-02\n');
const comment = 'Northfield Works to Head Office, no. 12';

async function* inChunks(data: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let start = 0; start < data.length; start += size) yield data.subarray(start, start + size);
}

async function makeSignedFile(
  key: PackageKey,
  trustedComment = comment,
): Promise<{ file: string; publicKey: string; verify: () => { accepted: boolean; output: string } }> {
  const folder = makeFolder();
  const [file, publicKey] = [join(folder, 'status.zip'), join(folder, 'site.pub')];
  writeFileSync(file, content);
  writeFileSync(publicKey, minisignPublicKeyText(key));
  writeFileSync(`${file}.minisig`, await minisignSign(key, content, trustedComment));
  const verify = () => {
    const run = spawnSync('minisign', ['-Vm', file, '-p', publicKey], { encoding: 'utf8' });
    return { accepted: run.status === 0, output: run.stdout + run.stderr };
  };
  return { file, publicKey, verify };
}

it('names a key as minisign does, without leading zeros', () => {
  expect(keyIdText(Buffer.from('81769bf5b1870704', 'hex'))).toBe('40787B1F59B7681');
});

it('reads a public key from a file, a line of it or with blanks around it, and nothing else for one', async () => {
  const key = makePackageKey();
  const text = minisignPublicKeyText(key);
  const line = text.split('\n')[1] ?? '';
  for (const given of [text, text.replaceAll('\n', '\r\n'), line, `  ${line}\n`])
    expect(readPublicKey(given)).toEqual({ keyId: key.keyId, publicKey: key.publicKey });
  const other = Buffer.concat([Buffer.from('XX'), key.keyId, key.publicKey]).toString('base64');
  for (const given of ['', 'key', line.slice(1), `${line}A`, other]) expect(readPublicKey(given)).toBeNull();
  expect(signatureKeyId(await minisignSign(key, content, comment))).toBe(keyIdText(key.keyId));
  expect(signatureKeyId('no signature')).toBeNull();
});

describe.skipIf(!isInstalled)("the system's minisign", () => {
  it('accepts a signed file and shows the trusted comment', async () => {
    const { verify } = await makeSignedFile(makePackageKey(), 'Nordfält → kontor');
    const { accepted, output } = verify();
    expect(output).toContain('Signature and comment signature verified');
    expect(output).toContain('Trusted comment: Nordfält → kontor');
    expect(accepted).toBe(true);
  });

  it('refuses it after one changed byte, a changed comment or under another key', async () => {
    const changed = await makeSignedFile(makePackageKey());
    writeFileSync(changed.file, content.toString().replace('2026', '2027'));
    expect(changed.verify()).toMatchObject({ accepted: false });

    const commented = await makeSignedFile(makePackageKey());
    const signature = readFileSync(`${commented.file}.minisig`, 'utf8');
    writeFileSync(`${commented.file}.minisig`, signature.replace('no. 12', 'no. 13'));
    expect(commented.verify().output).toContain('Comment signature verification failed');

    const other = await makeSignedFile(makePackageKey());
    writeFileSync(other.publicKey, minisignPublicKeyText(makePackageKey()));
    expect(other.verify()).toMatchObject({ accepted: false });
  });

  it('makes signatures that are accepted here', async () => {
    const folder = makeFolder();
    const [file, publicKey, secretKey] = ['status.zip', 'own.pub', 'own.key'].map((name) => join(folder, name));
    if (file === undefined || publicKey === undefined || secretKey === undefined) throw new Error('three names');
    writeFileSync(file, content);
    expect(spawnSync('minisign', ['-GWf', '-p', publicKey, '-s', secretKey]).status).toBe(0);
    expect(spawnSync('minisign', ['-Sm', file, '-s', secretKey, '-t', comment]).status).toBe(0);
    const bytes = Buffer.from(readFileSync(publicKey, 'utf8').split('\n')[1] ?? '', 'base64');
    const key = { keyId: bytes.subarray(2, 10), publicKey: bytes.subarray(10) };
    const signature = readFileSync(`${file}.minisig`, 'utf8');
    expect(readFileSync(publicKey, 'utf8')).toBe(minisignPublicKeyText(key));
    expect(valueOf(await minisignVerify(key, content, signature)).trustedComment).toBe(comment);
  });
});

describe('a minisign signature', () => {
  it('is the same over a whole file and over its parts', async () => {
    const key = makePackageKey();
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), fc.integer({ min: 1, max: 200 }), async (bytes, size) => {
        const data = Buffer.from(bytes);
        const signature = await minisignSign(key, inChunks(data, size), comment);
        expect(signature).toBe(await minisignSign(key, data, comment));
        expect(valueOf(await minisignVerify(key, inChunks(data, size + 1), signature)).trustedComment).toBe(comment);
      }),
      { numRuns: 30 },
    );
  });

  it('tells a changed content, a changed comment, another key and no signature apart', async () => {
    const key = makePackageKey();
    const other = makePackageKey();
    const signature = await minisignSign(key, content, comment);
    const refusal = async (...given: Parameters<typeof minisignVerify>) => failureOf(await minisignVerify(...given));
    expect((await refusal(key, Buffer.from('other'), signature)).code).toBe('ContentChanged');
    expect((await refusal(key, content, signature.replace('no. 12', 'no. 13'))).code).toBe('CommentChanged');
    expect(await refusal(other, content, signature)).toEqual({ code: 'OtherKey', data: { keyId: keyIdText(key.keyId) } });
    expect((await refusal({ ...other, keyId: key.keyId }, content, signature)).code).toBe('ContentChanged');
    for (const text of ['', 'hello', signature.slice(0, 90), signature.replace('trusted comment: ', '')]) {
      expect((await refusal(key, content, text)).code).toBe('NotASignature');
    }
  });

  it('has a trusted comment of one line', async () => {
    await expect(minisignSign(makePackageKey(), content, 'one\ntwo')).rejects.toThrow('one line');
  });
});
