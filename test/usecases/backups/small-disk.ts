import { spawnSync } from 'node:child_process';
import { mkdirSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** A disk of so many bytes; null where this process may not mount one. */
export function smallDisk(folder: string, bytes: number): string | null {
  const disk = path.join(folder, 'disk');
  mkdirSync(disk);
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'none', disk]).status !== 0) return null;
  onTestFinished(() => void spawnSync('umount', [disk]));
  return disk;
}

/** Leaves so many bytes of a disk free; the rest goes into a file named `filling`. */
export function fill(disk: string, left: number): void {
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(path.join(disk, 'filling'), Buffer.alloc(bavail * bsize - left));
}

export function closeToWriting(disk: string): void {
  spawnSync('mount', ['-o', 'remount,ro', disk]);
}
