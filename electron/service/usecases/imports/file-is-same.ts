import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import type { IntakeSource } from '../../jobs/intake/read-intake';

const chunkSize = 1024 * 1024;

/** Whether a previewed file is still there as it was; bytes that were dropped on the page cannot change. */
export function fileIsSame(source: IntakeSource, sha256: string): boolean {
  if (!('path' in source)) return true;
  const hash = createHash('sha256');
  let file: number;
  try {
    file = openSync(source.path, 'r');
  } catch {
    return false; // gone, or no longer to be opened: it cannot be held against its preview
  }
  try {
    const chunk = Buffer.alloc(chunkSize);
    for (let length = readSync(file, chunk); length > 0; length = readSync(file, chunk)) hash.update(chunk.subarray(0, length));
  } finally {
    closeSync(file);
  }
  return hash.digest('hex') === sha256;
}
