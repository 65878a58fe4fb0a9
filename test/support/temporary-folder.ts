import { spawnSync } from 'node:child_process';
import { chmodSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { makeRunFolder } from './run-folder';

const MEMORY = '/dev/shm';
const ENOUGH = 2 ** 31;
const NAME = 'touchstone-run';

/**
 * One temporary folder for all files of a run, removed after it: in memory where the machine has plenty, because the tests
 * make some thousand databases and would mostly wait for the disk to confirm that it has kept them.
 */
export function setup(): () => void {
  const folder = inMemory() ?? makeRunFolder(os.tmpdir(), NAME);
  chmodSync(folder, 0o711); // some tests let another user look at what they made
  const before = ['TMPDIR', 'TEMP', 'TMP'].map((name) => [name, process.env[name]] as const);
  for (const [name] of before) process.env[name] = folder;
  return () => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    rmSync(folder, { recursive: true, force: true });
  };
}

function inMemory(): string | null {
  if (process.platform !== 'linux' || os.freemem() < 2 * ENOUGH) return null;
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    if (bavail * bsize < ENOUGH) return null;
    const folder = makeRunFolder(MEMORY, NAME);
    if (mayRunIn(folder)) return folder;
    rmSync(folder, { recursive: true });
  } catch {
    // No such file system, or not for us.
  }
  return null;
}

/** Some tests start what they have unpacked, which machines may forbid there. */
function mayRunIn(folder: string): boolean {
  const script = path.join(folder, 'try');
  writeFileSync(script, '#!/bin/sh\n', { mode: 0o700 });
  const { status } = spawnSync(script);
  rmSync(script);
  return status === 0;
}
