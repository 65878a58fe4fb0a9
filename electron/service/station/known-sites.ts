import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeDurably } from '../vault/durable-file';

const knownSite = z.object({
  siteId: z.string(),
  name: z.string(),
  folder: z.string(),
  isSample: z.boolean(),
  lastOpenedAt: z.string().nullable(),
  /** The newest checkpoint of the site's log that this station has seen: kept here, so that an older folder put back is noticed. */
  checkpoint: z.string().nullable(),
});
export type KnownSite = z.infer<typeof knownSite>;
const file = z.object({ format: z.literal(1), sites: z.array(knownSite) });

const path = (stationFolder: string): string => join(stationFolder, 'known-sites.json');

/** The sites this station has opened, newest first. A damaged file only forgets them. */
export function readKnownSites(stationFolder: string): KnownSite[] {
  if (!existsSync(path(stationFolder))) return [];
  try {
    return file.parse(JSON.parse(readFileSync(path(stationFolder), 'utf8'))).sites;
  } catch {
    return [];
  }
}

export function rememberSite(stationFolder: string, site: KnownSite): void {
  mkdirSync(stationFolder, { recursive: true });
  const others = readKnownSites(stationFolder).filter((known) => known.siteId !== site.siteId);
  writeDurably(path(stationFolder), `${JSON.stringify({ format: 1, sites: [site, ...others] }, null, 2)}\n`);
}

export const isMissing = (site: KnownSite): boolean => !existsSync(join(site.folder, 'site.json'));
