import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inProject } from '../project.mjs';
import { projectNode } from '../launch/project-node.mjs';
import { failedRecently, noteFailure } from './failure-note.mjs';
import { installedRuntime } from './installed.mjs';
import { tell } from './progress.mjs';

const SILENCE_MS = 15_000;
const LIMIT_MS = 600_000;

/**
 * Runs Electron's own installer, which honours mirrors and proxies; null when it cannot be had.
 * It is given up after 15 s without progress, or 10 minutes in all.
 */
export async function officialRuntime() {
  const packageFolder = inProject('node_modules', 'electron');
  const installer = path.join(packageFolder, 'install.js');
  if (!fs.existsSync(installer)) return null;
  const { version } = JSON.parse(fs.readFileSync(path.join(packageFolder, 'package.json'), 'utf8'));
  if (failedRecently(version, Date.now())) return null;
  tell(`trying the official download of Electron ${version}`);
  const problem = await runInstaller(installer, path.join(packageFolder, 'dist'));
  const runtime = installedRuntime();
  if (runtime) return { ...runtime, source: 'official' };
  tell(`the official Electron download is not possible here (${problem})`);
  noteFailure(version, Date.now());
  return null;
}

/** Returns why the installer stopped; whether it succeeded is read from what it left. */
async function runInstaller(installer, dist) {
  // The archive grows in the temporary folder, then in dist: the sizes of both are the only sign of life the installer gives.
  const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'electron-download-'));
  const child = spawn(projectNode(), [installer], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary, ELECTRON_OVERRIDE_DIST_PATH: '' },
  });
  let errors = '';
  child.stderr.on('data', (data) => (errors += data));
  const started = Date.now();
  let moved = started;
  let largest = 0;
  const watch = setInterval(() => {
    const size = folderSize(temporary) + folderSize(dist);
    if (size > largest) {
      largest = size;
      moved = Date.now();
    }
    if (Date.now() - moved > SILENCE_MS || Date.now() - started > LIMIT_MS) child.kill('SIGKILL');
  }, 500);
  try {
    const [code] = await once(child, 'close');
    return code === null ? 'no progress' : (errors.trim().split('\n')[0] ?? '');
  } finally {
    clearInterval(watch);
    fs.rmSync(temporary, { recursive: true, force: true });
  }
}

function folderSize(folder) {
  if (!fs.existsSync(folder)) return 0;
  let size = 0;
  for (const entry of fs.readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    // A file may be moved away between the listing and this look at it.
    size += fs.statSync(path.join(entry.parentPath ?? entry.path, entry.name), { throwIfNoEntry: false })?.size ?? 0;
  }
  return size;
}
