import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { contentOfDigested, digestedJson } from '../vault/digested-json';
import { writeDurably } from '../vault/durable-file';
import { vaultRefused } from '../vault/storage-fault';

const knownSite = z.object({
  siteId: z.string(),
  name: z.string(),
  folder: z.string(),
  isSample: z.boolean(),
  lastOpenedAt: z.string().nullable(),
  /** The newest checkpoint of the site's log that this station has seen: kept here, so that an older folder put back is noticed. */
  checkpoint: z.string().nullable(),
  /** Up to which entry this station has verified the log. */
  verifiedTo: z.number().int().default(0),
  /** The file in which this station has found damage, until all of it reads back or a backup takes its place. */
  damagedFile: z.string().nullable().default(null),
});
export type KnownSite = z.infer<typeof knownSite>;
const file = z.object({ format: z.literal(1), sites: z.array(knownSite) });

const path = (stationFolder: string): string => join(stationFolder, 'known-sites.json');

/** The sites this station has opened, newest first. A damaged file only forgets them. */
export function readKnownSites(stationFolder: string): KnownSite[] {
  if (!existsSync(path(stationFolder))) return [];
  try {
    return file.parse(contentOfDigested(readFileSync(path(stationFolder), 'utf8'))).sites;
  } catch {
    return [];
  }
}

/** Whether the list is there and cannot be read: what this station had seen of its sites is forgotten. */
export function isListDamaged(stationFolder: string): boolean {
  if (!existsSync(path(stationFolder))) return false;
  try {
    return !file.safeParse(contentOfDigested(readFileSync(path(stationFolder), 'utf8'))).success;
  } catch {
    return true;
  }
}

/** Notes how far the log was verified; never less far than before. */
export function rememberVerified(stationFolder: string, siteId: string, verifiedTo: number): void {
  const known = readKnownSites(stationFolder).find((site) => site.siteId === siteId);
  if (known !== undefined && known.verifiedTo < verifiedTo) rememberSite(stationFolder, { ...known, verifiedTo });
}

/** Notes the file of a site in which damage was found, for the next start. */
export function rememberDamage(stationFolder: string, folder: string, damagedFile: string): void {
  const known = readKnownSites(stationFolder).find((site) => site.folder === folder);
  if (known !== undefined) rememberSite(stationFolder, { ...known, damagedFile });
}

export function rememberSite(stationFolder: string, site: KnownSite): void {
  mkdirSync(stationFolder, { recursive: true });
  const others = readKnownSites(stationFolder).filter((known) => known.siteId !== site.siteId);
  write(stationFolder, [site, ...others]);
}

/** Forgets a site that is there no more. */
export function forgetSite(stationFolder: string, siteId: string): void {
  write(
    stationFolder,
    readKnownSites(stationFolder).filter((known) => known.siteId !== siteId),
  );
}

export const isMissing = (site: KnownSite): boolean => !existsSync(join(site.folder, 'site.json'));

function write(stationFolder: string, sites: readonly KnownSite[]): void {
  const written = writeDurably(path(stationFolder), digestedJson({ format: 1, sites }));
  if (!written.ok) throw vaultRefused(written.failure);
}
