import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const DAY_MS = 24 * 60 * 60 * 1000;
const WORK_PREFIX = 'work-';

/** The folder where runtimes and compiled addons are kept between clones of the project. */
export function cacheFolder() {
  return path.join(process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'touchstone');
}

/** A new folder in the cache to work in, for the caller to remove; those that a killed process left behind go after a day. */
export function workFolder() {
  fs.mkdirSync(cacheFolder(), { recursive: true });
  for (const name of fs.readdirSync(cacheFolder()).filter((entry) => entry.startsWith(WORK_PREFIX))) {
    const old = path.join(cacheFolder(), name);
    const ageMs = Date.now() - (fs.statSync(old, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (ageMs > DAY_MS) fs.rmSync(old, { recursive: true, force: true });
  }
  return fs.mkdtempSync(path.join(cacheFolder(), WORK_PREFIX));
}
