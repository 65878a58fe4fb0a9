import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { contentOfDigested, digestedJson } from '../vault/digested-json';
import { writeDurably } from '../vault/durable-file';
import { readTextIfThere } from '../vault/site-files';

/** Something half made that is to be gone when nobody works at it any more. */
const unfinished = z.discriminatedUnion('kind', [
  /** A folder of our own: a backup being written, a rehearsal. */
  z.object({ kind: z.literal('ours'), folder: z.string() }),
  /** Files in a folder that somebody chose; the folder is theirs and stays. With site.json it is whole. */
  z.object({ kind: z.literal('theirs'), folder: z.string(), files: z.array(z.string()) }),
]);
export type Unfinished = z.infer<typeof unfinished>;
const list = z.object({ format: z.literal(1), unfinished: z.array(unfinished) });

const ownPrefix = '.touchstone-';

/** The name of a folder of our own: nothing else is ever removed. */
export function ownFolder(place: string, id: string): string {
  return join(place, `${ownPrefix}${id}`);
}

/** To be called before the first byte: a process that is killed leaves it to the next start. */
export function noteUnfinished(stationFolder: string, made: Unfinished): void {
  write(stationFolder, [...read(stationFolder), made]);
}

/** Removes what is left of one, and forgets it. */
export function clearUnfinished(stationFolder: string, folder: string): void {
  const noted = read(stationFolder);
  for (const made of noted) if (made.folder === folder) remove(made);
  write(
    stationFolder,
    noted.filter((made) => made.folder !== folder),
  );
}

/**
 * At the start, before anybody works: removes everything that an abrupt end left, where its drive is connected. Answers
 * with whether the list was whole; a damaged one is begun anew.
 */
export function clearAllUnfinished(stationFolder: string): { readonly wasWhole: boolean } {
  const wasWhole = isWhole(stationFolder);
  const noted = read(stationFolder);
  if (noted.length === 0 && wasWhole) return { wasWhole };
  const left = noted.filter((made) => {
    if (!existsSync(dirname(made.folder))) return true;
    try {
      remove(made);
      return false;
    } catch {
      return true; // another start may be allowed to
    }
  });
  try {
    write(stationFolder, left);
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error; // a full disk must not keep the service from starting
  }
  return { wasWhole };
}

function remove(made: Unfinished): void {
  if (made.kind === 'ours') {
    if (basename(made.folder).startsWith(ownPrefix)) rmSync(made.folder, { recursive: true, force: true });
  } else if (!existsSync(join(made.folder, 'site.json'))) {
    for (const file of made.files) for (const name of [file, `${file}.new`]) rmSync(join(made.folder, basename(name)), { force: true });
  }
}

const listFile = (stationFolder: string): string => join(stationFolder, 'unfinished.json');

function isWhole(stationFolder: string): boolean {
  try {
    const text = readTextIfThere(listFile(stationFolder));
    return text === undefined || list.safeParse(contentOfDigested(text)).success;
  } catch {
    return true; // it may not be read now, which must not keep the service from starting
  }
}

function read(stationFolder: string): readonly Unfinished[] {
  try {
    return list.parse(contentOfDigested(readFileSync(listFile(stationFolder), 'utf8'))).unfinished;
  } catch {
    return []; // none, or damaged: then leftovers stay, and say by their names what they are
  }
}

function write(stationFolder: string, left: readonly Unfinished[]): void {
  mkdirSync(stationFolder, { recursive: true });
  writeDurably(listFile(stationFolder), digestedJson({ format: 1, unfinished: left }));
}
