import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { anyone, query, vault } from './procedure';
import { isOfOneScript, isShownAsKept } from '../domain/shown-name';
import { fileHandle, id, instant, isoDate, name, progress, reason, role } from './values';

const passphrase = z.string().min(1).max(1024);
export const loginName = z
  .string()
  .trim()
  .normalize('NFC')
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{1,63}$/u, 'letters, digits, dot, dash and underscore; two characters or more');
/** The user id and the printed name of an account that is made: nobody's may pass for another's. */
export const newLogin = loginName.refine(isOfOneScript, 'letters of one script: a look-alike of another script is not taken');
export const newPrintedName = name.refine(isShownAsKept, 'no characters that cannot be seen or turn the direction of reading');
/** How a person's identity was proved before an account was made for them (21 CFR 11.100(b)). */
export const identityProof = z.object({ document: name, verifiedBy: name, verifiedOn: isoDate });
export const identityErrors = {
  VerifiedLater: {
    message: 'Identity is proved before an account is made: the date of the proof lies in the future. Nothing was changed.',
  },
};

const enrolment = z.object({
  login: newLogin,
  printedName: newPrintedName,
  roles: z.array(role).min(1),
  passphrase,
  identityProof,
  acceptsAccountability: z.literal(true),
});

const knownSite = z.object({
  siteId: id,
  name,
  folder: z.string(),
  isSample: z.boolean(),
  lastOpenedAt: instant.nullable(),
  isMissing: z.boolean(),
});

export const siteErrors = {
  NotASite: { message: 'This folder holds no Touchstone site.', data: z.object({ folder: z.string() }) },
  SiteDamaged: {
    message: 'A file of this site is damaged or missing. Nothing was changed. Put it back from the newest backup.',
    data: z.object({ file: z.string() }),
  },
  NotAFile: {
    message: 'A link or a folder stands in the place of a file of this site. Nothing was changed. Take it away.',
    data: z.object({ file: z.string() }),
  },
  OpenElsewhere: {
    message: 'This site is open in another window or on another station. Nothing was changed. Lock or close it there, then unlock it here.',
  },
  NewerFormat: {
    message: 'This site was written by a newer version of Touchstone. Nothing was changed. Open it with that version or a later one.',
  },
  OlderFormat: {
    message:
      'This site was made by a development version of Touchstone from before its first release, which this version does not read. Nothing was changed. Open it with the version that made it, or create a new site.',
  },
};

/** What can be wrong with two people who vouch for each other. */
const enrolmentErrors = {
  ...identityErrors,
  SamePerson: { message: 'Two different people are enrolled, each with a user ID of their own.' },
  WeakPassphrase: { message: 'This passphrase is too easy to guess.', data: z.object({ login: z.string(), why: z.string() }) },
  NoAdministrator: { message: 'At least one of the two people must be an administrator.' },
};
const sharesErrors = {
  NoSiteSelected: { message: 'Choose a site first.' },
  ShareUnreadable: {
    message: 'A share cannot be read: compare it with the print.',
    data: z.object({ share: z.number(), why: z.string() }),
  },
  SharesDoNotOpen: { message: 'These shares do not open this site.' },
};
/** How many of how many shares open the site. */
export const shareScheme = z
  .object({ threshold: z.number().int().min(2).max(5), count: z.number().int().min(2).max(9) })
  .refine(({ threshold, count }) => threshold <= count, 'no more shares can be needed than there are');
/** As they were typed: what is too long for one, such as two pasted together, is told as a slip of the pen. */
const typedShares = z.array(z.string().min(1).max(100_000)).min(1).max(9);

export const sites = {
  /** What the first screen shows: the sites this station has opened. */
  list: query(anyone).output(z.object({ sites: z.array(knownSite), isListDamaged: z.boolean(), sampleAvailable: z.boolean() })),
  /** Asks for a folder in the shell's dialog; null when the person cancels. */
  chooseFolder: vault(anyone)
    .input(z.object({ purpose: z.enum(['create', 'open']) }))
    .output(z.object({ handle: fileHandle, folder: z.string() }).nullable()),
  create: vault(anyone)
    .errors({
      ...siteErrors,
      FolderNotEmpty: { message: 'Choose an empty folder: this one already holds files.', data: z.object({ folder: z.string() }) },
      ...enrolmentErrors,
      HandleExpired: { message: 'The chosen folder is no longer at hand. Choose it again.' },
    })
    .input(
      z.object({
        folder: fileHandle,
        name,
        cipher: z.enum(['aegis', 'sqlcipher']),
        enrolments: z.array(enrolment).length(2),
        shares: shareScheme,
      }),
    )
    .output(z.object({ siteId: id, shares: z.array(z.string()) })),
  /** Chooses which site unlock will open. */
  select: vault(anyone)
    .errors({
      ...siteErrors,
      HandleExpired: { message: 'The chosen folder is no longer at hand. Choose it again.' },
      IsABackup: {
        message: 'This folder is a backup. Working in it would spoil it: restore it into an empty folder instead. Nothing was changed.',
      },
    })
    .input(z.object({ siteId: id }).or(z.object({ folder: fileHandle })))
    .output(z.object({ siteId: id, name })),
  /** Makes (or opens) the sample site and unlocks it as the named sample user. */
  openSample: vault(anyone)
    .errors(siteErrors)
    .input(z.object({ login: z.string().optional() }))
    .output(eventIterator(z.discriminatedUnion('kind', [progress, z.object({ kind: z.literal('done'), siteId: id })]))),
  /** Who can unlock the sample site when it is selected: everything there is invented, the passphrase too. */
  sampleUsers: query(anyone).output(
    z.object({
      passphrase: z.string(),
      users: z.array(z.object({ login: z.string(), printedName: name, roles: z.array(role), unitName: z.string().nullable() })),
    }),
  ),
  /** Proves that printed shares open the selected site, without opening it to anybody. */
  checkShares: vault(anyone)
    .errors({ ...siteErrors, ...sharesErrors })
    .input(z.object({ shares: typedShares }))
    .output(z.object({ opens: z.literal(true) })),
  /**
   * Lets two new people into the selected site by its printed shares, when nobody is left who could: they vouch for each
   * other as at its making. It is left locked; a change of the data key is then due.
   */
  recover: vault(anyone)
    .errors({
      ...siteErrors,
      ...sharesErrors,
      ...enrolmentErrors,
      LoginTaken: {
        message: 'This user ID is in use, or was once; user IDs are never given twice. Nothing was changed.',
        data: z.object({ login: z.string() }),
      },
    })
    .input(z.object({ shares: typedShares, enrolments: z.array(enrolment).length(2), reason }))
    .output(z.object({ siteId: id, sharesUsed: z.array(z.number().int()) })),
};
