import { storageFault, type StorageFault } from '../vault/storage-fault';
import { rememberHead } from './begin-session';
import type { Station, UnlockedSite } from './station';

/** Why this station's own notes could not be kept. */
export type NotesFault = Exclude<StorageFault, { readonly code: 'RecordBusy' }>;

/**
 * Keeps in this station's own notes how far the log has come. A site opens and closes although they cannot be written;
 * answers with why they could not, because an older folder put back would then go unnoticed here.
 */
export async function keepStationNotes(station: Station, open: UnlockedSite): Promise<NotesFault | null> {
  const folder = station.platform.stationFolder;
  try {
    await rememberHead(station, open);
    return null;
  } catch (error) {
    const fault = storageFault(error, { folder, file: 'known-sites.json' });
    if (fault !== null && fault.code !== 'RecordDamaged' && fault.code !== 'RecordBusy') return fault;
    if (fault === null && error instanceof Error && 'syscall' in error) return { code: 'ReadOnlyFolder', data: { folder } };
    throw error;
  }
}
