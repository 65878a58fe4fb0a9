import { closeSync, cpSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openReadOnly } from '../../../electron/service/vault/open';
import { contentOf } from '../database-content';
import { openAndVerify } from './open-and-verify';
import type { TamperedSite } from './rows';

export const pageBytes = 4096;

/** Tables that say nothing about the record. */
const free: ReadonlySet<string> = new Set(['.draft', '.staged_evidence']);

/** The numbers (from 0) of the pages that both files have and that differ. */
export function differingPages(one: string, other: string): number[] {
  const [left, right] = [readFileSync(one), readFileSync(other)];
  const pages = Math.min(left.length, right.length) / pageBytes;
  return Array.from({ length: pages }, (_, page) => page).filter((page) => !pageOf(left, page).equals(pageOf(right, page)));
}

export interface Replay {
  readonly file: string;
  readonly page: number;
  /** The file that the page is taken from. */
  readonly from: string;
}

/** Plays a page of one file over the same page of a site's file, in a copy of the folder, opens that and verifies it as a whole. */
export async function replayAndOpen(folder: string, replay: Replay): Promise<string | null> {
  return inCopy(folder, replay, openAndVerify);
}

/** Whether a replayed page changes anything: written anew with the same rows, a page has other bytes and says the same. */
export function changesNothing(folder: string, replay: Replay, site: Pick<TamperedSite, 'key' | 'cipher'>): boolean {
  const rows = (at: string): string => {
    const opened = openReadOnly({ file: path.join(at, replay.file), ...site });
    if (!opened.ok) throw new Error(opened.failure.code);
    const tables = Object.entries(contentOf(opened.value, '')).filter(([table]) => !free.has(table));
    opened.value.close();
    return JSON.stringify(tables);
  };
  return inCopy(folder, replay, (copy) => rows(copy)) === rows(folder);
}

function inCopy<T>(folder: string, { file, page, from }: Replay, run: (copy: string) => T): T {
  const copy = mkdtempSync(path.join(os.tmpdir(), 'touchstone-replay-'));
  const remove = (): void => rmSync(copy, { recursive: true, force: true });
  try {
    cpSync(folder, copy, { recursive: true });
    const handle = openSync(path.join(copy, file), 'r+');
    writeSync(handle, pageOf(readFileSync(from), page), 0, pageBytes, page * pageBytes);
    closeSync(handle);
    const result = run(copy);
    if (result instanceof Promise) void result.then(remove, remove);
    else remove();
    return result;
  } catch (error) {
    remove();
    throw error;
  }
}

function pageOf(bytes: Buffer, page: number): Buffer {
  return bytes.subarray(page * pageBytes, (page + 1) * pageBytes);
}
