import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, statfsSync, writeFileSync, writeSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

const run = (command: string, ...args: string[]): boolean => spawnSync(command, args, { stdio: 'ignore' }).status === 0;

/** Whether this machine lets the tests mount a file system, which needs root on Linux. */
export const mayMount: boolean = (() => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const folder = mkdtempSync(path.join(os.tmpdir(), 'touchstone-mount-'));
  const mounted = run('mount', '-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder);
  if (mounted) run('umount', folder);
  rmSync(folder, { recursive: true, force: true });
  return mounted;
})();

export interface SmallDisk {
  readonly folder: string;
  /** Takes all the room there is but so many bytes, in a file named `filler`. */
  readonly fill: (left?: number) => void;
  /** Gives it back. */
  readonly free: () => void;
  /** Takes the drive away under whoever has files open on it. */
  readonly pull: () => void;
}

/** Mounts a file system of so many megabytes at an empty folder until the test ends. */
export function mountSmallDisk(folder: string, megabytes: number): SmallDisk {
  mkdirSync(folder, { recursive: true });
  if (!run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder)) throw new Error('the disk was not mounted');
  const pull = (): void => void run('umount', '-l', folder);
  onTestFinished(pull);
  const filler = path.join(folder, 'filler');
  return { folder, fill: (left = 0) => fillUp(filler, left), free: () => rmSync(filler, { force: true }), pull };
}

/** Makes a folder or a file read-only for what is opened from now on, until the returned function is called or the test ends. */
export function forbidWriting(folder: string): () => void {
  if (!run('mount', '--bind', folder, folder) || !run('mount', '-o', 'remount,bind,ro', folder)) throw new Error('it was not mounted');
  const allow = (): void => void run('umount', '-l', folder);
  onTestFinished(allow);
  return allow;
}

function fillUp(file: string, left: number): void {
  if (left > 0) {
    const { bavail, bsize } = statfsSync(path.dirname(file));
    return writeFileSync(file, Buffer.alloc(bavail * bsize - left));
  }
  const handle = openSync(file, 'w');
  try {
    for (const size of [1 << 20, 4096]) writeUntilFull(handle, Buffer.alloc(size));
  } finally {
    closeSync(handle);
  }
}

function writeUntilFull(handle: number, bytes: Uint8Array): void {
  try {
    while (writeSync(handle, bytes) > 0);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  }
}
