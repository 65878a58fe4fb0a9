import { basename } from 'node:path';
import { isWhole, recordAsItIs } from '../db/open';
import type { OpenVault } from '../vault/open-site';
import { alteredOfNewest } from './verify-since';

/**
 * The file that is not as it was written, of a site that could not be opened although its pages can be read: an older
 * page played into a newer file fits its key, and not the pages around it. Null: all of it holds together.
 */
export async function fileNotAsWritten(vault: OpenVault): Promise<string | null> {
  for (const sqlite of [vault.site, vault.evidence]) if (!isWhole(sqlite)) return basename(sqlite.name);
  try {
    const altered = await alteredOfNewest(vault, recordAsItIs(vault.site));
    return altered === null ? null : basename(vault.site.name);
  } catch {
    return basename(vault.site.name); // what cannot be verified is not what was written
  }
}
