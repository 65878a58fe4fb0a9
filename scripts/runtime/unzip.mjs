import fs from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';

const END_RECORD = Buffer.from([0x50, 0x4b, 5, 6]);
const DIRECTORY_ENTRY = 0x02014b50;
const FILE_TYPE = 0o170000;
const LINK = 0o120000;

/**
 * Unpacks the files under `folder` of a ZIP into `target`, one at a time and streaming, with their executable bits
 * (which stand only in the directory at the end, so a library that reads front to back loses them). Refuses links and names that lead outside.
 */
export async function unzip(zip, target, { folder, isLeftOut }) {
  const file = await fs.promises.open(zip, 'r');
  try {
    for (const entry of await readDirectory(file)) {
      if (!entry.name.startsWith(folder) || entry.name.endsWith('/')) continue;
      const name = entry.name.slice(folder.length);
      if (!isLeftOut(name)) await extract(file, zip, entry, safePath(target, name));
    }
  } finally {
    await file.close();
  }
}

async function extract(file, zip, entry, target) {
  if ((entry.mode & FILE_TYPE) === LINK) throw new Error(`zip: ${entry.name} is a link`);
  fs.mkdirSync(path.dirname(target), { recursive: true });
  const mode = entry.mode & 0o111 ? 0o755 : 0o644;
  if (entry.packedSize === 0) return fs.writeFileSync(target, '', { mode });
  const local = await readExactly(file, entry.position, 30);
  const start = entry.position + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
  const source = fs.createReadStream(zip, { start, end: start + entry.packedSize - 1, highWaterMark: 1 << 20 });
  const sink = fs.createWriteStream(target, { mode });
  if (entry.method === 0) await pipeline(source, sink);
  else if (entry.method === 8) await pipeline(source, createInflateRaw({ chunkSize: 1 << 20 }), sink);
  else throw new Error(`zip: ${entry.name} is packed by the unknown method ${entry.method}`);
}

async function readDirectory(file) {
  const { size } = await file.stat();
  const tailLength = Math.min(size, 65_557);
  const tail = await readExactly(file, size - tailLength, tailLength);
  const end = tail.lastIndexOf(END_RECORD);
  if (end < 0) throw new Error('zip: no end record');
  const count = tail.readUInt16LE(end + 10);
  const position = tail.readUInt32LE(end + 16);
  if (count === 0xffff || position === 0xffffffff) throw new Error('zip: zip64 is not supported');
  const directory = await readExactly(file, position, tail.readUInt32LE(end + 12));
  const entries = [];
  for (let at = 0; entries.length < count;) {
    if (directory.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new Error('zip: the directory is damaged');
    const nameLength = directory.readUInt16LE(at + 28);
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      method: directory.readUInt16LE(at + 10),
      packedSize: directory.readUInt32LE(at + 20),
      mode: directory.readUInt32LE(at + 38) >>> 16,
      position: directory.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

function safePath(target, name) {
  const full = path.resolve(target, name);
  if (!full.startsWith(path.resolve(target) + path.sep)) throw new Error(`zip: ${name} leads outside the folder`);
  return full;
}

async function readExactly(file, position, length) {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.read(bytes, 0, length, position);
  if (bytesRead !== length) throw new Error('zip: the file ends too early');
  return bytes;
}
