import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { TestSite } from '../site';

/** A copy of a site's folder as it lies on the disk while the site is open, write-ahead logs and all. */
export function copyWhileOpen({ folder, siteFolder }: TestSite): string {
  const copy = mkdtempSync(path.join(folder, 'as-it-lies-'));
  cpSync(siteFolder, copy, { recursive: true });
  return copy;
}

/** The process is gone: nothing is written at the end, and the folder is as it was copied before. */
export async function crashTo({ station, siteFolder }: TestSite, copy: string): Promise<void> {
  const { open } = station;
  if (open === null) throw new Error('the site is locked');
  station.open = null;
  station.session = null;
  await open.db.destroy();
  await open.evidence.destroy();
  open.vault.close();
  putBack(copy, siteFolder);
}

/** Puts a copy in the place of a closed site's folder. */
export function putBack(copy: string, siteFolder: string): void {
  rmSync(siteFolder, { recursive: true });
  cpSync(copy, siteFolder, { recursive: true });
}
