import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import type { Failure } from '../../../shared/result';
import { fileOfFault } from '../db/guarded-dialect';
import { RefusedOnTheWay } from '../station/refused-on-the-way';
import { stopWriting } from '../station/found-damaged';
import type { Station } from '../station/station';
import { RecordedButUnfinished } from '../station/transaction';
import { Refused } from '../usecases/refused';
import { siteFiles } from '../vault/site-files';
import { storageFault, type StorageFault } from '../vault/storage-fault';

/** What a throw behind the gate means to whoever asked: a fault of the site's files, a step missing after a commit, or an incident. */
export async function failureOfThrown(station: Station, name: string, error: unknown): Promise<Failure> {
  if (error instanceof RefusedOnTheWay) return error.failure;
  if (error instanceof Refused) return error.failure;
  if (error instanceof RecordedButUnfinished) return withIncident(station, 'RecordedButUnfinished', name, error.why);
  const fault = faultOf(station, error);
  if (fault === null) return withIncident(station, 'Incident', name, error);
  if (fault.code === 'RecordDamaged') await stopWriting(station, fault.data.file);
  return fault;
}

function faultOf({ open, selected, platform }: Station, error: unknown): StorageFault | null {
  const folder = open?.vault.folder ?? selected?.folder ?? platform.stationFolder;
  const file = fileOfFault(error) ?? (open === null ? 'site.db' : basename(open.vault.site.name));
  const fault = storageFault(error, { folder, file });
  // With its folder gone every file of the site is missing; that is no damage.
  if (fault?.code === 'RecordDamaged' && !existsSync(siteFiles(folder).site)) return { code: 'FolderLost', data: { folder } };
  return fault;
}

function withIncident({ platform }: Station, code: 'Incident' | 'RecordedButUnfinished', name: string, error: unknown): Failure {
  return { code, data: { incident: platform.recordIncident(name, error) } };
}
