import { parseCheckpoint } from '../db/audit-checkpoint';
import { quickRootAt } from '../db/audit-quick-root';
import type { OpenVault } from '../vault/open-site';
import { readRestoreNote } from '../vault/restore-note';

/** What is known of a site that was put back from a backup since it was last unlocked. */
export type RestoredSite =
  | {
      readonly isGenuine: true;
      readonly restoredAt: string;
      readonly madeAt: string;
      readonly entries: number;
      /** Entries after the backup that this station has seen; null when it had not seen the site before. */
      readonly entriesLost: number | null;
    }
  /** The folder says so, but not with a backup that was made under its data key and whose log its own begins with. */
  | { readonly isGenuine: false };

/** `seen` is the newest checkpoint that this station has kept of the site. */
export function restoredSite({ folder, dataKey, site }: OpenVault, seen: string | null): RestoredSite | null {
  const note = readRestoreNote(folder, dataKey);
  if (note === null) return null;
  if (note === 'unreadable' || !note.isGenuine) return { isGenuine: false };
  const { size, root } = note.backup.log;
  if (quickRootAt(site, size) !== root) return { isGenuine: false }; // a true note beside another older log
  const newest = seen === null ? null : parseCheckpoint(seen);
  const entriesLost = newest?.ok === true ? Math.max(0, newest.value.treeSize - size) : null;
  return { isGenuine: true, restoredAt: note.restoredAt, madeAt: note.backup.madeAt, entries: size, entriesLost };
}
