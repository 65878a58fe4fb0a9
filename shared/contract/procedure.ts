import { oc } from '@orpc/contract';
import { z } from 'zod';
import type { Permission, Role } from '../domain/permissions';

/**
 * How far a procedure reaches: the whole site; what the session may see (the use case filters by ctx.scope);
 * or the one person named in input.personId, which the gate checks before the use case runs.
 */
export type ProcedureScope = 'site' | 'visible' | 'person';

export type Access =
  | { readonly who: 'anyone' }
  /** `as`: in which of their roles somebody acts, if they hold it. */
  | { readonly who: 'session'; readonly as?: Role }
  | { readonly who: 'permitted'; readonly permission: Permission; readonly scope: ProcedureScope };

/**
 * query: reads. command: one transaction, one log entry. draft: overwrites what is only a draft, no entry.
 * vault: opens, closes or makes the vault itself, and writes its own entry once there is a log to write to.
 */
export type ProcedureKind = 'query' | 'command' | 'draft' | 'vault';

/**
 * What must be presented with the input. sign: input.signature by the session's user or another person in place.
 * second: input.signature by somebody who is not the session's user.
 */
export type Ceremony = 'sign' | 'second';

export type ProcedureMeta = {
  readonly kind: ProcedureKind;
  readonly access: Access;
  readonly ceremony?: Ceremony;
  /** What a second person needs who approves in place what the first has signed: input.approval, by their user id and passphrase. */
  readonly approval?: Access;
};

/** Every command that signs carries this: the user id is needed first in a session and for a second person, the passphrase always. */
export const signatureInput = z.object({ login: z.string().trim().min(1).max(64).optional(), passphrase: z.string().min(1).max(1024) });

/**
 * What can befall the files of a site at any moment. Use cases answer with these as well; everything else of the kind the
 * gate tells from the error's code.
 */
export const storageErrors = {
  DiskFull: {
    status: 507,
    message:
      'There is no room left on the disk. This was not recorded; everything confirmed before is safe. Make room, then do the same again.',
  },
  ReadOnlyFolder: {
    status: 507,
    message:
      'A folder cannot be written to. This was not recorded; everything confirmed before is safe. Allow writing there, then do the same again.',
    data: z.object({ folder: z.string() }),
  },
  FolderLost: {
    status: 507,
    message:
      'The folder of the site cannot be reached any more. This was not recorded; everything confirmed before is on its drive. Connect it, then do the same again.',
    data: z.object({ folder: z.string() }),
  },
  RecordBusy: {
    status: 503,
    message:
      'The files of the site were in use by something else for too long. This was not recorded; everything confirmed before is safe. Do the same again in a moment.',
  },
  RecordDamaged: {
    status: 500,
    message: 'A file of this site is damaged and could not be read. This was not recorded.',
    data: z.object({ file: z.string() }),
  },
};

/** Failures that the gate itself can answer with, declared once for every procedure. */
const gateErrors = {
  ...storageErrors,
  NotUnlocked: { status: 401, message: 'The site is locked. Unlock it to go on; drafts are kept.' },
  NotPermitted: { status: 403, message: 'Your role does not allow this here.', data: z.object({ permission: z.string() }) },
  MustChoosePassphrase: { status: 403, message: 'Choose a passphrase first.' },
  MustChangePassphrase: { status: 403, message: 'Your passphrase is older than this site allows. Choose another first.' },
  UnreadableText: {
    status: 400,
    message: 'A text holds a broken character that cannot be stored. Type that part again; nothing was changed.',
  },
  Incident: {
    status: 500,
    message:
      'Something failed inside Touchstone. Nothing was changed. Note the incident number: your administrator finds it in this station’s incident log.',
    data: z.object({ incident: z.string() }),
  },
  RecordedButUnfinished: {
    status: 500,
    message:
      'This was recorded, but a step after it failed, so that a file may be missing. Note the incident number: your administrator finds it in this station’s incident log.',
    data: z.object({ incident: z.string() }),
  },
};

const signingErrors = {
  WrongPassphrase: {
    status: 403,
    message: 'User ID and passphrase do not match. Nothing was signed.',
    data: z.object({ notBefore: z.string().nullable() }),
  },
  LockedOut: {
    status: 403,
    message:
      'Ten wrong passphrases: this account is locked out. Two administrators together can reset it; where there are no two, recovery shares can.',
  },
  UserIdNeeded: { status: 403, message: 'The first signature of a session needs the user ID as well as the passphrase.' },
  PassphraseOverAge: {
    status: 403,
    message: 'This passphrase is older than the site allows. Nothing was signed. Change it under Settings, “Your account”, then sign.',
    data: z.object({ lastDay: z.string() }),
  },
  KeyNotAttested: { status: 403, message: 'This signing key must be attested by a second person before it may sign.' },
  ClockSetBack: {
    status: 409,
    message:
      'The clock of this station was set back, so nothing can be signed. Set the clock right; then an administrator acknowledges it. Nothing was signed, and drafts are kept.',
    data: z.object({ from: z.iso.datetime(), to: z.iso.datetime() }),
  },
  SecondPersonNeeded: { status: 403, message: 'This must be approved by a second person, not by who prepared it.' },
};

const base = oc.errors(gateErrors);

export const permitted = <const P extends Permission, const S extends ProcedureScope>(permission: P, scope: S) =>
  ({ who: 'permitted', permission, scope }) as const;
export const anyone = { who: 'anyone' } as const;
export const session = { who: 'session' } as const;
/** Whoever sits on a panel judges, whatever else they are at the site; the use case knows who does. */
export const asPanelMember = { who: 'session', as: 'assessor' } as const;

export const query = <const A extends Access>(access: A) => base.$meta({ kind: 'query', access } as const);
export const command = <const A extends Access>(access: A) => base.$meta({ kind: 'command', access } as const);
export const draft = <const A extends Access>(access: A) => base.$meta({ kind: 'draft', access } as const);
export const vault = <const A extends Access>(access: A) => base.$meta({ kind: 'vault', access } as const);
/** A command that is not done before a signature over what it changes. Its input must hold `signature: signatureInput`. */
export const signedCommand = <const A extends Access>(access: A, ceremony: Ceremony) =>
  base.errors(signingErrors).$meta({ kind: 'command', access, ceremony } as const);
/**
 * A command that one person signs and another approves in place. Its input must hold `signature` and `approval`, both `signatureInput`;
 * `approval` is nullable where only some of what it does takes a second person.
 */
export const approvedCommand = <const A extends Access, const B extends Access>(access: A, approval: B) =>
  base.errors(signingErrors).$meta({ kind: 'command', access, ceremony: 'sign', approval } as const);
/** The same for what acts on the vault itself. */
export const signedVault = <const A extends Access>(access: A, ceremony: Ceremony) =>
  base.errors(signingErrors).$meta({ kind: 'vault', access, ceremony } as const);
