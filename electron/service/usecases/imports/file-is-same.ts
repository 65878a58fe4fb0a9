import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { IntakeSource } from '../../jobs/intake/read-intake';

/** Whether a previewed file is still there as it was; bytes that were dropped on the page cannot change. */
export async function fileIsSame(source: IntakeSource, sha256: string): Promise<boolean> {
  if (!('path' in source)) return true;
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(source.path, { highWaterMark: 256 * 1024 })) hash.update(chunk);
  } catch {
    return false; // gone, or no longer to be opened: it cannot be held against its preview
  }
  return hash.digest('hex') === sha256;
}
