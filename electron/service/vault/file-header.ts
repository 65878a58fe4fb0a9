import { hkdfSync } from 'node:crypto';
import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { isRefusal } from './durable-file';
import type { SiteFacts } from './site-files';

type Cipher = SiteFacts['cipher'];

const headerBytes = 24;
const saltBytes = 16;
/** What SQLite's header says from byte 16 on: pages of 4,096 bytes, a journal (1) or a write-ahead log (2), 64 bytes kept free in each page. */
const plainHeader = /^1000(?:0101|0202)40402020$/;

/** The raw key for SQLite's `key` and `rekey`, in hex: no derivation. */
export function rawKeyText(cipher: Cipher, key: Uint8Array): string {
  const hex = Buffer.from(key.buffer, key.byteOffset, key.length).toString('hex');
  return cipher === 'aegis' ? hex + saltOf(key).toString('hex') : hex;
}

/**
 * Whether the part of a database that its cipher leaves open is the one that was written. aegis makes no use of its 16
 * bytes of salt under a raw key and authenticates nothing of the 8 bytes after them: so the salt is made from the key and
 * all 24 are compared. sqlcipher authenticates both.
 * NOTE: reads the file. To be called under the site's lock, before this process opens the database: on POSIX, closing it
 * again would drop SQLite's own locks.
 */
export function hasOwnHeader(file: string, cipher: Cipher, key: Uint8Array): boolean {
  if (cipher !== 'aegis' || !existsSync(file)) return true;
  const header = readHeader(file);
  if (header === null) return true;
  return header.subarray(0, saltBytes).equals(saltOf(key)) && plainHeader.test(header.subarray(saltBytes).toString('hex'));
}

function saltOf(key: Uint8Array): Buffer {
  return Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), 'touchstone/1/salt', saltBytes));
}

/** Null where reading is not allowed, which opening the database tells better. */
function readHeader(file: string): Buffer | null {
  try {
    const handle = openSync(file, 'r');
    try {
      const bytes = Buffer.alloc(headerBytes);
      return bytes.subarray(0, readSync(handle, bytes, 0, headerBytes, 0));
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
}
