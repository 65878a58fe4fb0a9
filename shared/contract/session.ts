import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { permissions } from '../domain/permissions';
import { anyone, query, session as signedIn, vault } from './procedure';
import { loginName, siteErrors } from './sites';
import { id, instant, name, roleGrant } from './values';

const passphrase = z.string().min(1).max(1024);

/** What the page knows of the session: which screen to show and what the person may do. */
export const sessionState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('noSite') }),
  z.object({
    state: z.literal('locked'),
    siteId: id,
    siteName: name,
    isSample: z.boolean(),
    why: z.enum(['start', 'byHand', 'idle', 'serviceRestarted']),
  }),
  z.object({
    state: z.literal('mustChoosePassphrase'),
    siteId: id,
    siteName: name,
    user: z.object({ userId: id, login: z.string(), printedName: name }),
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
    permissions: z.array(z.enum(permissions)),
    /** The site's calendar date today, and its zone. */
    today: z.string(),
    zone: z.string(),
    idleMinutes: z.number(),
    cipher: z.enum(['aegis', 'sqlcipher']),
    /** Set when the newest checkpoint this station has seen is newer than, or differs from, the log just opened. */
    alarm: z.enum(['rolledBack', 'rewritten']).nullable(),
  }),
]);
export type SessionState = z.infer<typeof sessionState>;

const passphraseErrors = {
  WrongPassphrase: { message: 'User id and passphrase do not match.', data: z.object({ notBefore: instant.nullable() }) },
  LockedOut: { message: 'Ten wrong passphrases: this account is locked out. Another administrator can end it and make a new one.' },
  WeakPassphrase: { message: 'This passphrase is too easy to guess.', data: z.object({ why: z.string() }) },
};

export const session = {
  get: query(anyone).output(sessionState),
  /** Every change of the session's state, as it happens; the first event is the present state. */
  watch: query(anyone).output(eventIterator(sessionState)),
  unlock: vault(anyone)
    .errors({ ...siteErrors, ...passphraseErrors, NoSiteSelected: { message: 'Choose a site first.' } })
    .input(z.object({ login: loginName, passphrase }))
    .output(sessionState),
  lock: vault(anyone).output(sessionState),
  /** The person is there: idle time starts again. */
  touch: query(anyone).output(z.object({})),
  changePassphrase: vault(signedIn)
    .errors(passphraseErrors)
    .input(z.object({ current: passphrase, next: passphrase }))
    .output(z.object({})),
  /** The only thing a one-time secret admits to: a passphrase of one's own, which makes a new signing key. */
  choosePassphrase: vault(anyone)
    .errors({ ...passphraseErrors, NotAwaited: { message: 'No new passphrase is awaited in this session.' } })
    .input(z.object({ next: passphrase, acceptsAccountability: z.literal(true) }))
    .output(sessionState),
  /** A signer, who has no slot to unlock with, chooses their passphrase at a station that somebody else has unlocked. */
  chooseSignerPassphrase: vault(signedIn)
    .errors({ ...passphraseErrors, NotAwaited: { message: 'No new passphrase is awaited for this user id.' } })
    .input(z.object({ login: loginName, oneTimeSecret: passphrase, next: passphrase, acceptsAccountability: z.literal(true) }))
    .output(z.object({})),
};
