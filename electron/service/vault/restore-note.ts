import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Result } from '../../../shared/result';
import { isSealedWith, parseBackup, type SealedBackup } from './backup-file';
import { contentOfDigested, digestedJson } from './digested-json';
import { isRefusal, syncFolder, writeDurably, type ReadOnlyFolder } from './durable-file';
import { readTextIfThere } from './site-files';

/** restored.json, format 1, with a digest that tells damage: says that the folder came out of a backup, until the next unlock has entered that in the log. */
const restoredFile = z.strictObject({ format: z.literal(1), restoredAt: z.iso.datetime(), backup: z.unknown() });

export type RestoreNote =
  /** isGenuine: the backup was made by somebody who held the data key of this site. */
  { readonly restoredAt: string; readonly backup: SealedBackup; readonly isGenuine: boolean } | 'unreadable';

export function writeRestoreNote(folder: string, restoredAt: string, backup: SealedBackup): Result<void, ReadOnlyFolder> {
  return writeDurably(noteFile(folder), digestedJson({ format: 1, restoredAt, backup }));
}

/** null: the folder was not restored since its last unlock. */
export function readRestoreNote(folder: string, dataKey: Uint8Array): RestoreNote | null {
  const text = readTextIfThere(noteFile(folder));
  if (text === undefined) return null;
  const parsed = restoredFile.safeParse(contentOfDigested(text));
  if (!parsed.success) return 'unreadable';
  const backup = parseBackup(JSON.stringify(parsed.data.backup));
  if (!backup.ok) return 'unreadable';
  return { restoredAt: parsed.data.restoredAt, backup: backup.value, isGenuine: isSealedWith(backup.value, dataKey) };
}

export function removeRestoreNote(folder: string): void {
  try {
    rmSync(noteFile(folder), { force: true });
    syncFolder(folder);
  } catch (error) {
    if (!isRefusal(error)) throw error; // it is entered once more at the next unlock
  }
}

export const restoreNoteName = 'restored.json';

function noteFile(folder: string): string {
  return join(folder, restoreNoteName);
}
