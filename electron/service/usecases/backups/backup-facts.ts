import type { RehearsalReport } from '../../../../shared/contract/backups';
import { bytesOf, type BackupContent } from '../../vault/backup-file';

/** What a backup says of itself, as the contract has it. */
export function factsOf(backup: BackupContent): RehearsalReport['backup'] {
  const { siteId, name, madeAt, appVersion, station, log } = backup;
  return { siteId, name, madeAt, appVersion, station, entries: log.size, bytes: bytesOf(backup) };
}
