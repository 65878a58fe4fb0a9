export const dataKeyWords = {
  title: 'Data key',
  intro:
    'Everything recorded is encrypted under one data key. Each person’s passphrase opens a sealed copy of it, and so do the recovery shares together.',
  since: 'In force since',
  sinceMaking: 'the making of the site',
  dueTitle: 'A change of the data key is due',
  due: {
    openerEnded: (name: string, at: string) =>
      `The account of ${name} was ended ${at}. A copy of the site’s folder from before that still opens with the passphrase ${name} had then.`,
    recovered: (at: string) => `The site was recovered by shares ${at}. Whoever typed or saw them could open a copy of the folder.`,
    sharesReplaced: (at: string) =>
      `The recovery shares were replaced ${at}. A copy of the site’s folder from before that still opens with the shares there were.`,
  },
  notDue: 'No change is due.',
  begin: 'Change the data key…',
  what: [
    'The whole record is encrypted again under a new key, beside the old files, and compared with them. Only then does the site switch over.',
    'Nobody can work at the site meanwhile. It then locks, and everybody, also those who are away, unlocks with the passphrase they have.',
    'Printed recovery shares stay good.',
    'Backups and other copies made before stay readable to whoever could open them then: the change does not reach them. Make a backup afterwards, and destroy copies that should not be read.',
  ],
  reason: 'Reason',
  reasonHint: 'It stands in the log.',
  reasonMissing: 'Say why, in a few words',
  passphrase: 'Your own passphrase',
  submit: 'Change the data key and lock',
  cancel: 'Cancel',
  failed: 'The data key was not changed',
  wrong: 'This is not your passphrase.',
  wait: (seconds: number) => `The next attempt is taken in ${seconds} s.`,
  noSpace: (needed: string, free: string) =>
    `There is not enough room on this drive: ${needed} are needed for a second copy of the site, ${free} are free. Nothing was changed. Make room, then try again.`,
  running: 'Nobody can work at this site until this is done. Cancelling leaves everything as it was.',
  starting: 'Preparing',
  steps: {
    'copy.site': 'Copying the records',
    'encrypt.site': 'Encrypting the records under the new key',
    'verify.site': 'Comparing the records with the copy',
    'copy.evidence': 'Copying the attachments',
    'encrypt.evidence': 'Encrypting the attachments under the new key',
    'verify.evidence': 'Comparing the attachments with the copy',
  },
  done: 'The data key has been changed.',
  dismiss: 'Put away',
  today: {
    title: 'Data key',
    due: 'A change of the data key is due.',
    open: 'Go to the data key',
  },
  shares: {
    title: 'Recovery shares',
    intro:
      'Printed shares open the site when nobody is left who can unlock it. Replace them when one is lost, stolen, or was seen by somebody who should not have it.',
    begin: 'Replace the shares…',
    what: [
      'New shares are made and shown once, to be printed. The shares there are now open this site no more: collect and destroy them.',
      'A copy of the folder from before still opens with the old shares, so a change of the data key is due afterwards.',
    ],
    scheme: 'How many there are, and how many open the site',
    submit: 'Replace the shares',
    failed: 'The shares were not replaced',
    made: 'The old shares are void. Print the new ones now: they are shown this once and never again.',
    done: 'Done: the prints are good',
    doneHint: 'Possible once the shares from the paper have been tried.',
  },
} as const;
