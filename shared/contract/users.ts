import { z } from 'zod';
import { command, permitted, query, session, vault } from './procedure';
import { identityProof, loginName } from './sites';
import { id, instant, name, reason, roleGrant } from './values';

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
  statementAcceptedAt: instant.nullable(),
  identityProof,
  createdAt: instant,
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
      LoginTaken: {
        message: 'This user id is in use, or was once; user ids are never given twice.',
        data: z.object({ login: z.string() }),
      },
    })
    .input(
      z.object({
        login: loginName,
        printedName: name,
        personId: id.nullable(),
        kind: z.enum(['opener', 'signer']),
        grants: z.array(roleGrant).min(1),
        identityProof,
        reason,
      }),
    )
    .output(z.object({ userId: id, oneTimeSecret: z.string() })),
  deactivate: vault(permitted('users.manage', 'site'))
    .errors(userErrors)
    .input(z.object({ userId: id, reason }))
    .output(z.object({})),
  assignRoles: command(permitted('users.manage', 'site'))
    .errors({ ...userErrors, ...grantErrors })
    .input(z.object({ userId: id, grants: z.array(roleGrant).min(1), reason }))
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
