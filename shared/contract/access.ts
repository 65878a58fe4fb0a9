import { z } from 'zod';
import { permissions } from '../domain/permissions';
import { reviewStates } from '../domain/access-review';
import { conflictKeys } from '../domain/separation-of-duties';
import { shownSignature } from './assessments';
import { permitted, query, signatureInput, signedCommand } from './procedure';
import { user } from './users';
import { id, instant, isoDate, name, role, sha256, text } from './values';

const namedGrant = z.object({ role, unitId: id.nullable(), unitName: z.string().nullable() });

const right = z.object({
  permission: z.enum(permissions),
  /** The whole site, or units with all below them and the person's own record. */
  reach: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('site') }),
    z.object({ kind: z.literal('limited'), units: z.array(z.object({ unitId: id, name: z.string() })), own: z.boolean() }),
  ]),
  from: z.array(namedGrant),
});

const heldConflict = z.object({
  key: z.enum(conflictKeys),
  roles: z.tuple([role, role]),
  why: z.string(),
  /** Why it is allowed nevertheless; null where nobody has said so. */
  exception: z.object({ reason: z.string(), givenBy: name, givenAt: instant }).nullable(),
});

/** An account with all that follows from its roles. One that has ended has no rights left. */
export const accountAccess = user
  .pick({ userId: true, login: true, printedName: true, personId: true, kind: true, isActive: true })
  .extend({
    grants: z.array(namedGrant),
    rights: z.array(right),
    conflicts: z.array(heldConflict),
    /** A role reaches the holder's own record, but the account is linked to no person. */
    lacksPerson: z.boolean(),
  });

/** An account as a reviewer sees it and signs it. */
export const reviewedAccount = accountAccess.omit({ isActive: true }).extend({
  keyState: user.shape.keyState,
  lastUnlockAt: instant.nullable(),
  lastSignatureAt: instant.nullable(),
});
/** The same in a signed review, which stays readable when roles or rights are named otherwise one day. */
const recordedGrant = namedGrant.extend({ role: z.string() });
export const recordedAccount = reviewedAccount.extend({
  grants: z.array(recordedGrant),
  rights: z.array(right.extend({ permission: z.string(), from: z.array(recordedGrant) })),
  conflicts: z.array(heldConflict.extend({ key: z.string(), roles: z.tuple([z.string(), z.string()]) })),
  keyState: z.string(),
});
export const leftOutAccount = z.object({ userId: id, login: z.string(), printedName: name });
const decision = z.enum(['keep', 'change']);

export const reviewSummary = z.object({
  reviewId: id,
  reviewerName: name,
  reviewedAt: instant,
  zone: z.string(),
  accounts: z.number().int(),
  changesNeeded: z.number().int(),
  /** The review whose left-out accounts this one decides. */
  completesReviewId: id.nullable(),
  /** The reviewer's own accounts, which another reviewer decides. */
  leftOut: z.array(leftOutAccount),
  /** The review that decided them. */
  completedByReviewId: id.nullable(),
  /** Whether every account that is still active has a decision. */
  isComplete: z.boolean(),
});

export const reviewDue = z.object({
  dueOn: isoDate,
  state: z.enum(reviewStates),
  lastCompleteOn: isoDate.nullable(),
  /** A review that awaits the decision of another reviewer on its reviewer's own account. */
  open: z.object({ reviewId: id, reviewerName: name, leftOut: z.array(leftOutAccount), isOwn: z.boolean() }).nullable(),
});

export const access = {
  /** Every account with what it may do, how far, and from which grant. */
  rights: query(permitted('users.read', 'site')).output(z.object({ users: z.array(accountAccess) })),
  /** Every review, when the next one is due, and what it waits for. */
  listReviews: query(permitted('users.read', 'site')).output(z.object({ reviews: z.array(reviewSummary), due: reviewDue })),
  getReview: query(permitted('users.read', 'site'))
    .errors({ ReviewNotFound: { message: 'There is no such review.' } })
    .input(z.object({ reviewId: id }))
    .output(
      reviewSummary.extend({
        entryNumber: z.number().int(),
        lines: z.array(z.object({ ordinal: z.number().int(), account: recordedAccount, decision, remark: z.string().nullable() })),
        signatures: z.array(shownSignature),
      }),
    ),
  /** What the session's user has to decide now: every active account but their own, or what another reviewer left out. */
  prepareReview: query(permitted('access.review', 'site')).output(
    z.object({
      completes: reviewSummary.nullable(),
      /** Their own review awaits somebody else: nothing is for them to decide. */
      awaitsAnother: z.boolean(),
      accounts: z.array(reviewedAccount),
      leftOut: z.array(leftOutAccount),
      /** SHA-256 of all that is shown here, to be handed back with the signature. */
      basis: sha256,
    }),
  ),
  /** Signs a decision on every account of the list (21 CFR 11.300(b)). */
  signReview: signedCommand(permitted('access.review', 'site'), 'sign')
    .errors({
      OwnAccount: { message: 'Nobody reviews their own account: another reviewer decides it. Nothing was signed.' },
      AwaitsAnother: { message: 'Your part is signed. Another reviewer decides your own account; then this review is complete.' },
      ListChanged: {
        message: 'The accounts changed since this list was made. Nothing was signed; look at the list again, what you decided is kept.',
      },
      DecisionMissing: { message: 'Some accounts have no decision yet.', data: z.object({ userIds: z.array(id) }) },
      RemarkMissing: { message: 'Say what has to change, for each account that is not kept.', data: z.object({ userIds: z.array(id) }) },
    })
    .input(
      z.object({
        basis: sha256,
        decisions: z.array(z.object({ userId: id, decision, remark: text.nullable() })).max(10_000),
        signature: signatureInput,
      }),
    )
    .output(z.object({ reviewId: id })),
};
