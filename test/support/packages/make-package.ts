import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { openPackage, type OpenedPackage, type OpenPackageOptions } from '../../../electron/service/platform/open-package';
import { createArchive } from '../../../electron/service/platform/package-archive';
import { encryptForAge } from '../../../electron/service/vault/age';
import { keyIdText, makePackageKey, minisignPublicKeyText, minisignSign, type PackageKey } from '../../../electron/service/vault/minisign';

export function makeFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'touchstone-package-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function lineOf(key: PackageKey): string {
  return minisignPublicKeyText(key).split('\n')[1] ?? '';
}

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

export const rosterText = Array.from({ length: 500 }, (_, at) => `{"employeeNumber":"${at}"}\n`).join('');

/** What a manifest of a roster says, but for what is given. */
export function manifestOf(key: PackageKey, files: Readonly<Record<string, string>>, different: Readonly<Record<string, unknown>> = {}) {
  return {
    format: 'touchstone-package',
    formatVersion: 1,
    kind: 'roster',
    packageId: 'package-1',
    site: { id: 'site-north', name: 'Northfield Works' },
    sender: { keyId: keyIdText(key.keyId), publicKey: lineOf(key) },
    receiver: { siteId: 'site-south', name: 'Southfield Works' },
    sequence: 1,
    previousSha256: null,
    asOf: '2026-03-14',
    createdAt: '2026-03-14T10:00:00.000Z',
    createdBy: 'user-a',
    content: Object.entries(files).map(([name, text]) => ({
      name,
      mediaType: 'application/x-ndjson',
      sha256: sha256(text),
      bytes: Buffer.byteLength(text),
      rows: text.split('\n').length - 1,
    })),
    ...different,
  };
}

export interface PackageOptions {
  readonly key?: PackageKey;
  /** What is packed. */
  readonly files?: Readonly<Record<string, string>>;
  /** What the manifest tells of, where that is something else. */
  readonly listed?: Readonly<Record<string, string>>;
  readonly manifest?: Readonly<Record<string, unknown>>;
  readonly recipients?: readonly string[];
  /** Changes the archive before it is encrypted and signed. */
  readonly alter?: (archive: Buffer) => Uint8Array;
}

/** A signed package in a folder of its own, as the product writes it. */
export async function makePackage(options: PackageOptions = {}): Promise<{ file: string; key: PackageKey; sha256: string }> {
  const { key = makePackageKey(), files = { 'roster.ndjson': rosterText }, recipients, alter } = options;
  const folder = makeFolder();
  const zip = path.join(folder, 'roster.zip');
  const archive = createArchive(zip);
  for (const [name, text] of Object.entries(files)) {
    const entry = archive.add(name);
    entry.write(text);
    entry.end();
  }
  const manifest = archive.add('manifest.json');
  manifest.write(JSON.stringify(manifestOf(key, options.listed ?? files, options.manifest)));
  manifest.end();
  archive.finish();
  archive.close();
  const plain = alter?.(readFileSync(zip)) ?? readFileSync(zip);
  rmSync(zip);
  const carried = recipients === undefined ? Buffer.from(plain) : await encrypted(plain, recipients);
  const file = recipients === undefined ? zip : `${zip}.age`;
  writeFileSync(file, carried);
  writeFileSync(`${file}.minisig`, await minisignSign(key, carried, 'roster.zip, from Northfield Works'));
  return { file, key, sha256: sha256(carried) };
}

export async function encrypted(data: Uint8Array, recipients: readonly string[]): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of encryptForAge(once(data), recipients)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function* once(data: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < data.length; start += 50_000) yield data.subarray(start, start + 50_000);
}

/** Opens a package until the test ends. */
export async function opened(
  file: string,
  options: Partial<OpenPackageOptions> & { readonly keys?: readonly PackageKey[] },
): Promise<OpenedPackage> {
  const { keys = [], ...rest } = options;
  const result = await openPackage(file, { publicKeys: keys.map(lineOf), identities: [], stagingFolder: makeFolder(), ...rest });
  if (!result.ok) throw new Error(`${result.failure.code} ${result.failure.data.why}`);
  onTestFinished(result.value.close);
  return result.value;
}

/** How many private copies this process has open, where the system tells; their names are gone at once. */
export function openCopies(): number {
  if (!existsSync('/proc/self/fd')) return 0;
  return readdirSync('/proc/self/fd').filter((number) => linkOf(path.join('/proc/self/fd', number)).includes('staged-')).length;
}

function linkOf(descriptor: string): string {
  try {
    return readlinkSync(descriptor);
  } catch {
    return '';
  }
}

/** What keeps a package from being read; 'read' where nothing does. */
export function damageOf({ content }: OpenedPackage): unknown {
  if (content === null) return 'not opened';
  if (content.ok) return 'read';
  const { code, data } = content.failure;
  return data === undefined ? code : [code, ...Object.values(data)];
}

/** What keeps a package from being read that is made like this, by whoever knows its key. */
export async function damage(options: PackageOptions, more: Parameters<typeof opened>[1] = {}): Promise<unknown> {
  const { file, key } = await makePackage(options);
  return damageOf(await opened(file, { keys: [key], ...more }));
}

export async function textOf({ content }: OpenedPackage, name: string): Promise<string> {
  if (content === null || !content.ok) throw new Error('the package is not open');
  const chunks: Buffer[] = [];
  for await (const chunk of content.value.chunks(name)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
