import { z } from 'zod';
import { agesAllowed } from '../domain/passphrase-age';
import { fewestCharacters, mostCharactersAsked } from '../domain/passphrase';
import { command, permitted, query, session, signatureInput, signedVault, vault } from './procedure';
import { identityErrors, identityProof, newLogin, newPrintedName } from './sites';
import { id, instant, isoDate, name, reason, role, roleGrant } from './values';

export const user = z.object({
  userId: id,
  login: z.string(),
  printedName: name,
  personId: id.nullable(),
  /** Openers can unlock the site; signers act only at a station somebody has unlocked. */
  kind: z.enum(['opener', 'signer']),
  isActive: z.boolean(),
  grants: z.array(roleGrant),
  keyState: z.enum(['awaitingPassphrase', 'awaitingAttestation', 'attested']),
  /** What two people compare before a key is attested; null while there is no key. */
  keyFingerprint: z.string().nullable(),
  /** Printed name of who attested the key. */
  attestedBy: z.string().nullable(),
  /** The statement of accountability accepted with the present key; null while there is none. */
  statement: z
    .object({
      version: z.number().int(),
      acceptedAt: instant,
      /** Whether it is signed by that key; none: accepted before acceptance was signed. */
      signature: z.enum(['valid', 'invalid', 'none']),
    })
    .nullable(),
  /** Null while none is chosen. */
  passphrase: z.object({ chosenAt: instant, lastDay: isoDate.nullable(), state: z.enum(['fine', 'soon', 'over']) }).nullable(),
  /** The newest proof. The date was not recorded for accounts made by earlier versions. */
  identityProof: identityProof.extend({ verifiedOn: isoDate.nullable() }),
  /** The newest reset by two administrators; null while there was none. */
  lastReset: z.object({ resetAt: instant, requestedBy: name, approvedBy: name, reason: z.string(), isValid: z.boolean() }).nullable(),
  createdAt: instant,
});

/** Why somebody may hold roles that conflict; asked for only where they do. */
const exceptionReason = reason.nullable().default(null);

const passphrasePolicy = z.object({
  minLength: z.number().int().min(fewestCharacters).max(mostCharactersAsked),
  /** Null: passphrases do not age. */
  maxAgeDays: z.number().int().min(agesAllowed.fewestDays).max(agesAllowed.mostDays).nullable(),
});

/** Failed passphrases of one user id, as one entry of the log holds them. */
const failedAttempts = z.object({
  /** Null: a user id that this site does not have. */
  user: z.object({ userId: id, login: z.string(), printedName: name }).nullable(),
  count: z.number().int(),
  firstAt: instant,
  lastAt: instant,
  /** Null: not in the log yet; the next unlock enters it. */
  entryNumber: z.number().int().nullable(),
});

const userErrors = {
  UserNotFound: { message: 'There is no such user.', data: z.object({ userId: id }) },
  NotActive: { message: 'This account has been deactivated. It stays on record and cannot be changed.' },
  LastAdministrator: {
    message:
      'The site would be left with fewer than two people who can open it, or without an administrator among them. Add somebody first.',
  },
  OwnAccount: { message: 'Nobody changes their own account, roles or key: ask another administrator.' },
};
const personErrors = {
  PersonNotFound: { message: 'There is no such person.' },
  PersonHasAccount: { message: 'This person has an account already.', data: z.object({ login: z.string() }) },
};
const grantErrors = {
  DutiesConflict: {
    message: 'One person should not hold these roles together. Give other roles, or say why it has to be so here; nothing was changed.',
    data: z.object({ conflicts: z.array(z.object({ roles: z.tuple([role, role]), why: z.string() })) }),
  },
  UnitNotFound: { message: 'There is no such unit.', data: z.object({ unitId: id }) },
  NotByUnit: { message: 'This role is held for the whole site, not for one unit.', data: z.object({ role: z.string() }) },
};

export const users = {
  list: query(permitted('users.read', 'site')).output(z.object({ users: z.array(user) })),
  /** The account of whoever asks. */
  own: query(session).output(user),
  /** Makes an account and answers with its one-time secret, shown once. */
  add: vault(permitted('users.manage', 'site'))
    .errors({
      ...grantErrors,
      ...personErrors,
      ...identityErrors,
      LoginTaken: {
        message: 'This user ID is in use, or was once; user IDs are never given twice.',
        data: z.object({ login: z.string() }),
      },
      ProposalNotFound: { message: 'There is no such proposal of the directory, or it is decided. No account was made.' },
    })
    .input(
      z.object({
        login: newLogin,
        printedName: newPrintedName,
        personId: id.nullable(),
        kind: z.enum(['opener', 'signer']),
        grants: z.array(roleGrant).min(1),
        exceptionReason,
        identityProof,
        /** The proposal of a directory that the account answers; those for this user id or person are answered with it in any case. */
        proposalId: id.nullable().default(null),
        reason,
      }),
    )
    .output(z.object({ userId: id, oneTimeSecret: z.string() })),
  /**
   * Lets a person in again whose passphrase is lost, locked out or known to others: two administrators, neither of them
   * the person. Answers with a one-time secret, shown once, that admits only to choosing a passphrase over a new key.
   */
  reset: signedVault(permitted('users.manage', 'site'), 'second')
    .errors({ ...userErrors, ...identityErrors })
    .input(z.object({ userId: id, identityProof, reason, signature: signatureInput }))
    .output(z.object({ oneTimeSecret: z.string() })),
  /** Who is locked out, and every failed passphrase. It reads the file beside the vault. */
  attempts: vault(permitted('users.read', 'site')).output(
    z.object({
      lockedOut: z.array(id),
      /** Newest first. */
      failed: z.array(failedAttempts),
      /** Those since the asker's last session. */
      sinceLastSession: z.array(failedAttempts.pick({ user: true, count: true })),
    }),
  ),
  passphrasePolicy: query(session).output(passphrasePolicy),
  setPassphrasePolicy: vault(permitted('users.manage', 'site'))
    .errors({ Unchanged: { message: 'These are the rules already.' } })
    .input(passphrasePolicy.extend({ reason }))
    .output(z.object({})),
  deactivate: vault(permitted('users.manage', 'site'))
    .errors(userErrors)
    .input(z.object({ userId: id, reason }))
    .output(z.object({})),
  assignRoles: command(permitted('users.manage', 'site'))
    .errors({ ...userErrors, ...grantErrors })
    .input(z.object({ userId: id, grants: z.array(roleGrant).min(1), exceptionReason, reason }))
    .output(z.object({})),
  /**
   * Says which person on record an account is, or that it is none of them. Without it nobody could tell that somebody
   * assesses themselves: the first two accounts exist before any person does.
   */
  linkPerson: command(permitted('users.manage', 'site'))
    .errors({ ...userErrors, ...personErrors })
    .input(z.object({ userId: id, personId: id.nullable(), reason }))
    .output(z.object({})),
  /** Confirms, as a second person, that a new signing key is this person's. */
  attest: command(permitted('users.manage', 'site'))
    .errors({ ...userErrors, NothingToAttest: { message: 'This user has no key that awaits attestation.' } })
    .input(z.object({ userId: id, reason }))
    .output(z.object({})),
};
