import { contentName } from '../../../shared/domain/packages/manifest';
import { fail, ok, type Failure, type Result } from '../../../shared/result';
import type { StagedBytes } from './staged-bytes';

export interface ZipEntry {
  readonly name: string;
  readonly isDeflated: boolean;
  readonly crc32: number;
  readonly packedBytes: number;
  readonly bytes: number;
  /** Where its data begins in the archive. */
  readonly start: number;
}

export type ZipProblem =
  | 'notAZip'
  /** Cut off, or with something before, between or behind its files. */
  | 'damaged'
  /** Of a kind that no package is: of several volumes, of the large form, packed in another way. */
  | 'unsupported'
  | 'encrypted'
  | 'badName'
  | 'duplicateName'
  | 'tooManyFiles'
  | 'tooLarge';

export type ZipRefused = Failure<'BadArchive', { readonly problem: ZipProblem; readonly name: string | null }>;

export interface ZipLimits {
  readonly files: number;
  /** Of all files together when they are unpacked. */
  readonly bytes: number;
}

const endBytes = 22;
const headerBytes = { local: 30, central: 46 };
const signature = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50, descriptor: 0x08074b50 };
const flag = { encrypted: 1 << 0, descriptor: 1 << 3, patched: 1 << 5, strong: 1 << 6, masked: 1 << 13 };

/**
 * The files of an archive (APPNOTE 6.3.3), strictly: one directory at the very end, the files behind each other without a gap, what
 * stands before each file the same as in the directory. Two programs can then not read two things out of one archive.
 */
export function readZipDirectory(archive: StagedBytes, limits: ZipLimits): Result<readonly ZipEntry[], ZipRefused> {
  const refuse = (problem: ZipProblem, name: string | null = null) => fail('BadArchive', { problem, name });
  if (archive.size < endBytes || archive.read(0, 4).readUInt32LE() !== signature.local) return refuse('notAZip');
  const end = archive.read(archive.size - endBytes, endBytes);
  if (end.readUInt32LE(0) !== signature.end || end.readUInt16LE(20) !== 0) return refuse('damaged');
  const [count, size, start] = [end.readUInt16LE(10), end.readUInt32LE(12), end.readUInt32LE(16)];
  if (end.readUInt32LE(4) !== 0 || end.readUInt16LE(8) !== count || count === 0xffff || start === 0xffffffff) return refuse('unsupported');
  if (count > limits.files || size > limits.files * 1024) return refuse('tooManyFiles');
  if (start + size !== archive.size - endBytes) return refuse('damaged');

  const listed = centralEntries(archive.read(start, size), count);
  if (listed === null) return refuse('damaged');
  const names = new Set<string>();
  let bytes = 0;
  for (const entry of listed) {
    if (entry.flags & (flag.encrypted | flag.strong | flag.masked)) return refuse('encrypted', entry.name);
    if (entry.flags & flag.patched || (entry.method !== 0 && entry.method !== 8) || !entry.isPlainFile)
      return refuse('unsupported', entry.name);
    if (entry.packedBytes === 0xffffffff || entry.bytes === 0xffffffff) return refuse('unsupported', entry.name);
    if (!contentName.safeParse(entry.name).success) return refuse('badName', entry.name);
    if (names.has(entry.name.toLowerCase())) return refuse('duplicateName', entry.name);
    names.add(entry.name.toLowerCase());
    bytes += entry.bytes;
    if (bytes > limits.bytes) return refuse('tooLarge', entry.name);
  }

  const found: ZipEntry[] = [];
  let at = 0;
  for (const entry of listed.toSorted((a, b) => a.offset - b.offset)) {
    const placed = entry.offset === at ? placeOf(archive, entry, start) : null;
    if (placed === null) return refuse('damaged', entry.name);
    const { name, method, crc32, packedBytes } = entry;
    found.push({ name, isDeflated: method === 8, crc32, packedBytes, bytes: entry.bytes, start: placed.start });
    at = placed.next;
  }
  return at === start ? ok(found) : refuse('damaged');
}

interface Listed {
  readonly name: string;
  readonly nameBytes: Buffer;
  readonly flags: number;
  readonly method: number;
  readonly crc32: number;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly offset: number;
  readonly isPlainFile: boolean;
}

/** The directory; null: it does not hold so many entries and nothing else. */
function centralEntries(directory: Buffer, count: number): readonly Listed[] | null {
  const entries: Listed[] = [];
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + headerBytes.central > directory.length || directory.readUInt32LE(at) !== signature.central) return null;
    const [nameLength, extra, comment] = [
      directory.readUInt16LE(at + 28),
      directory.readUInt16LE(at + 30),
      directory.readUInt16LE(at + 32),
    ];
    const next = at + headerBytes.central + nameLength + extra + comment;
    if (next > directory.length || directory.readUInt16LE(at + 34) !== 0) return null;
    const nameBytes = directory.subarray(at + headerBytes.central, at + headerBytes.central + nameLength);
    entries.push({
      name: nameBytes.toString('utf8'),
      nameBytes,
      flags: directory.readUInt16LE(at + 8),
      method: directory.readUInt16LE(at + 10),
      crc32: directory.readUInt32LE(at + 16),
      packedBytes: directory.readUInt32LE(at + 20),
      bytes: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
      isPlainFile: isPlainFile(directory.readUInt16LE(at + 4), directory.readUInt32LE(at + 38)),
    });
    at = next;
  }
  return at === directory.length ? entries : null;
}

/** Not a folder, a link or a device, as far as the system that packed it says. */
function isPlainFile(madeBy: number, attributes: number): boolean {
  const type = (attributes >>> 16) & 0o170000;
  if (madeBy >> 8 === 3) return type === 0 || type === 0o100000;
  return (attributes & 0x10) === 0;
}

/** Where the data of a listed file begins, and where the next thing in the archive does; null: it is not there as it is listed. */
function placeOf(archive: StagedBytes, entry: Listed, directoryStart: number): { readonly start: number; readonly next: number } | null {
  if (entry.offset + headerBytes.local > directoryStart) return null;
  const header = archive.read(entry.offset, headerBytes.local);
  const [nameLength, extra] = [header.readUInt16LE(26), header.readUInt16LE(28)];
  const start = entry.offset + headerBytes.local + nameLength + extra;
  const end = start + entry.packedBytes;
  if (header.readUInt32LE(0) !== signature.local || end > directoryStart || nameLength !== entry.nameBytes.length) return null;
  if (!archive.read(entry.offset + headerBytes.local, nameLength).equals(entry.nameBytes)) return null;
  if (header.readUInt16LE(6) !== entry.flags || header.readUInt16LE(8) !== entry.method) return null;
  const facts = [entry.crc32, entry.packedBytes, entry.bytes];
  const isSame = (bytes: Buffer, from: number): boolean => facts.every((fact, index) => bytes.readUInt32LE(from + index * 4) === fact);
  if (!(entry.flags & flag.descriptor)) return isSame(header, 14) ? { start, next: end } : null;
  const behind = archive.read(end, Math.min(16, directoryStart - end));
  if (behind.length >= 16 && behind.readUInt32LE(0) === signature.descriptor && isSame(behind, 4)) return { start, next: end + 16 };
  return behind.length >= 12 && isSame(behind, 0) ? { start, next: end + 12 } : null;
}
