import { RPCHandler } from '@orpc/server/message-port';
import path from 'node:path';
import type { ServiceSetup, ToService, ToShell } from '../messages';
import { recordIncident } from '../incidents';
import { makeId } from './platform/ids';
import type { DialogRequest, Platform } from './platform/platform';
import { readinessOf } from './readiness/engine';
import { pagePort } from './rpc/page-port';
import { makeRouter } from './rpc/router';
import { rememberHead } from './station/begin-session';
import { recallDamage } from './station/found-damaged';
import { lockUnattended, lockWhenIdle } from './station/idle-lock';
import { readKnownSites } from './station/known-sites';
import { previewPiece } from './station/previews';
import { makeStation, type Station } from './station/station';
import { clearAllUnfinished } from './station/unfinished-folders';
import { watchClockOf } from './station/watch-clock';

// The service process: composes the platform, the station and the router, and speaks with the shell. No rules live here.
const tell = (message: ToShell): void => process.parentPort.postMessage(message);
const awaited = new Map<number, (paths: readonly string[]) => void>();
let asked = 0;

function askShell(message: (ask: number) => ToShell): Promise<readonly string[]> {
  const ask = ++asked;
  return new Promise((resolve) => {
    awaited.set(ask, resolve);
    tell(message(ask));
  });
}

const choosePaths = (request: DialogRequest) => askShell((ask) => ({ say: 'choose', ask, request }));

/** A fault on the way to a preview is told to nobody but the log: the page sees that nothing comes, and asks what is wrong. */
async function showPiece(ask: number, handle: string, offset: number): Promise<void> {
  const piece = station === null ? null : await previewPiece(station, handle, offset).catch(() => null);
  tell({ say: 'piece', ask, piece: piece === null ? null : { ...piece, bytes: new Uint8Array(piece.bytes) } });
}

function makePlatform(setup: ServiceSetup): Platform {
  return {
    now: () => new Date(),
    zone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    makeId: () => makeId(new Date()),
    choosePath: async (request) => (await choosePaths(request))[0] ?? null,
    choosePaths,
    allowCamera: async (isAllowed) => void (await askShell((ask) => ({ say: 'camera', ask, isAllowed }))),
    stationFolder: setup.stationFolder,
    stationName: setup.stationName,
    appVersion: setup.appVersion,
    nativeBinding: setup.nativeBinding,
    worker: (name) => ({ file: path.join(import.meta.dirname, `${name}.js`), execArgv: [] }),
    kdfCost: null,
    recordIncident: (where, error) => recordIncident(setup.stationFolder, where, error, new Date()),
  };
}

/** After a crash the service comes back locked, at the site it had. */
function selectAgain(started: Station, siteId: string | null): void {
  const known = readKnownSites(started.platform.stationFolder).find((site) => site.siteId === siteId);
  if (known === undefined) return;
  started.selected = { siteId: known.siteId, name: known.name, folder: known.folder, isSample: known.isSample };
  started.lockedWhy = 'serviceRestarted';
  recallDamage(started, known.folder);
}

/** The readiness of a large site is read as soon as it is unlocked. What fails here fails again, and is told, when it is asked for. */
function readAhead(started: Station): void {
  const { open } = started;
  if (open !== null)
    void readinessOf(open.db)
      .begin()
      .catch((error: unknown) => {
        if (started.open === open) started.platform.recordIncident('readiness.begin', error);
      });
}

/** A fault outside of any call leaves nothing to trust: the shell starts the service again, locked. */
function endAtFaults(stationFolder: string): void {
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      recordIncident(stationFolder, `service.${event}`, error, new Date());
      process.exit(1);
    });
  }
}

/** What is left of half-made folders when the list of them is damaged stays, and says by its names what it is. */
function clearUnfinishedOf(stationFolder: string): void {
  const { wasWhole } = clearAllUnfinished(stationFolder);
  if (!wasWhole) recordIncident(stationFolder, 'station.unfinished', new Error('the list of half-made folders is damaged'), new Date());
}

let station: Station | null = null;
let handler: RPCHandler<Record<never, never>> | null = null;
let page: Electron.MessagePortMain | null = null;

process.parentPort.on('message', ({ data, ports }: { data: ToService; ports: Electron.MessagePortMain[] }) => {
  switch (data.say) {
    case 'start': {
      endAtFaults(data.setup.stationFolder);
      clearUnfinishedOf(data.setup.stationFolder);
      const started = makeStation(makePlatform(data.setup), rememberHead);
      if (data.setup.restart !== null) selectAgain(started, data.setup.restart.siteId);
      started.onChange(() => tell({ say: 'selected', siteId: started.selected?.siteId ?? null }));
      started.onChange(() => readAhead(started));
      station = started;
      handler = new RPCHandler(makeRouter(station));
      lockWhenIdle(station);
      watchClockOf(station);
      return tell({ say: 'ready' });
    }
    case 'connect': {
      const [port] = ports;
      if (port === undefined || handler === null || station === null) return;
      const { platform } = station;
      page?.close(); // one page at a time: a reload takes the place of the one before
      page = port;
      handler.upgrade(
        pagePort(port, (error) => platform.recordIncident('service.page', error)),
        { context: {} },
      );
      return port.start();
    }
    case 'chosen': {
      awaited.get(data.ask)?.(data.paths);
      awaited.delete(data.ask);
      return;
    }
    case 'cameraSet': {
      awaited.get(data.ask)?.([]);
      awaited.delete(data.ask);
      return;
    }
    case 'look':
      return void showPiece(data.ask, data.handle, data.offset);
    case 'asleep':
      return void (station === null ? undefined : lockUnattended(station, 'asleep'));
    case 'close':
      page?.close();
      void (station?.lock('byHand') ?? Promise.resolve()).finally(() => process.exit(0));
  }
});
