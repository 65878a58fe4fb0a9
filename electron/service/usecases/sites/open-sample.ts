import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Contract } from '../../../../shared/contract';
import { samplePassphrase } from '../../../../shared/domain/sample/credentials';
import { fail, ok } from '../../../../shared/result';
import { makeSampleSite, type Progress } from './sample/make-sample-site';
import { readSampleUsers } from './sample/sample-users';
import { endSession } from '../../station/end-session';
import { forgetSite, isMissing, readKnownSites } from '../../station/known-sites';
import type { Station } from '../../station/station';
import { readSiteFacts } from '../../vault/site-files';
import type { StationUseCase } from '../context';
import { Refused } from '../refused';
import { unlockAlone } from '../session/unlock';

type Event = Progress | { readonly kind: 'done'; readonly siteId: string };

const samplePeople = 240;
const sampleAccounts = 60;
const sampleSeed = 20260314;

/** Opens the sample site, making it first where this station has none that can be read. A half-made one is thrown away. */
export const openSample: StationUseCase<Contract['sites']['openSample']> = async (station, { login }, { signal }) =>
  ok(inTurn(station, openOrMake(station, login, signal)));

/** Whoever asks while the sample is being made or opened waits, and finds it there. */
async function* inTurn(station: Station, events: AsyncGenerator<Event, void>): AsyncGenerator<Event, void> {
  let leave: () => void = () => undefined;
  const turn = new Promise<void>((resolve) => {
    leave = resolve;
  });
  await new Promise<void>((begin) => {
    void station.alone(async () => {
      begin();
      await turn;
    });
  });
  try {
    yield* events;
  } finally {
    leave();
  }
}

async function* openOrMake(station: Station, wanted: string | undefined, signal: AbortSignal | undefined): AsyncGenerator<Event, void> {
  if (station.open !== null) await endSession(station);
  const { stationFolder } = station.platform;
  const folder = path.join(stationFolder, 'sample-site');
  const known = readKnownSites(stationFolder).find((site) => site.isSample && site.folder === folder && !isMissing(site));
  let siteId = isOfOlderVersion(folder) ? undefined : known?.siteId;
  if (siteId === undefined) {
    siteId = yield* make(station, folder, signal);
    if (siteId === undefined) return;
    if (known !== undefined) forgetSite(stationFolder, known.siteId);
  }
  const site = readKnownSites(stationFolder).find((one) => one.siteId === siteId);
  if (site === undefined) throw new Error('the sample site was not remembered');
  station.selected = { siteId, name: site.name, folder, isSample: true };
  const unlocked = await unlockAlone(
    station,
    { login: wanted ?? readSampleUsers(stationFolder)[0]?.login ?? '', passphrase: samplePassphrase },
    { signal, signer: null },
  );
  if (!unlocked.ok) throw new Refused(unlocked.failure);
  yield { kind: 'done', siteId };
}

/** All in it is invented: in the place of one that a development version has made and this one cannot read, there is a new one. */
function isOfOlderVersion(folder: string): boolean {
  const facts = readSiteFacts(folder);
  return !facts.ok && facts.failure.code === 'OlderFormat';
}

/** Makes the sample site; one that is cancelled or fails half-way is closed and removed. */
async function* make(station: Station, folder: string, signal: AbortSignal | undefined): AsyncGenerator<Event, string | undefined> {
  if (existsSync(folder)) rmSync(folder, { recursive: true });
  const making = makeSampleSite(station, { folder, seed: sampleSeed, people: samplePeople, accounts: sampleAccounts });
  let siteId: string | undefined;
  try {
    for (let step = await making.next(); signal?.aborted !== true; step = await making.next()) {
      if (step.done === true) {
        if (!step.value.ok) throw new Refused(step.value.failure);
        siteId = step.value.value.siteId;
        break;
      }
      yield step.value;
      await setImmediate(); // lets the event out, and a cancellation in
    }
  } finally {
    if (siteId === undefined) {
      await making.return(fail('Cancelled'));
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return siteId;
}
