import type { Contract } from '../../../../shared/contract';
import { samplePassphrase } from '../../../../shared/domain/sample/credentials';
import { ok } from '../../../../shared/result';
import { readSampleUsers } from './sample/sample-users';
import type { StationUseCase } from '../context';

/** Who can unlock the sample site, and with what; nothing for any other site. */
export const findSampleUsers: StationUseCase<Contract['sites']['sampleUsers']> = async (station) =>
  ok({ passphrase: samplePassphrase, users: station.selected?.isSample === true ? readSampleUsers(station.platform.stationFolder) : [] });
