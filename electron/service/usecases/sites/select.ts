import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { endSession } from '../../station/end-session';
import { recallDamage } from '../../station/found-damaged';
import { readKnownSites } from '../../station/known-sites';
import { backupFileName } from '../../vault/backup-file';
import { readSiteFacts } from '../../vault/site-files';
import type { StationUseCase } from '../context';

type Select = StationUseCase<Contract['sites']['select']>;

/** Chooses the site that unlock will open; one that is open, or is just being unlocked, is locked first. */
export const selectSite: Select = (station, input, call) => station.alone(() => select(station, input, call));

const select: Select = async (station, input) => {
  const known = 'siteId' in input ? readKnownSites(station.platform.stationFolder).find((site) => site.siteId === input.siteId) : undefined;
  const folder = 'folder' in input ? station.redeem(input.folder, 'openSite') : (known?.folder ?? null);
  if (folder === null) return fail('HandleExpired');
  if (existsSync(path.join(folder, backupFileName))) return fail('IsABackup');
  const facts = readSiteFacts(folder);
  if (!facts.ok) return facts;
  const { siteId, name } = facts.value;
  if (station.open !== null) await endSession(station);
  station.selected = { siteId, name, folder, isSample: known?.isSample ?? false };
  station.lockedWhy = 'start';
  recallDamage(station, folder);
  station.changed();
  return ok({ siteId, name });
};
