import { closeSync, fsyncSync, openSync } from 'node:fs';
import { rawKeyText } from './file-header';
import { openEncrypted, type Cipher, type OpenFailure } from './open';
import type { Result } from '../../../shared/result';
import { ok } from '../../../shared/result';

export type KeyChange = {
  readonly cipher: Cipher;
  readonly oldKey: Uint8Array;
  readonly newKey: Uint8Array;
  readonly nativeBinding?: string | undefined;
};

/**
 * A whole copy of an encrypted database, packed, still under its old key. VACUUM INTO gives a copy the key of its
 * source: a key cannot be named in the target, for file names are not read as URIs.
 */
export function copyDatabase(from: string, to: string, { cipher, oldKey, nativeBinding }: KeyChange): Result<void, OpenFailure> {
  const source = openEncrypted({ file: from, key: oldKey, cipher, nativeBinding });
  if (!source.ok) return source;
  try {
    source.value.prepare('VACUUM INTO ?').run(to);
  } finally {
    source.value.close();
  }
  return ok(undefined);
}

/** Encrypts every page of a copy under the new key, in place, and waits until it is on disk. */
export function encryptAnew(file: string, { cipher, oldKey, newKey, nativeBinding }: KeyChange): Result<void, OpenFailure> {
  const opened = openEncrypted({ file, key: oldKey, cipher, nativeBinding });
  if (!opened.ok) return opened;
  const copy = opened.value;
  try {
    copy.pragma('journal_mode=DELETE'); // a write-ahead log cannot change its key
    copy.pragma(`rekey="x'${rawKeyText(cipher, newKey)}'"`);
  } finally {
    copy.close();
  }
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  return ok(undefined);
}
