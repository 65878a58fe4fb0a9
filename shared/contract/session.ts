import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { daysOfSecret } from '../domain/one-time-secret';
import { permissions } from '../domain/permissions';
import { anyone, query, session as signedIn, vault } from './procedure';
import { loginName, siteErrors } from './sites';
import { id, instant, isoDate, name, roleGrant } from './values';

const passphrase = z.string().min(1).max(1024);

/** What the site asks of a passphrase that is chosen now. */
const passphrasePolicy = z.object({ minLength: z.number().int() });

/** What the page knows of the session: which screen to show and what the person may do. */
export const sessionState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('noSite') }),
  z.object({
    state: z.literal('locked'),
    siteId: id,
    siteName: name,
    isSample: z.boolean(),
    why: z.enum(['start', 'byHand', 'idle', 'asleep', 'serviceRestarted', 'dataKeyChanged', 'damaged']),
    /** The file in which damage was found; null unless that is why. */
    damagedFile: z.string().nullable(),
  }),
  z.object({
    state: z.literal('mustChoosePassphrase'),
    siteId: id,
    siteName: name,
    user: z.object({ userId: id, login: z.string(), printedName: name }),
    passphrasePolicy,
  }),
  z.object({
    /** The passphrase is older than the site allows: it admits only to choosing another. */
    state: z.literal('mustChangePassphrase'),
    siteId: id,
    siteName: name,
    user: z.object({ userId: id, login: z.string(), printedName: name }),
    passphrasePolicy,
    lastDay: isoDate,
  }),
  z.object({
    state: z.literal('unlocked'),
    siteId: id,
    siteName: name,
    isSample: z.boolean(),
    user: z.object({
      userId: id,
      login: z.string(),
      printedName: name,
      personId: id.nullable(),
      grants: z.array(roleGrant),
      maySign: z.boolean(),
      /** Whether this session has signed: from then on the passphrase is enough. */
      hasSigned: z.boolean(),
    }),
    passphrasePolicy,
    /** The last day of one's own passphrase, from two weeks before it on; null while there is time. */
    passphraseLastDay: isoDate.nullable(),
    permissions: z.array(z.enum(permissions)),
    /** The site's calendar date today, and its zone. */
    today: z.string(),
    zone: z.string(),
    idleMinutes: z.number(),
    cipher: z.enum(['aegis', 'sqlcipher']),
    /**
     * Set when what this station has seen of the log is newer than, or differs from, the log just opened, when the site's own row is
     * not what the log says of it, or when the log does not verify.
     */
    alarm: z.enum(['rolledBack', 'rewritten', 'siteAltered', 'altered']).nullable(),
    /** Of an altered log: its first entry that is not as it was written. */
    alteredEntry: z.number().int().nullable(),
    /** Set in the first session after a restore: how many entries after the backup this station had seen, where it had seen any. */
    restored: z.object({ madeAt: instant, entriesLost: z.number().int().nullable() }).nullable(),
    /** The clock was set back from one moment to another; nothing is signed until it is acknowledged. */
    clock: z.object({ noticeId: id, from: instant, to: instant }).nullable(),
    /** The zone this station is set to, where it is not the site's. */
    stationZone: z.string().nullable(),
    /** Why this station could not keep its own notes, without which an older copy put back goes unnoticed here. */
    notesFault: z.enum(['DiskFull', 'ReadOnlyFolder', 'FolderLost', 'RecordDamaged']).nullable(),
  }),
]);
export type SessionState = z.infer<typeof sessionState>;

const passphraseErrors = {
  WrongPassphrase: { message: 'User ID and passphrase do not match.', data: z.object({ notBefore: instant.nullable() }) },
  LockedOut: {
    message:
      'Ten wrong passphrases: this account is locked out. Two administrators together can reset it; where there are no two, recovery shares can.',
  },
  WeakPassphrase: { message: 'This passphrase is too easy to guess.', data: z.object({ why: z.string() }) },
};
const secretErrors = {
  SecretOver: {
    message: `This one-time secret is more than ${daysOfSecret} days old and admits no more. Two administrators together reset the account and hand you another.`,
  },
};

export const session = {
  get: query(anyone).output(sessionState),
  /** Every change of the session's state, as it happens; the first event is the present state. */
  watch: query(anyone).output(eventIterator(sessionState)),
  unlock: vault(anyone)
    .errors({ ...siteErrors, ...passphraseErrors, ...secretErrors, NoSiteSelected: { message: 'Choose a site first.' } })
    .input(z.object({ login: loginName, passphrase }))
    .output(sessionState),
  lock: vault(anyone).output(sessionState),
  /** The person is there: idle time starts again. */
  touch: query(anyone).output(z.object({})),
  /**
   * A new passphrase over the same key, by whoever knows the old one: the session's own, or with a user id another
   * person's at this station, which is the way for signers.
   */
  changePassphrase: vault(signedIn)
    .errors(passphraseErrors)
    .input(z.object({ login: loginName.optional(), current: passphrase, next: passphrase }))
    .output(z.object({})),
  /** The only thing an over-age passphrase admits to: another one, over the same key. */
  renewPassphrase: vault(anyone)
    .errors({ ...passphraseErrors, NotAwaited: { message: 'No new passphrase is awaited in this session.' } })
    .input(z.object({ next: passphrase }))
    .output(sessionState),
  /** The only thing a one-time secret admits to: a passphrase of one's own, which makes a new signing key. */
  choosePassphrase: vault(anyone)
    .errors({ ...passphraseErrors, NotAwaited: { message: 'No new passphrase is awaited in this session.' } })
    .input(z.object({ next: passphrase, acceptsAccountability: z.literal(true) }))
    .output(sessionState),
  /** A signer, who has no slot to unlock with, chooses their passphrase at a station that somebody else has unlocked. */
  chooseSignerPassphrase: vault(signedIn)
    .errors({ ...passphraseErrors, ...secretErrors, NotAwaited: { message: 'No new passphrase is awaited for this user ID.' } })
    .input(z.object({ login: loginName, oneTimeSecret: passphrase, next: passphrase, acceptsAccountability: z.literal(true) }))
    .output(z.object({})),
};
