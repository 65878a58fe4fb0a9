import { cpSync, mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { selectSite } from './kill/site-to-kill';
import { foundSiteAt, type NewTestSite } from './make-site-at';
import { makePlainStation } from './plain-station';
import type { TestStation } from './site';

export interface TestSiteOptions extends NewTestSite {
  readonly now?: string;
  readonly zone?: string;
}

interface Template {
  readonly folder: string;
  readonly shares: readonly string[];
}

/** Closed sites that this process has made to copy, below the temporary folder of the run. */
const templates = new Map<string, Promise<Template>>();
let sitesOfTest = 0;

/**
 * Gives a station a closed site, just as foundSiteAt makes it, and answers with its shares. It is a copy: making a site
 * costs several times what opening it does. The sites of one test have different keys, as other sites have.
 */
export async function copyFoundedSite(made: TestStation, siteFolder: string, options: TestSiteOptions): Promise<readonly string[]> {
  if (sitesOfTest === 0) {
    onTestFinished(() => {
      sitesOfTest = 0;
    });
  }
  sitesOfTest += 1;
  const key = JSON.stringify([sitesOfTest, options]);
  const making = templates.get(key) ?? makeTemplate(made, options);
  templates.set(key, making);
  const { folder, shares } = await making;
  cpSync(folder, made.folder, { recursive: true });
  await selectSite(made, siteFolder);
  return shares;
}

/** At the moment and in the zone of the station it is first made for. */
async function makeTemplate({ station }: TestStation, options: NewTestSite): Promise<Template> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'touchstone-template-'));
  const now = station.platform.now();
  const zone = station.platform.zone();
  const plain = makePlainStation({ stationFolder: path.join(folder, 'station'), now: () => now, zone: () => zone });
  return { folder, shares: await foundSiteAt(plain, path.join(folder, 'site'), options) };
}
