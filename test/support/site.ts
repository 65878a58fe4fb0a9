import { createRouterClient } from '@orpc/server';
import type { ContractRouterClient } from '@orpc/contract';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { Contract } from '../../shared/contract';
import type { Role } from '../../shared/domain/permissions';
import { makeId } from '../../electron/service/platform/ids';
import type { DialogRequest } from '../../electron/service/platform/platform';
import { makeRouter } from '../../electron/service/rpc/router';
import { rememberHead } from '../../electron/service/station/begin-session';
import { makeStation, type Station } from '../../electron/service/station/station';

export type Client = ContractRouterClient<Contract>;

export interface TestStation {
  readonly station: Station;
  readonly client: Client;
  /** Set it to move the clock. */
  readonly clock: { now: Date };
  /** The paths that dialogs answer with, in turn. */
  readonly dialogs: Array<string | null>;
  readonly asked: DialogRequest[];
  readonly folder: string;
  readonly stationFolder: string;
}

export const passphraseOf = (login: string): string => `${login} walks 7 grey bridges`;

/** A station as the service composes it, on real files; only clock, zone, dialogs and the cost of a passphrase differ. */
export function makeTestStation({ now = '2026-03-14T10:00:00.000Z', zone = 'Europe/Berlin' } = {}): TestStation {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'touchstone-test-'));
  const stationFolder = path.join(folder, 'station');
  const clock = { now: new Date(now) };
  const dialogs: Array<string | null> = [];
  const asked: DialogRequest[] = [];
  const station = makeStation(
    {
      now: () => clock.now,
      zone: () => zone,
      makeId: () => makeId(clock.now),
      choosePath: async (request) => {
        asked.push(request);
        return dialogs.shift() ?? null;
      },
      stationFolder,
      stationName: 'station-under-test',
      appVersion: '0.0.0-test',
      nativeBinding: null,
      kdfCost: { memoryKiB: 64, passes: 1, lanes: 1 },
      recordIncident: (where, error) => {
        incidents.push({ where, error });
        return 'I-TEST';
      },
    },
    rememberHead,
  );
  const incidents: Array<{ where: string; error: unknown }> = [];
  onTestFinished(async () => {
    await station.lock('byHand');
    rmSync(folder, { recursive: true, force: true });
    // A throw behind the gate is a bug even where the test expected some failure.
    if (incidents.length > 0) throw incidents[0]?.error;
  });
  return { station, client: createRouterClient(makeRouter(station), { context: {} }), clock, dialogs, asked, folder, stationFolder };
}

export interface TestSite extends TestStation {
  readonly siteFolder: string;
  readonly shares: readonly string[];
}

/** A new site with two administrators, `ada` and `ben`, unlocked by ada. Everybody's passphrase is `passphraseOf(login)`. */
export async function makeTestSite(
  options: { now?: string; zone?: string; name?: string; roles?: Role[]; cipher?: 'aegis' | 'sqlcipher' } = {},
): Promise<TestSite> {
  const made = makeTestStation(options);
  const siteFolder = path.join(made.folder, 'site');
  made.dialogs.push(siteFolder);
  const chosen = await made.client.sites.chooseFolder({ purpose: 'create' });
  if (chosen === null) throw new Error('no folder was chosen');
  const person = (login: string, printedName: string) => ({
    login,
    printedName,
    roles: options.roles ?? (['administrator', 'frameworkSteward', 'assessor'] satisfies Role[]),
    passphrase: passphraseOf(login),
    identityProof: { document: 'works pass', verifiedBy: 'the other of the two' },
    acceptsAccountability: true as const,
  });
  const { shares } = await made.client.sites.create({
    folder: chosen.handle,
    name: options.name ?? 'Test works',
    cipher: options.cipher ?? 'aegis',
    enrolments: [person('ada', 'Ada Alder'), person('ben', 'Ben Birch')],
    shares: { threshold: 2, count: 3 },
  });
  await made.client.session.unlock({ login: 'ada', passphrase: passphraseOf('ada') });
  return { ...made, siteFolder, shares };
}
