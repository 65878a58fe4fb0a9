const kept = 'This was not done. Everything confirmed before is safe, and what you typed is still here, but for a passphrase.';

const causes = {
  diskFull: 'There is no room left on the disk.',
  readOnly: (folder: string) => `Nothing can be written to ${folder}.`,
  folderLost: (folder: string) =>
    `${folder} cannot be reached: its drive was pulled out, its network share is gone, or the folder was moved.`,
};

/** What befell the files of the site: what happened, what was kept, what to do. */
export const faultWords = {
  diskFull: `${causes.diskFull} ${kept} Make room, then do the same again.`,
  readOnly: (folder: string) =>
    `${causes.readOnly(folder)} ${kept} Allow writing there (a carrier may have a switch for it), then do the same again.`,
  folderLost: (folder: string) =>
    `${causes.folderLost(folder)} ${kept} Connect it again, then do the same again; if that does not help, lock the site and unlock it.`,
  causes,
  recordDamaged: (file: string) =>
    `${file} is damaged: a part of it does not read back as it was written. The site has been locked, so that nobody goes on writing into it. Everything that reads back is untouched. Restore the newest backup, and keep the damaged folder for whoever looks into it.`,
  evidenceDamaged: (file: string) =>
    `${file}, which holds the attached files, is damaged in this place. This was not done; the record itself is whole and can be worked in. Restore that file from the newest backup.`,
  slotsDamaged:
    'slots.json, which holds everybody’s way in, is damaged. The record itself is whole and still open here. Before anybody locks the site, put slots.json back from the newest backup: without it nobody can unlock.',
  siteDamaged: (file: string) =>
    `${file} is damaged or missing. The site was not opened and nothing in it was changed. Put the file back from the newest backup, or restore the backup; keep the damaged folder for whoever looks into it.`,
  notAFile: (file: string) =>
    `${file}, in the folder of this site, is not a file: a link, a folder or a device was put there, which Touchstone never does. The site was not opened and nothing was written. Take it away and, if one of the site’s files belongs there, put the file itself back; then find out who can write to this folder.`,
  notASite: (folder: string) => `${folder} holds no Touchstone site. Nothing was changed. Choose the folder that holds site.json.`,
  clockSetBack: (from: string, to: string) =>
    `The clock of this station was set back from ${from} to ${to}. Nothing was signed, and what you typed is still here. Set the clock right; then an administrator acknowledges it, and signing is possible again.`,
  notAccepted: (faults: ReadonlyArray<{ readonly part: string; readonly message: string }>) =>
    `Something that was entered is not accepted, and nothing was stored. ${faults.map(({ part, message }) => (part === '' ? message : `${part}: ${message}`)).join('; ')}.`,
  connectionLost: 'The connection to the service was lost. Nothing that was confirmed is lost; try again.',
  draftNotSaved: 'What you typed is not saved',
  draftNotSavedHint:
    'It is still in this window: do not close it. Saving is tried again every few seconds, and goes on by itself once the cause is mended.',
  draftTryNow: 'Try now',
  notes: {
    title: 'This station cannot keep its notes',
    why: {
      DiskFull: 'There is no room left on its disk.',
      ReadOnlyFolder: 'Its own folder cannot be written to.',
      FolderLost: 'Its own folder cannot be reached.',
      RecordDamaged: 'The file of them was damaged and has been begun anew.',
    },
    listDamagedTitle: 'The list of sites cannot be read',
    listDamaged:
      'The file in which this station keeps it is damaged. The sites themselves are safe: open each from its folder, and it is listed again.',
    hint: 'Everything in the site is safe and can be worked in. But an older copy of the site put in its place would go unnoticed here until this is mended.',
  },
} as const;
