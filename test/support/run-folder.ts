import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

/** Makes a folder for this run alone, and takes those away that runs left behind when they were killed. */
export function makeRunFolder(place: string, name: string): string {
  for (const found of readdirSync(place)) {
    const run = found.startsWith(`${name}-`) ? /^\d+(?=-)/.exec(found.slice(name.length + 1))?.[0] : undefined;
    if (run !== undefined && !isRunning(Number(run))) rmSync(path.join(place, found), { recursive: true, force: true });
  }
  return mkdtempSync(path.join(place, `${name}-${process.pid}-`));
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}
