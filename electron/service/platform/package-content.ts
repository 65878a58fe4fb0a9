import {
  manifestName,
  mostContents,
  readManifest,
  type ManifestRefused,
  type PackageManifest,
} from '../../../shared/domain/packages/manifest';
import { fail, ok, type Failure, type Result } from '../../../shared/result';
import { decryptAge } from '../vault/age';
import { staged, unhurried, type StagedBytes } from './staged-bytes';
import { unpackedChunks, unpackEntry } from './unpack-entry';
import { readZipDirectory, type ZipEntry, type ZipRefused } from './zip-directory';

/** Why nothing can be taken out of a file whose signature is good. */
export type PackageDamaged =
  | ZipRefused
  | ManifestRefused
  | Failure<'NotForUs', undefined>
  | Failure<'DamagedEncryption', undefined>
  | Failure<'NoManifest', undefined>
  | Failure<'MissingContent' | 'ExtraContent' | 'ContentChanged' | 'DamagedContent', { readonly name: string }>;

export interface PackageContent {
  readonly manifest: PackageManifest;
  /** A file of the manifest, as often as one likes; its digest has been checked. */
  readonly chunks: (name: string) => AsyncGenerator<Buffer, void>;
}

const mostFiles = mostContents + 1;
const largestManifest = 1024 * 1024;
const ageStart = Buffer.from('age-encryption.org/v1\n', 'latin1');

/** Whether the bytes are an age file, whatever their name. */
export function isAgeFile(bytes: StagedBytes): boolean {
  return bytes.size >= ageStart.length && bytes.read(0, ageStart.length).equals(ageStart);
}

/** The plain archive in an age file, as a private copy, with the first of the X25519 private keys that opens it. */
export async function decrypted(
  carried: StagedBytes,
  {
    identities,
    stagingFolder,
    signal,
  }: { readonly identities: readonly Uint8Array[]; readonly stagingFolder: string; readonly signal?: AbortSignal | undefined },
): Promise<Result<StagedBytes, PackageDamaged>> {
  for (const identity of identities) {
    const opened = await staged(stagingFolder, async (write) => {
      const read = await decryptAge(unhurried(carried.chunks(), signal), identity, write);
      return read.ok ? (true as const) : read.failure.code;
    });
    if (typeof opened !== 'string') return ok(opened);
    if (opened === 'Damaged') return fail<'DamagedEncryption'>('DamagedEncryption');
  }
  return fail<'NotForUs'>('NotForUs');
}

/** The manifest of an archive, and its files once every one of them is what the manifest says. */
export async function readContent(
  archive: StagedBytes,
  unpackedBytes: number,
  signal?: AbortSignal,
): Promise<Result<PackageContent, PackageDamaged>> {
  const directory = readZipDirectory(archive, { files: mostFiles, bytes: unpackedBytes });
  if (!directory.ok) return directory;
  const entryOf = new Map(directory.value.map((entry) => [entry.name, entry]));
  const listed = entryOf.get(manifestName);
  if (listed === undefined) return fail<'NoManifest'>('NoManifest');
  if (listed.bytes > largestManifest) return fail('BadArchive', { problem: 'tooLarge', name: manifestName });
  const text: Buffer[] = [];
  const unpacked = await unpackEntry(archive, listed, (chunk) => text.push(chunk), signal);
  if (!unpacked.ok) return fail('DamagedContent', { name: manifestName });
  const manifest = readManifest(Buffer.concat(text).toString('utf8'));
  if (!manifest.ok) return manifest;
  const checked = await checkContent(archive, entryOf, manifest.value, signal);
  if (!checked.ok) return checked;
  return ok({ manifest: manifest.value, chunks: (name) => contentChunks(archive, entryOf, name) });
}

/** Every file that the manifest lists is there as it says, and no other. */
async function checkContent(
  archive: StagedBytes,
  entryOf: ReadonlyMap<string, ZipEntry>,
  { content }: PackageManifest,
  signal?: AbortSignal,
): Promise<Result<void, PackageDamaged>> {
  const listed = new Set([manifestName, ...content.map(({ name }) => name)]);
  for (const name of entryOf.keys()) if (!listed.has(name)) return fail('ExtraContent', { name });
  for (const { name, bytes, sha256 } of content) {
    const entry = entryOf.get(name);
    if (entry === undefined) return fail('MissingContent', { name });
    if (entry.bytes !== bytes) return fail('ContentChanged', { name });
    const unpacked = await unpackEntry(archive, entry, () => undefined, signal);
    if (!unpacked.ok) return fail('DamagedContent', { name });
    if (unpacked.value.sha256 !== sha256) return fail('ContentChanged', { name });
  }
  return ok(undefined);
}

async function* contentChunks(archive: StagedBytes, entryOf: ReadonlyMap<string, ZipEntry>, name: string): AsyncGenerator<Buffer, void> {
  const entry = entryOf.get(name);
  if (entry === undefined) throw new Error(`the package has no ${name}`);
  for await (const chunk of unpackedChunks(archive, entry)) {
    if (chunk === null) throw new Error(`${name} was whole before`);
    yield chunk;
  }
}
