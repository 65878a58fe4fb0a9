import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { checkShares, noteRefusedShares } from '../../vault/recovery';
import type { StationUseCase } from '../context';

/** Tries printed shares on the selected site without opening it to anybody. */
export const checkSiteShares: StationUseCase<Contract['sites']['checkShares']> = async (station, { shares }) => {
  if (station.selected === null) return fail('NoSiteSelected');
  const checked = await checkShares(station.selected.folder, shares);
  if (checked.ok) return ok({ opens: true });
  noteRefusedShares(station.selected.folder, checked.failure, station.platform.now());
  return checked;
};
