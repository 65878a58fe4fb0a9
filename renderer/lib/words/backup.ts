import { formatBytes, formatInstant, formatNumber } from '../formatting';

export const backupWords = {
  tab: 'Backup & recovery',
  steps: {
    copy: 'Copying the site, which goes on being used',
    pages: 'Checking the pages of the copy',
    entries: 'Verifying the log in the copy, entry by entry',
    derived: 'Deriving the standings in the copy again',
    signatures: 'Verifying the signatures in the copy',
    evidence: 'Checking the attachments in the copy',
    restore: 'Copying and checking the files, in megabytes',
  },
  wait: (time: string) => `The next attempt is taken at ${time}.`,
  beginning: 'Preparing',
  endedByLock: 'The site was locked before it was finished. Nothing was kept of it; begin again.',

  make: {
    title: 'Backup',
    hint: 'A backup is a folder with an encrypted copy of the whole site. It is verified by opening it before it counts, and opens with the passphrases of today. Keep it on another drive, away from this computer.',
    last: (moment: string, distance: string) => `The last backup was made ${moment}, ${distance}.`,
    lastRestored: (moment: string, distance: string) =>
      `The last backup is the one that this site was put back from, made ${moment}, ${distance}. What was recorded since is in none.`,
    none: 'No backup of this site has been made yet.',
    action: 'Back up now…',
    failed: 'No backup was made',
    done: 'The backup is made and verified',
    folder: 'Folder',
    entries: 'Entries of the log',
    size: 'Size',
    digest: 'SHA-256 of backup.json',
    dismiss: 'Close',
  },
  list: {
    title: 'Backups made',
    label: 'Backups made',
    columns: { madeAt: 'Made', folder: 'Folder', entries: 'Log entries', bytes: 'Size', by: 'By' },
    empty: 'No backup yet',
    emptyRestored: 'No backup since this site was put back from one',
    emptyHint: 'Each backup that is made at any station of this site is listed here, from the log.',
  },
  rehearsal: {
    title: 'Rehearsal of a restore',
    hint: 'A backup is worth what its restore is worth. A rehearsal restores one into a folder of its own, opens and verifies everything in it, compares it with this site, and removes it again. The site itself is not touched.',
    choose: 'Choose a backup to rehearse…',
    chooseOther: 'Choose another backup…',
    failed: 'The rehearsal did not take place',
    start: 'Rehearse the restore',
    putBack: 'Do not rehearse',
    madeAt: 'Made',
    folder: 'Folder',
    entries: 'Entries of the log',
    size: 'Size',
    where: 'Restored into',
    here: 'a scratch folder of this station',
    elsewhere: 'Use another drive…',
    opener:
      'The data key was changed after this backup, so it opens only with a passphrase of then. Whoever could unlock the site when it was made enters theirs.',
    login: 'User ID',
    loginMissing: 'Enter the user ID of then',
    passphrase: 'Passphrase of then',
    list: 'Rehearsals',
    columns: { at: 'Rehearsed', folder: 'Backup', verdict: 'Outcome', by: 'By' },
    verdicts: { restorable: 'Restorable', notRestorable: 'Not restorable' },
    empty: 'No rehearsal yet',
    emptyHint: 'Rehearse once for each carrier, and again after changes of computers or staff. The report is kept in the log.',
  },
  report: {
    title: 'Report of a rehearsed restore',
    none: 'There is no such rehearsal',
    verdicts: {
      restorable: 'This backup can be restored: everything that was checked is in order',
      notRestorable: 'Do not rely on this backup',
    },
    verdictHints: {
      restorable: (since: number) =>
        since === 0
          ? 'It holds the whole log of this site up to the rehearsal.'
          : `${count(since, 'entry was', 'entries were')} recorded since, and would be lost by restoring it.`,
      notRestorable: 'Make another backup now, on another carrier, and rehearse that one.',
    },
    facts: {
      site: 'Site',
      folder: 'Folder',
      madeAt: 'Backup made',
      madeWith: 'With',
      at: 'Rehearsed',
      by: 'By',
      station: 'At the station',
      openedWith: 'Opened with',
      presentKey: 'the present data key',
      passphraseOf: (login: string) => `the passphrase of ${login} at that time`,
      took: 'Took',
      entries: 'Entries of its log',
      since: 'Entries since',
      size: 'Size',
      root: 'Root of its log',
      digest: 'SHA-256 of this report',
      entry: 'Entry of the log',
    },
    with: (version: string, station: string) => `Touchstone ${version} at ${station}`,
    seconds: (milliseconds: number) => `${formatNumber(Math.max(0.1, Math.round(milliseconds / 100) / 10))} s`,
    checked: 'What was checked',
    columns: { check: 'Check', count: 'Looked at', verdict: 'Found' },
    checks: {
      files: 'Every file has the digest that was taken when the backup was made, before and after copying',
      opens: 'Both databases open, as they would at an unlock',
      pages: 'Pages, tables and indices hold together',
      schema: "Tables, indices and guards are the application's own",
      references: 'No row refers to one that is not there',
      log: 'The log is whole: every entry, value and hash from the first on',
      rows: 'Every row is as the log tells it, what is derived follows from it, and every signature is right',
      records: 'Every table has the rows that were counted when the backup was made',
      evidence: 'Every attachment is there and is the one that was kept',
      sameLog: "This site's log begins with the log of the backup",
    },
    units: {
      files: 'files',
      opens: 'databases',
      pages: 'databases',
      schema: 'record',
      references: 'databases',
      log: 'entries',
      rows: 'signatures',
      records: 'rows',
      evidence: 'attachments',
      sameLog: 'entries',
    },
    passed: 'in order',
    failedAt: {
      files: (fault: string) => `${fault} is damaged or missing`,
      opens: (fault: string) => `${fault} does not open`,
      pages: (fault: string) => fault,
      schema: (fault: string) => `${fault} is not its own`,
      references: (fault: string) => `in the table ${fault}`,
      log: (fault: string) => `entry ${fault} is not as it was written`,
      rows: (fault: string) => `${fault} is not as the log tells it`,
      records: (fault: string) => `the table ${fault} differs`,
      evidence: (fault: string) => `the attachment ${fault} is not the one that was kept`,
      sameLog: () => 'it is another log',
    },
    text: 'Report as text',
    save: 'Save as a text file',
    fileName: (at: string) => `restore-rehearsal-${at.slice(0, 10)}.txt`,
    sheetHint: 'The digest is that of the report in the audit trail of the site, under the entry named above.',
  },
  restore: {
    action: 'Restore a backup…',
    actionHint: 'Puts a site back from a backup, into an empty folder.',
    title: 'Restore a backup',
    hint: 'The folder of a backup is copied and checked byte by byte. It is then a site of this station, and opens with the passphrases that were good when the backup was made.',
    backup: 'Backup',
    backupHint: 'The folder that was written as a whole; it holds a file named backup.json.',
    backupMissing: 'Choose the folder of a backup',
    chooseBackup: 'Choose a backup…',
    facts: (name: string, madeAt: string, entries: number, bytes: number) =>
      `${name}, made ${formatInstant(madeAt)}, ${count(entries, 'entry', 'entries')}, ${formatBytes(bytes)}`,
    place: 'Restore into',
    placeHint: 'An empty folder that this station can always reach. The old folder of the site, if there is one, stays as it is.',
    placeMissing: 'Choose an empty folder',
    choosePlace: 'Choose a folder…',
    notChosen: 'None chosen',
    warning: (madeAt: string) =>
      `What was recorded after ${formatInstant(madeAt)} is not in this backup. The first unlock says how much this station had seen, and the log records the restore.`,
    submit: 'Restore into this folder',
    cancel: 'Back',
    failed: 'Nothing was restored',
    failedToChoose: 'This folder was not taken',
  },
  due: {
    title: 'Backup',
    never: 'No backup of this site has been made yet.',
    old: (distance: string) => `The last backup was made ${distance}.`,
    oldRestored: (distance: string) => `The last backup, which this site was put back from, was made ${distance}.`,
    go: 'Go to the backups',
  },
} as const;

export const restoredTitle = 'This site was put back from a backup';

/** What is to be known of the backup that the site was put back from; entriesLost is null where this station had not seen the site before. */
export function restoredText(madeAt: string, entriesLost: number | null): string {
  const putBack = `The backup was made ${formatInstant(madeAt)}.`;
  const logged = 'The audit trail holds the restore.';
  if (entriesLost === null) return `${putBack} What was recorded after that moment is not in it. ${logged}`;
  if (entriesLost === 0) return `${putBack} This station had seen nothing after it. ${logged}`;
  const lost = `${count(entriesLost, 'entry', 'entries')} that this station had seen after it ${entriesLost === 1 ? 'is' : 'are'} not in it`;
  return `${putBack} ${lost}: find out what was recorded after that moment and enter it again. ${logged}`;
}

function count(n: number, one: string, many: string): string {
  return `${formatNumber(n)} ${n === 1 ? one : many}`;
}
