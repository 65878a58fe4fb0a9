import { basename } from 'node:path';
import { isWhole } from '../db/open';
import type { OpenVault } from '../vault/open-site';
import { readKnownSites, rememberDamage } from './known-sites';
import type { Station } from './station';

/**
 * The file of a site in which this station has found damage and which still does not read back; null for a whole one.
 * Reads every page, so only a site that was found damaged is looked at.
 */
export function stillDamaged(station: Station, vault: OpenVault): string | null {
  if (station.damaged?.folder !== vault.folder) return null;
  if (!isWhole(vault.site)) return basename(vault.site.name);
  station.damaged = null;
  return null;
}

/**
 * Nobody goes on writing into a record that does not read back. A damaged file of attachments or of key slots leaves the
 * site open: the record itself is whole, and the slots may be what nobody could unlock with again.
 */
export async function stopWriting(station: Station, file: string): Promise<void> {
  const { open } = station;
  if (open === null || file !== basename(open.vault.site.name)) return;
  const { folder } = open.vault;
  station.damaged = { folder, file };
  await station.lock('damaged');
  try {
    rememberDamage(station.platform.stationFolder, folder, file);
  } catch (error) {
    station.platform.recordIncident('station.damaged', error); // the page is told all the same, until the next start
  }
}

/** Says once more of a site that is chosen what was found in it before, be it before the station was started. */
export function recallDamage(station: Station, folder: string): void {
  const known = readKnownSites(station.platform.stationFolder).find((site) => site.folder === folder);
  if (known === undefined || known.damagedFile === null) return;
  station.damaged = { folder, file: known.damagedFile };
  station.lockedWhy = 'damaged';
}
