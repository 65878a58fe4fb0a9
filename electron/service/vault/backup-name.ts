import { existsSync } from 'node:fs';
import { join } from 'node:path';

const longestName = 80;

/** A folder that is not there yet, named after the site and the moment (UTC) in characters that every file system takes. */
export function backupFolder(place: string, siteName: string, madeAt: string): string {
  const plain = siteName
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N} ._-]/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .replace(/^[. ]+/u, '')
    .slice(0, longestName)
    .trim();
  const name = `${plain === '' ? 'Site' : plain}-${madeAt.slice(0, 19).replaceAll(':', '')}Z`;
  for (let n = 1; ; n++) {
    const folder = join(place, n === 1 ? name : `${name}-${n}`);
    if (!existsSync(folder)) return folder;
  }
}
