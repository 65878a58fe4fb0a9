import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { anyone, permitted, query, vault } from './procedure';
import { fileHandle, id, instant, name, progress, sha256 } from './values';

/** What a backup says of itself: public facts, no person's name. */
const backupFacts = z.object({
  siteId: id,
  name,
  madeAt: instant,
  appVersion: z.string(),
  station: z.string(),
  /** Entries of its log. */
  entries: z.number().int(),
  bytes: z.number().int(),
});

const fileName = z.object({ file: z.string() });
const place = z.object({ folder: z.string() });
/** freeBytes is null when the room ran out on the way. */
const space = z.object({ neededBytes: z.number(), freeBytes: z.number().nullable() });

const placeErrors = {
  HandleExpired: { message: 'The chosen folder is no longer at hand. Choose it again. Nothing was written.' },
  FolderMissing: { message: 'The chosen folder is not there any more; was the carrier taken out? Choose again. Nothing was kept.' },
  ReadOnlyFolder: { message: 'The chosen folder cannot be written to. Choose another. Nothing was written.', data: place },
  InsideSite: {
    message: 'The chosen folder lies inside the folder of a site. Choose one that does not. Nothing was written.',
    data: place,
  },
  NotEnoughSpace: { message: 'There is not enough room in the chosen place. Nothing was kept there.', data: space },
  WrittenWrong: { message: 'What was written does not read back the same: the drive is faulty. Nothing was kept there.', data: fileName },
};

const backupErrors = {
  NotABackup: { message: 'This folder is no backup: it has no backup.json. Choose the folder that was written as a whole.' },
  BackupDamaged: { message: 'A file of this backup is damaged or missing. Nothing was restored. Take another backup.', data: fileName },
  NewerBackup: { message: 'This backup was written by a newer version of Touchstone. Nothing was restored. Use that version.' },
  OlderBackup: {
    message:
      'This backup was made by a development version of Touchstone from before its first release, which this version does not read. Nothing was restored. Use the version that made it.',
  },
};

const check = z.object({
  check: z.enum(['files', 'opens', 'pages', 'schema', 'references', 'log', 'rows', 'records', 'evidence', 'sameLog']),
  verdict: z.enum(['passed', 'failed']),
  /** How many were looked at: files, databases, entries, rows, attachments. */
  count: z.number().int(),
  /** What was found wrong: a file, a table, an entry. */
  fault: z.string().nullable(),
});

export type CopyCheck = z.infer<typeof check>;

/** What a rehearsed restore came to. Its canonical JSON is what the log's digest covers. */
export const rehearsalReport = z.object({
  format: z.literal(1),
  at: instant,
  station: z.string(),
  appVersion: z.string(),
  folder: z.string(),
  backup: backupFacts,
  /** Root of the backup's log in hex. */
  root: sha256,
  /** Entries of this site's log that the backup does not hold yet. */
  entriesSince: z.number().int(),
  /** Null when it was opened with the present data key; else whose passphrase of that time opened it. */
  openedWith: z.string().nullable(),
  checks: z.array(check),
  verdict: z.enum(['restorable', 'notRestorable']),
  milliseconds: z.number().int(),
});
export type RehearsalReport = z.infer<typeof rehearsalReport>;

const madeBackup = z.object({
  entryNumber: z.number().int(),
  madeAt: instant,
  madeBy: z.string(),
  folder: z.string(),
  entries: z.number().int(),
  bytes: z.number().int(),
  /** SHA-256 of its backup.json, which holds the digests of the other files. */
  sha256,
});
/** The backup that the site was put back from: its own entry is not in it. */
const restoredBackup = z.object({ entryNumber: z.number().int(), madeAt: instant, entries: z.number().int() });
const rehearsal = z.object({ entryNumber: z.number().int(), rehearsedBy: z.string(), report: rehearsalReport, sha256 });

export const backups = {
  /** The backups and rehearsals that the log knows of, newest first; restoredFrom while it is newer than all of the backups. */
  list: query(permitted('vault.manage', 'site')).output(
    z.object({ backups: z.array(madeBackup), restoredFrom: restoredBackup.nullable(), rehearsals: z.array(rehearsal) }),
  ),
  /** Asks in the shell's dialog where a backup, a rehearsal or a restored site goes; null when the person cancels. */
  choosePlace: vault(anyone)
    .input(z.object({ purpose: z.enum(['backup', 'rehearsal', 'restore']) }))
    .output(z.object({ handle: fileHandle, folder: z.string() }).nullable()),
  /** Asks for the folder of a backup and tells what it says of itself. */
  choose: vault(anyone)
    .errors(backupErrors)
    .output(
      z
        .object({
          handle: fileHandle,
          folder: z.string(),
          facts: backupFacts,
          /** It is of the open site, but its data key is an earlier one: a passphrase of that time opens it. */
          needsPassphrase: z.boolean(),
        })
        .nullable(),
    ),
  /** Copies the site while it is in use, verifies the copy by opening it, and only then gives it its name. */
  make: vault(permitted('vault.manage', 'site'))
    .errors({
      ...placeErrors,
      DataKeyChanged: { message: 'The data key was changed while the backup was made. No backup was made; begin again.' },
      CopyRefused: {
        message: 'The copy did not pass its verification and was removed. Verify the log of the site now.',
        data: z.object({ check: check.shape.check, fault: z.string().nullable() }),
      },
    })
    .input(z.object({ place: fileHandle }))
    .output(eventIterator(z.discriminatedUnion('kind', [progress, z.object({ kind: z.literal('done'), backup: madeBackup })]))),
  /** Restores a backup into a scratch folder, opens and verifies it there, compares it with the open site and removes it again. */
  rehearse: vault(permitted('vault.manage', 'site'))
    .errors({
      ...placeErrors,
      ...backupErrors,
      AnotherSite: { message: 'This is a backup of another site. It can be rehearsed there.', data: z.object({ name: z.string() }) },
      AnotherDataKey: {
        message:
          'The data key was changed after this backup. Somebody who could unlock the site then opens it with their passphrase of then.',
      },
      WrongPassphrase: {
        message: 'User ID and passphrase did not match when this backup was made. Nothing was rehearsed.',
        data: z.object({ notBefore: instant.nullable() }),
      },
    })
    .input(
      z.object({
        backup: fileHandle,
        /** Where there is room for a copy; null: beside what this station keeps. */
        place: fileHandle.nullable(),
        opener: z.object({ login: z.string().min(1).max(64), passphrase: z.string().min(1).max(1024) }).nullable(),
      }),
    )
    .output(
      eventIterator(
        z.discriminatedUnion('kind', [
          progress,
          z.object({ kind: z.literal('done'), report: rehearsalReport, sha256, entryNumber: z.number().int() }),
        ]),
      ),
    ),
  /** Puts a backup into an empty folder, which becomes a site of this station and is selected. Whoever has a passphrase unlocks it. */
  restore: vault(anyone)
    .errors({
      ...placeErrors,
      ...backupErrors,
      FolderNotEmpty: { message: 'Choose an empty folder: this one already holds files. Nothing was written.', data: place },
    })
    .input(z.object({ backup: fileHandle, place: fileHandle }))
    .output(eventIterator(z.discriminatedUnion('kind', [progress, z.object({ kind: z.literal('done'), siteId: id, name })]))),
};
