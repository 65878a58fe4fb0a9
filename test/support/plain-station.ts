import { createRouterClient } from '@orpc/server';
import type { ContractRouterClient } from '@orpc/contract';
import { makeId } from '../../electron/service/platform/ids';
import type { DialogRequest, Platform } from '../../electron/service/platform/platform';
import { makeRouter } from '../../electron/service/rpc/router';
import { rememberHead } from '../../electron/service/station/begin-session';
import { makeStation, type Station } from '../../electron/service/station/station';
import type { Contract } from '../../shared/contract';
import { bundledWorker } from './programs';

export type Client = ContractRouterClient<Contract>;

export interface PlainStation {
  readonly station: Station;
  readonly client: Client;
  /** The paths that dialogs answer with, in turn. */
  readonly dialogs: Array<string | null>;
  readonly asked: DialogRequest[];
}

/** What a passphrase costs in sites that only tests open. */
export const cheapKdf = { memoryKiB: 64, passes: 1, lanes: 1 } as const;

/** A station as the service composes it, on real files, in whatever process runs this; only what is outside of it is given. */
export function makePlainStation(given: Pick<Platform, 'stationFolder'> & Partial<Platform>): PlainStation {
  const dialogs: Array<string | null> = [];
  const asked: DialogRequest[] = [];
  const now = given.now ?? (() => new Date());
  const station = makeStation(
    {
      now,
      zone: () => 'Europe/Berlin',
      makeId: () => makeId(now()),
      choosePath: async (request) => {
        asked.push(request);
        return dialogs.shift() ?? null;
      },
      choosePaths: async (request) => {
        asked.push(request);
        return dialogs.splice(0).filter((path) => path !== null);
      },
      allowCamera: async () => undefined,
      stationName: 'station-under-test',
      appVersion: '0.0.0-test',
      nativeBinding: null,
      worker: bundledWorker,
      kdfCost: cheapKdf,
      recordIncident: (_where, error) => {
        throw error;
      },
      ...given,
    },
    rememberHead,
  );
  return { station, client: createRouterClient(makeRouter(station), { context: {} }), dialogs, asked };
}
