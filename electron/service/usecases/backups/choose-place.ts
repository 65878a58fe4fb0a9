import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import type { FilePurpose } from '../../platform/platform';
import type { StationUseCase } from '../context';

const asked = {
  backup: { purpose: 'writeBackup', title: 'Choose where the backup is written' },
  rehearsal: { purpose: 'rehearseBackup', title: 'Choose where there is room for a copy' },
  restore: { purpose: 'restoreBackup', title: 'Choose an empty folder for the restored site' },
} as const satisfies Record<string, { readonly purpose: FilePurpose; readonly title: string }>;

export const chooseBackupPlace: StationUseCase<Contract['backups']['choosePlace']> = async (station, input) => {
  const { purpose, title } = asked[input.purpose];
  const chosen = await station.choosePath(purpose, { kind: 'folder', title, mayCreate: true });
  return ok(chosen === null ? null : { handle: chosen.handle, folder: chosen.path });
};
