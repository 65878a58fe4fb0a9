import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { quickRootAt } from '../db/audit-quick-root';
import type { Station, UnlockedSite } from './station';

/** How far the log of a site had come when something was last recorded at this station. */
export interface Head {
  readonly size: number;
  /** Hex. */
  readonly root: string;
}

const fileOf = (stationFolder: string, siteId: string): string => join(stationFolder, `head-${siteId}.txt`);

/**
 * Keeps the head after a commit, outside the site's folder: a log whose tail is cut off after a crash is noticed, too.
 * It is not forced to the disk: what a power failure takes from it is still in the checkpoint of the last unlock.
 * A station that cannot write is told of that at unlock.
 */
export function keepHead(station: Station, { vault, alarm }: UnlockedSite, size: number): void {
  if (alarm !== null) return; // what was seen before stays the measure until the alarm is cleared up
  const root = quickRootAt(vault.site, size);
  if (root === null) return;
  const { stationFolder } = station.platform;
  try {
    mkdirSync(stationFolder, { recursive: true });
    writeFileSync(fileOf(stationFolder, vault.siteId), `${size} ${root}\n`);
  } catch {
    // The record is on disk and this was a second look at it; see station-notes.ts.
  }
}

/** Null where nothing is kept or it was cut off. */
export function readHead(stationFolder: string, siteId: string): Head | null {
  try {
    const [, size, root] = /^(\d{1,15}) ([0-9a-f]{64})\n$/.exec(readFileSync(fileOf(stationFolder, siteId), 'utf8')) ?? [];
    return size === undefined || root === undefined ? null : { size: Number(size), root };
  } catch {
    return null;
  }
}

/** A restored log begins anew. */
export function forgetHead(stationFolder: string, siteId: string): void {
  rmSync(fileOf(stationFolder, siteId), { force: true });
}
