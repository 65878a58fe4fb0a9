import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { makeSampleSite } from '../../electron/service/usecases/sites/sample/make-sample-site';
import { readSampleUsers } from '../../electron/service/usecases/sites/sample/sample-users';
import { samplePassphrase } from '../../shared/domain/sample/credentials';
import { makePlainStation } from '../support/plain-station';

const tries = 5;

export interface Reading {
  readonly people: number;
  readonly name: string;
  /** Milliseconds; the median of five. */
  readonly ms: number;
}

/** Makes a sample site of so many people and times what its screens ask for, through the gate. */
export async function readingsAt(people: number): Promise<Reading[]> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'touchstone-bench-'));
  const { station, client } = makePlainStation({ stationFolder: path.join(folder, 'station'), zone: () => 'UTC' });
  const siteFolder = path.join(folder, 'site');
  const begun = performance.now();
  const making = makeSampleSite(station, { folder: siteFolder, seed: 1, people, accounts: 40 });
  for (let step = await making.next(); step.done !== true; step = await making.next());
  const made = performance.now() - begun;
  const { siteId } = (await client.sites.list()).sites[0] ?? { siteId: '' };
  await client.sites.select({ siteId });
  const unlock = async () =>
    client.session.unlock({ login: readSampleUsers(station.platform.stationFolder)[0]?.login ?? '', passphrase: samplePassphrase });
  await unlock();
  const { people: all } = await client.people.list({ asOf: null, unitId: null, includeLeavers: false });
  const personId = all[Math.floor(all.length / 2)]?.personId ?? '';
  const asked: ReadonlyArray<readonly [string, () => Promise<unknown>]> = [
    ['people.list', () => client.people.list({ asOf: null, unitId: null, includeLeavers: false })],
    ['people.get', () => client.people.get({ personId, asOf: null })],
    ['readiness.heatmap', () => client.readiness.heatmap({ asOf: null, departmentId: null, mandatoryOnly: false })],
    ['readiness.today', () => client.readiness.today({ asOf: null })],
    ['search.find', () => client.search.find({ text: 'anand' })],
    ['assessments.list', () => client.assessments.list({ personId: null, competencyId: null, limit: 200 })],
    [
      'audit.search',
      () =>
        client.audit.search({
          userId: null,
          action: null,
          entity: null,
          entityId: null,
          text: null,
          from: null,
          to: null,
          beforeEntry: null,
          limit: 200,
        }),
    ],
  ];
  const readings: Reading[] = [{ people, name: 'making the site', ms: made }];
  for (const [name, ask] of asked) readings.push({ people, name, ms: await median(ask) });
  await station.lock('byHand');
  fs.rmSync(folder, { recursive: true, force: true });
  return readings;
}

async function median(ask: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < tries; i += 1) {
    const begun = performance.now();
    await ask();
    times.push(performance.now() - begun);
  }
  return times.toSorted((a, b) => a - b)[Math.floor(tries / 2)] ?? 0;
}
