import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { isListDamaged, isMissing, readKnownSites } from '../../station/known-sites';
import type { StationUseCase } from '../context';

export const listSites: StationUseCase<Contract['sites']['list']> = async (station) =>
  ok({
    sites: readKnownSites(station.platform.stationFolder).map((site) => ({
      siteId: site.siteId,
      name: site.name,
      folder: site.folder,
      isSample: site.isSample,
      lastOpenedAt: site.lastOpenedAt,
      isMissing: isMissing(site),
    })),
    isListDamaged: isListDamaged(station.platform.stationFolder),
    sampleAvailable: true,
  });
