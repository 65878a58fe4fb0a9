import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import type { StationUseCase } from '../context';

export const touchSession: StationUseCase<Contract['session']['touch']> = async (station) => {
  station.touchedAt = station.platform.now().getTime();
  return ok({});
};
