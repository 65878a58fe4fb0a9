import fs from 'node:fs';
import path from 'node:path';
import { cacheFolder } from './cache.mjs';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Whether the official download of this version failed less than a day ago, so that every start need not wait for it again. */
export function failedRecently(version, nowMs, folder = cacheFolder()) {
  const file = noteFile(folder);
  if (!fs.existsSync(file)) return false;
  const [notedVersion, notedMs] = fs.readFileSync(file, 'utf8').split(' ');
  const ageMs = nowMs - Number(notedMs);
  return notedVersion === version && ageMs >= 0 && ageMs < DAY_MS;
}

/** Remembers that the official download of this version failed now. */
export function noteFailure(version, nowMs, folder = cacheFolder()) {
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(noteFile(folder), `${version} ${nowMs}`);
}

function noteFile(folder) {
  return path.join(folder, 'official-download-failed');
}
