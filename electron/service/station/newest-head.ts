import { closeSync, constants, fstatSync, ftruncateSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sha256, toHex } from '../db/audit-hash';
import { quickRootAt } from '../db/audit-quick-root';
import type { AccessHead } from '../db/sql/access-log';
import type { Station, UnlockedSite } from './station';

/** How far a log of a site had come when something was last written to it at this station. */
export interface Head {
  readonly size: number;
  /** Hex: the root of the log of changes, the newest hash of the chain of the access log. */
  readonly root: string;
}

type Log = 'changes' | 'access';
const prefixes = { changes: 'head', access: 'access-head' } as const satisfies Record<Log, string>;

const fileOf = (stationFolder: string, siteId: string, log: Log): string => join(stationFolder, `${prefixes[log]}-${siteId}.txt`);

/**
 * Keeps the head after a commit, outside the site's folder: a log whose tail is cut off after a crash is noticed, too.
 * It is not forced to the disk: what a power failure takes from it is still in the checkpoint of the last unlock.
 * A station that cannot write is told of that at unlock.
 */
export function keepHead(station: Station, open: UnlockedSite, size: number): void {
  const root = open.alarm === null ? quickRootAt(open.vault.site, size) : null;
  if (root !== null) keep(station, open, 'changes', { size, root });
}

/** The same for readings of people's records, which the log of changes tells only when a session begins and ends. */
export function keepAccessHead(station: Station, open: UnlockedSite, { size, hash }: AccessHead): void {
  keep(station, open, 'access', { size, root: toHex(hash) });
}

/** Null where nothing is kept; a damaged one only forgets. */
export function readHead(stationFolder: string, siteId: string, log: Log): Head | 'damaged' | null {
  let text: string;
  try {
    text = readFileSync(fileOf(stationFolder, siteId, log), 'utf8');
  } catch {
    return null;
  }
  const [, said, size, root, digest] = /^((\d{1,15}) ([0-9a-f]{64})) ([0-9a-f]{64})\n$/.exec(text) ?? [];
  if (said === undefined || root === undefined || digestOf(said) !== digest) return 'damaged';
  return { size: Number(size), root };
}

/** The first of the two that is there and cannot be read. */
export function damagedHead(stationFolder: string, siteId: string): string | null {
  const damaged = (['changes', 'access'] as const).find((log) => readHead(stationFolder, siteId, log) === 'damaged');
  return damaged === undefined ? null : `${prefixes[damaged]}-${siteId}.txt`;
}

/** Restored logs begin anew. */
export function forgetHeads(stationFolder: string, siteId: string): void {
  for (const log of ['changes', 'access'] as const) rmSync(fileOf(stationFolder, siteId, log), { force: true });
}

function keep({ platform }: Station, { vault, alarm }: UnlockedSite, log: Log, { size, root }: Head): void {
  if (alarm !== null) return; // what was seen before stays the measure until the alarm is cleared up
  const said = `${size} ${root}`;
  try {
    writeOver(fileOf(platform.stationFolder, vault.siteId, log), `${said} ${digestOf(said)}\n`);
  } catch {
    // The record is on disk and this was a second look at it; see station-notes.ts.
  }
}

/** In place: a file that is emptied first gets a new block, which ext4 then puts on the disk together with the next commit. */
function writeOver(file: string, text: string): void {
  const opened = openToWrite(file);
  try {
    const length = writeSync(opened, text, 0);
    // Setting even the same length enters the file system's journal.
    if (fstatSync(opened).size !== length) ftruncateSync(opened, length);
  } finally {
    closeSync(opened);
  }
}

/** The folder is missing at most once. */
function openToWrite(file: string): number {
  const flags = constants.O_WRONLY | constants.O_CREAT;
  try {
    return openSync(file, flags);
  } catch {
    mkdirSync(dirname(file), { recursive: true });
    return openSync(file, flags);
  }
}

function digestOf(said: string): string {
  return toHex(sha256(Buffer.from(said, 'utf8')));
}
