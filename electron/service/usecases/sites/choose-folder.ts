import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import type { StationUseCase } from '../context';

export const chooseSiteFolder: StationUseCase<Contract['sites']['chooseFolder']> = async (station, { purpose }) => {
  const chosen =
    purpose === 'create'
      ? await station.choosePath('createSite', { kind: 'folder', title: 'Choose an empty folder for the new site', mayCreate: true })
      : await station.choosePath('openSite', { kind: 'folder', title: 'Choose the folder of a site', mayCreate: false });
  return ok(chosen === null ? null : { handle: chosen.handle, folder: chosen.path });
};
