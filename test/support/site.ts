import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { unlockAsAda } from './make-site-at';
import { makePlainStation, type PlainStation } from './plain-station';
import { copyFoundedSite, type TestSiteOptions } from './site-template';

export { passphraseOf } from './passphrase-of';
export type { Client } from './plain-station';

export interface TestClock {
  /** Set it to move the clock, with somebody at the station meanwhile. */
  now: Date;
  /** Moves the clock with nobody there, who would keep the site from being locked. */
  readonly passAlone: (to: Date) => void;
}

export interface TestStation extends PlainStation {
  readonly clock: TestClock;
  readonly folder: string;
  readonly stationFolder: string;
}

/** A station as the service composes it, on real files; only clock, zone, dialogs and the cost of a passphrase differ. */
export function makeTestStation({ now = '2026-03-14T10:00:00.000Z', zone = 'Europe/Berlin' } = {}): TestStation {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'touchstone-test-'));
  const stationFolder = path.join(folder, 'station');
  let moment = new Date(now);
  const incidents: Array<{ where: string; error: unknown }> = [];
  const made = makePlainStation({
    stationFolder,
    now: () => moment,
    zone: () => zone,
    recordIncident: (where, error) => {
      incidents.push({ where, error });
      return 'I-TEST';
    },
  });
  const clock: TestClock = {
    get now() {
      return moment;
    },
    set now(to) {
      moment = to;
      made.station.touchedAt = to.getTime();
    },
    passAlone: (to) => {
      moment = to;
    },
  };
  onTestFinished(async () => {
    await made.station.lock('byHand');
    rmSync(folder, { recursive: true, force: true });
    // A throw behind the gate is a bug even where the test expected some failure.
    if (incidents.length > 0) throw incidents[0]?.error;
  });
  return { ...made, clock, folder, stationFolder };
}

export interface TestSite extends TestStation {
  readonly siteFolder: string;
  readonly shares: readonly string[];
}

/** A new site with two administrators, `ada` and `ben`, unlocked by ada. Everybody's passphrase is `passphraseOf(login)`. */
export async function makeTestSite(options: TestSiteOptions = {}): Promise<TestSite> {
  const made = makeTestStation(options);
  const siteFolder = path.join(made.folder, 'site');
  const shares = await copyFoundedSite(made, siteFolder, options);
  await unlockAsAda(made);
  return { ...made, siteFolder, shares };
}
