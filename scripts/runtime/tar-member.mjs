import fs from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';

const BLOCK = 512;

/** Streams one member of a .tgz to a new file, never holding more than a chunk in memory; throws when it is not there. */
export async function extractTarMember(tgz, member, target) {
  const source = fs.createReadStream(tgz, { highWaterMark: 1 << 20 });
  const gunzip = createGunzip({ chunkSize: 1 << 20 });
  source.on('error', (error) => gunzip.destroy(error));
  source.pipe(gunzip);
  const reader = byteReader(gunzip);
  try {
    for (let longName = null; ;) {
      const header = await reader.take(BLOCK);
      if (header === null) throw new Error(`there is no ${member} in ${tgz}`);
      if (header.every((byte) => byte === 0)) continue;
      const { name, size, type } = parseHeader(header);
      const padding = (BLOCK - (size % BLOCK)) % BLOCK;
      if (type === 'L') {
        longName = text(await reader.take(size));
      } else if ((type === '0' || type === '\0') && (longName ?? name) === member) {
        await pipeline(Readable.from(reader.chunks(size)), fs.createWriteStream(target, { flags: 'wx' }));
        return;
      } else {
        for await (const _skipped of reader.chunks(size));
        longName = null;
      }
      await reader.take(padding);
    }
  } finally {
    source.destroy();
    gunzip.destroy();
  }
}

function parseHeader(header) {
  const field = (start, length) => text(header.subarray(start, start + length));
  const prefix = field(345, 155);
  return {
    name: (prefix === '' ? '' : `${prefix}/`) + field(0, 100),
    // Sizes past 8 GB are stored in binary, marked by the top bit.
    size: header[124] & 0x80 ? Number(header.readBigUInt64BE(128)) : Number.parseInt(field(124, 12).trim() || '0', 8),
    type: String.fromCharCode(header[156]),
  };
}

function text(bytes) {
  const end = bytes.indexOf(0);
  return bytes.toString('utf8', 0, end < 0 ? bytes.length : end);
}

/** Reads exact numbers of bytes from a stream of chunks. */
function byteReader(stream) {
  const iterator = stream[Symbol.asyncIterator]();
  let rest = Buffer.alloc(0);
  async function* chunks(length) {
    for (let left = length; left > 0;) {
      if (rest.length === 0) {
        const { value, done } = await iterator.next();
        if (done) throw new Error('the tar archive ends too early');
        rest = value;
      }
      const part = rest.subarray(0, left);
      rest = rest.subarray(part.length);
      left -= part.length;
      yield part;
    }
  }
  /** The next `length` bytes, or null when the stream has ended before them. */
  async function take(length) {
    if (rest.length === 0 && length > 0) {
      const { value, done } = await iterator.next();
      if (done) return null;
      rest = value;
    }
    const parts = [];
    for await (const part of chunks(length)) parts.push(part);
    return Buffer.concat(parts);
  }
  return { take, chunks };
}
