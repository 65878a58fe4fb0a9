import { z } from 'zod';
import { packageKinds } from '../domain/packages/manifest';
import { shownSignature } from './assessments';
import { permitted, query, signatureInput, signedCommand } from './procedure';
import { signatureRefusals } from './sender-signature';
import { fileHandle, id, instant, isoDate, name, sha256, text } from './values';

const count = z.number().int();
const missing = z.object({ from: count, to: count });
const reject = z.object({ row: count, code: z.string(), field: z.string().nullable() });

/** Of each list of a dry run at most this many lines are shown; its totals count all. */
export const shownLines = 500;

/** Every reason for which a package is not taken, each told apart; nothing is written then. */
const refusals = {
  NotSigned: { message: 'There is no signature beside this file: a file of the same name with .minisig at its end. Nothing was taken.' },
  ...signatureRefusals,
  SenderMismatch: {
    message: 'The signature is of one sender and the package says it is from another. Nothing was taken.',
    data: z.object({ sender: z.string(), says: z.string() }),
  },
  WrongReceiver: { message: 'This package is for somebody else. Nothing was taken.', data: z.object({ receiver: z.string() }) },
  Replay: {
    message: 'This package was accepted here before. Nothing was taken.',
    data: z.object({ sequence: count, same: z.enum(['file', 'package', 'number']) }),
  },
  OutOfOrder: {
    message: 'A newer package of this sender was accepted already. Nothing was taken.',
    data: z.object({ sequence: count, newest: count }),
  },
  Gap: { message: 'Packages before this one are missing. Say why it is taken all the same, or take them first.', data: missing },
  OutOfChain: {
    message: 'This package does not follow the one that was accepted before it. Nothing was taken.',
    data: z.object({ sequence: count }),
  },
  NotForUs: { message: 'This file is encrypted to another key than this site’s. Nothing was taken.' },
  Damaged: {
    message: 'The package is damaged, although its signature is good. Nothing was taken; ask for another.',
    data: z.object({ what: z.string(), name: z.string().nullable() }),
  },
  NewerFormat: {
    message: 'This package is of a newer format than this Touchstone reads. Nothing was taken.',
    data: z.object({ formatVersion: count }),
  },
  UnknownKind: { message: 'This kind of package is not taken here. Nothing was taken.', data: z.object({ kind: z.string() }) },
  Unreadable: {
    message: 'The file cannot be read. Nothing was taken.',
    data: z.object({ fileName: z.string(), why: z.enum(['missing', 'notAllowed', 'notAFile', 'tooLarge', 'failed']) }),
  },
  TooManyRows: { message: 'This package has more records than are taken at once. Nothing was taken.', data: z.object({ limit: count }) },
  NotAReceipt: { message: 'This is no receipt, although it says so. Nothing was taken.' },
  NeverSent: {
    message: 'This is a receipt for a package that this site never wrote. Nothing was taken.',
    data: z.object({ packageId: z.string() }),
  },
  OtherContent: {
    message: 'This is a receipt for another file than the one that was written here. Nothing was taken.',
    data: z.object({ packageId: z.string() }),
  },
  NotTheReceiver: {
    message: 'This is a receipt by somebody for whom the package was not. Nothing was taken.',
    data: z.object({ packageId: z.string() }),
  },
  CountsDiffer: {
    message: 'This receipt counts other records than were written. Nothing was taken.',
    data: z.object({ sent: count, counted: count }),
  },
  SessionKnown: {
    message: 'The cases of this session were taken here for this member already. Nothing was taken.',
    data: z.object({ title: z.string(), member: z.string() }),
  },
  SessionUnknown: { message: 'These ratings are of a session that this site does not hold. Nothing was taken.' },
  OtherRound: {
    message: 'These ratings are of an earlier round of the session. Nothing was taken.',
    data: z.object({ title: z.string(), round: count }),
  },
  SessionClosed: {
    message: 'The ratings of this session have been opened or it has ended: none can be handed in any more. Nothing was taken.',
    data: z.object({ title: z.string() }),
  },
  NotOnPanel: {
    message: 'These ratings are of nobody who rates at the sender’s site in this session. Nothing was taken.',
    data: z.object({ title: z.string() }),
  },
  HandedInBefore: {
    message: 'The ratings of this member are here already. Nothing was taken.',
    data: z.object({ title: z.string(), member: z.string() }),
  },
  RatingsUnsigned: {
    message: 'The ratings do not fit the signature of whoever rated. Nothing was taken.',
    data: z.object({ member: z.string() }),
  },
  CommitmentMismatch: {
    message: 'A sealed rating does not fit its commitment, or is of no case of this session. Nothing was taken.',
    data: z.object({ member: z.string() }),
  },
  NoSealedRating: {
    message:
      'What should be a sealed rating has not the form of one: the panel could never open it. Ask for the file again. Nothing was taken.',
    data: z.object({ member: z.string() }),
  },
  RatingsRepeated: {
    message: 'A sealed rating is a copy of another one, in this file or of another member. Nothing was taken.',
    data: z.object({ member: z.string() }),
  },
  ReceivedBefore: { message: 'A receipt for this package was taken before. Nothing was taken.' },
};

const outcome = z.enum(['create', 'update', 'unchanged', 'tell']);

const packageFacts = z.object({
  fileName: z.string(),
  sha256,
  isEncrypted: z.boolean(),
  kind: z.enum(packageKinds),
  sender: z.string(),
  sequence: count,
  asOf: isoDate,
});

/** A verified package and what accepting it would do. */
const opened = packageFacts.extend({
  openId: id,
  keyId: z.string(),
  trustedComment: z.string(),
  createdAt: instant,
  filter: z.string(),
  /** Numbers that never came. */
  gap: missing.nullable(),
  totals: z.object({ rows: count, create: count, update: count, unchanged: count, tell: count, reject: count }),
  lines: z.array(z.object({ row: count, outcome, name: z.string(), employeeNumber: z.string(), changes: z.array(z.string()) })),
  rejects: z.array(reject),
  /** Units and roles that would be new. */
  places: z.array(z.string()),
  /** Of completions: how many lines of the course map they would be evidence under, and what nobody has mapped or knows; null for other kinds. */
  completions: z.object({ evidence: count, unmappedCourses: count, unknownLearners: count }).nullable(),
  /** Whom a person's record is about, with those on record here who may be the same. */
  subject: z
    .object({
      name: z.string(),
      employeeNumber: z.string(),
      suggested: z.object({ personId: id, name: z.string(), employeeNumber: z.string() }).nullable(),
    })
    .nullable(),
  /** Which package of ours a receipt is for. */
  receiptFor: z
    .object({ fileName: z.string(), sequence: count, receiver: z.string(), accepted: count, rejected: count, signedBy: z.string() })
    .nullable(),
});

const summary = packageFacts.extend({
  packageInId: id,
  partnerId: id,
  rows: count,
  accepted: count,
  rejected: count,
  gapReason: z.string().nullable(),
  receivedAt: instant,
  receivedBy: name,
  approvedBy: name,
  /** Whether a receipt for it was written. */
  hasReceipt: z.boolean(),
});

const expired = { message: 'This package is no longer at hand. Choose it again.' };

export const packages = {
  /** Asks for the package; null when the person cancels. */
  choose: query(permitted('exchange.receive', 'site')).output(z.object({ handle: fileHandle, fileName: z.string() }).nullable()),
  /** Verifies a package and shows what accepting it would do; nothing is written. The session keeps the newest one only. */
  open: query(permitted('exchange.receive', 'site'))
    .errors({ HandleExpired: { message: 'The chosen file is no longer at hand. Choose it again.' }, ...refusals })
    .input(
      z.object({
        source: z.union([
          z.object({ handle: fileHandle }),
          /** Dropped; the signature beside it where there is one. */
          z.object({ fileName: z.string().min(1).max(255), file: z.instanceof(Blob), signature: z.instanceof(Blob).nullable() }),
        ]),
      }),
    )
    .output(opened),
  /** Commits exactly what was shown, approved in place by a second person. */
  accept: signedCommand(permitted('exchange.receive', 'site'), 'second')
    .errors({
      ...refusals,
      PackageExpired: expired,
      Outdated: { message: 'The record changed since this package was opened. Open it again; nothing was written.' },
      PersonNeeded: { message: 'Say whose record this is.' },
      PersonNotFound: { message: 'There is no such person.' },
    })
    .input(
      z.object({
        openId: id,
        /** Whose record a person's record is; null for every other kind. */
        personId: id.nullable(),
        /** Why it is taken although packages before it are missing; null where none are. */
        gapReason: text.nullable(),
        signature: signatureInput,
      }),
    )
    .output(z.object({ packageInId: id, accepted: count, rejected: count })),
  list: query(permitted('exchange.read', 'site')).output(z.object({ packages: z.array(summary) })),
  get: query(permitted('exchange.read', 'site'))
    .errors({ PackageNotFound: { message: 'There is no such package.' } })
    .input(z.object({ packageInId: id }))
    .output(
      summary.extend({
        publicKey: z.string(),
        previousSha256: sha256.nullable(),
        batchId: id.nullable(),
        rejects: z.array(reject),
        signatures: z.array(shownSignature),
        /** What it told of people, for kinds that change nobody's record. */
        records: z.array(
          z.object({ recordId: id, personId: id.nullable(), displayName: z.string(), lines: z.array(z.record(z.string(), z.string())) }),
        ),
        receiptFor: z.object({ fileName: z.string(), sequence: count, receiver: z.string() }).nullable(),
      }),
    ),
};
