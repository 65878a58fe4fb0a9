import { z } from 'zod';
import { cosignMeanings } from '../domain/assessment-correction';
import { amendCodes } from '../domain/rating-change';
import { assessmentErrors, independenceErrors, judged, outcome, performance } from './assessment-input';
import { shownSignature } from './assessments';
import { approvedCommand, permitted, query, signatureInput, signedCommand } from './procedure';
import { id, instant, reason, sha256 } from './values';

const found = { AssessmentNotFound: { message: 'There is no such assessment.' } };
const standing = {
  ...found,
  NotCurrent: {
    message: 'A later version has taken the place of this one: what is put right is put right there. Nothing was changed.',
    data: z.object({ assessmentId: id, by: z.string(), at: instant }),
  },
  AlreadyVoided: { message: 'This assessment is void: it stays readable, and nothing more follows on it.' },
};
const notOneself = { AboutOneself: { message: 'Nobody decides on a record about themselves.' } };
const notOwnJudgement = { OwnJudgement: { message: 'Nobody decides on their own judgement: somebody else has to.' } };

/** What a change of a rating can be refused with for want of what it needs. */
const authorityErrors = {
  AmendCodeMissing: {
    message: 'This changes what was judged: outcome, level, or a single result. It needs the reason as a code. Nothing was signed.',
  },
  AuthoriserMissing: {
    message: 'This changes what was judged. A second person has to authorise it by their signature in place. Nothing was signed.',
  },
  NothingToAuthorise: {
    message: 'What was judged stays as it is, so that there is nothing to authorise. Sign it with the comment alone.',
  },
  ...notOneself,
  ...notOwnJudgement,
  AuthoriserNotIndependent: {
    message: 'Who authorises stands too near to this person. Somebody else can.',
    data: z.object({ why: z.array(z.string()) }),
  },
};

/** What follows on a signed assessment. Nothing of what was signed changes. */
export const assessmentCorrections = {
  /** Sends a record back to its assessor: until it is amended, kept after all or voided it does not count. */
  return: signedCommand(permitted('assessments.return', 'visible'), 'sign')
    .errors({
      ...standing,
      ...notOneself,
      ...notOwnJudgement,
      AlreadyReturned: { message: 'This assessment has been sent back already.' },
    })
    .input(z.object({ assessmentId: id, reason, signature: signatureInput }))
    .output(z.object({})),
  /** Ends a return without an amendment: the record counts again as it stands. */
  keep: signedCommand(permitted('assessments.return', 'visible'), 'sign')
    .errors({ ...standing, ...notOneself, ...notOwnJudgement, NotReturned: { message: 'This assessment was not sent back.' } })
    .input(z.object({ assessmentId: id, reason, signature: signatureInput }))
    .output(z.object({})),
  /** Takes a record out of everything that is derived: prepared by one, signed in place by a second person. */
  void: signedCommand(permitted('assessments.void', 'visible'), 'second')
    .errors({ ...standing, ...notOneself })
    .input(z.object({ assessmentId: id, reason, signature: signatureInput }))
    .output(z.object({ reopened: z.number().int() })),
  /**
   * A new version that takes the place of the current one, by its assessor or another: everything may differ but person and competency.
   * One that changes what was judged needs a code for the reason, a comment, and a second person who authorises it in place.
   */
  amend: approvedCommand(permitted('assessments.sign', 'person'), permitted('assessments.return', 'person'))
    .errors({
      ...assessmentErrors,
      ...standing,
      OtherRecord: {
        message: 'An amendment is of the same person and competency. What was recorded of somebody else is voided and recorded anew.',
      },
      NotAmendable: { message: 'A decision on prior learning is voided and decided anew.' },
      OtherRater: {
        message: 'This is one of two independent ratings: who made the other one cannot put this one right, nor authorise that.',
      },
      ...authorityErrors,
    })
    .input(
      z.object({
        ...performance.shape,
        ...judged.shape,
        assessmentId: id,
        /** The comment, which every amendment has. */
        reason,
        /** Both where what was judged changes, and neither where it stays. */
        amendCode: z.enum(amendCodes).nullable().default(null),
        approval: signatureInput.nullable().default(null),
        signature: signatureInput,
      }),
    )
    .output(z.object({ assessmentId: id, outcome })),
  /** A further signature over the same content and revision, in place where another person signs. */
  cosign: signedCommand(permitted('assessments.cosign', 'visible'), 'sign')
    .errors({
      ...standing,
      ...notOwnJudgement,
      ...independenceErrors,
      AboutOneself: { message: 'Nobody witnesses, reviews, approves or verifies what is about themselves.' },
      ForThePerson: { message: 'Only the person can sign that they did the work, or that they have seen the record.' },
      AlreadySigned: { message: 'This was signed with this meaning by the same person already.' },
      ContentChanged: { message: 'The record is not as it was signed first. Verify it; nothing was signed.' },
    })
    .input(
      z.object({
        assessmentId: id,
        /** The digest that was shown to who signs. */
        contentDigest: sha256,
        meaning: z.enum(cosignMeanings),
        /** Why somebody signs although something between them and the person could sway it; kept in the log, and of no account where nothing does. */
        independenceReason: judged.shape.independenceReason,
        signature: signatureInput,
      }),
    )
    .output(z.object({ meaning: z.string() })),
  /** Each signature held against the content, the key and the log, at this moment. */
  verify: query(permitted('assessments.read', 'visible'))
    .errors(found)
    .input(z.object({ assessmentId: id }))
    .output(
      z.object({
        contentDigest: sha256,
        /** Whether what is stored still has the digest under which it was recorded. */
        isUnchanged: z.boolean(),
        /** Everything holds: content, files, signatures, keys, log. */
        isSound: z.boolean(),
        filesIntact: z.boolean(),
        signatures: z.array(
          shownSignature.extend({
            keyId: id,
            /** By whom and when the key was attested; null: by nobody. */
            attestedBy: z.string().nullable(),
            attestedAt: instant.nullable(),
            /** Whether the entry in the log holds exactly this signature. */
            isTold: z.boolean(),
            /** The proof that the entry lies in the log's tree, recomputed. */
            inclusion: z.object({ treeSize: z.number().int(), root: z.string(), steps: z.number().int(), holds: z.boolean() }).nullable(),
          }),
        ),
      }),
    ),
};
