import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { readBackup } from '../../vault/backup-file';
import type { StationUseCase } from '../context';
import { factsOf } from './backup-facts';

export const chooseBackup: StationUseCase<Contract['backups']['choose']> = async (station) => {
  const { open } = station;
  const chosen = await station.choosePath('readBackup', { kind: 'folder', title: 'Choose the folder of a backup', mayCreate: false });
  if (chosen === null) return ok(null);
  const backup = readBackup(chosen.path);
  if (!backup.ok) return backup;
  const isOurs = open !== null && backup.value.siteId === open.vault.siteId;
  const needsPassphrase = isOurs && backup.value.generation !== open.vault.generation;
  return ok({ handle: chosen.handle, folder: chosen.path, facts: factsOf(backup.value), needsPassphrase });
};
