import { z } from 'zod';
import { mostCases } from '../../domain/calibration/rating';
import { caseRating } from '../case-material';
import { asPanelMember, draft, signatureInput, signedCommand } from '../procedure';
import { id, instant, name, text } from '../values';
import { panel, sessionNotFound, wrongState } from './errors';
import { caseRatingDraft, shownCase } from './shapes';

const turn = {
  TurnEnded: { message: 'This turn has ended. What was saved is kept, sealed: begin a turn with your passphrase to go on.' },
};

const notWhole = z.object({
  findings: z.array(
    z.object({ member: z.string(), title: z.string(), why: z.enum(['changed', 'foreign', 'missing', 'uncommitted', 'unsigned']) }),
  ),
});

/** One member after another rates at a station; a quorum opens what they handed in. */
export const rating = {
  /** A member takes the place at this station; the first time, the ground rules are acknowledged with the same signature. */
  beginTurn: signedCommand(asPanelMember, 'sign')
    .errors({
      ...sessionNotFound,
      ...wrongState,
      ...panel,
      GroundRulesNotAcknowledged: { message: 'The ground rules are acknowledged before the first case is shown.' },
      AlreadyHandedIn: { message: 'You have handed in your ratings. Nobody can look at them again before the session is closed.' },
      KeyReplaced: {
        message:
          'Your keys were made anew after this session began, so your share of its key cannot be opened. The others can close it without you; ratings saved before are lost.',
      },
    })
    .input(z.object({ sessionId: id, acknowledges: z.boolean(), signature: signatureInput }))
    .output(
      z.object({
        turnId: id,
        memberId: id,
        name,
        cases: z.array(shownCase),
        drafts: z.array(z.object({ caseId: id, rating: caseRatingDraft })),
        question: z.string().nullable(),
        minimumGroup: z.number().int().nullable(),
      }),
    ),
  /** Keeps what a member thinks so far, sealed to that member alone. */
  saveDraft: draft(asPanelMember)
    .errors({ ...turn, CaseNotFound: { message: 'There is no such case in this session.' } })
    .input(z.object({ turnId: id, caseId: id, rating: caseRatingDraft }))
    .output(z.object({ savedAt: instant })),
  /** From here on this station knows nothing of the turn. */
  endTurn: draft(asPanelMember)
    .input(z.object({ turnId: id }))
    .output(z.object({})),
  /** Seals the ratings to the session and signs their commitments. They can be neither read nor changed any more. */
  handIn: signedCommand(asPanelMember, 'sign')
    .errors({
      ...sessionNotFound,
      ...wrongState,
      ...panel,
      ...turn,
      AlreadyHandedIn: { message: 'You have handed in your ratings already. Nothing was recorded.' },
      CaseNotFound: { message: 'There is no such case in this session.' },
      RatingIncomplete: {
        message: 'A rating lacks a mark, names a level that the scale has not, or cites what is no part of the case.',
        data: z.object({ title: z.string() }),
      },
      CasesUnrated: {
        message: 'Some cases have no rating yet. Rate them, or say that you leave them unrated.',
        data: z.object({ titles: z.array(z.string()) }),
      },
    })
    .input(
      z.object({
        sessionId: id,
        turnId: id,
        ratings: z
          .array(z.object({ caseId: id, rating: caseRating }))
          .min(1)
          .max(mostCases),
        leavesUnrated: z.boolean(),
        /** To the question before the meeting; null: not answered. */
        answer: text.min(1).nullable(),
        signature: signatureInput,
      }),
    )
    .output(z.object({})),
  /** A member gives the passphrase for closing. With the last one that the quorum needs, every rating is opened at once. */
  giveShare: signedCommand(asPanelMember, 'sign')
    .errors({
      ...sessionNotFound,
      ...wrongState,
      ...panel,
      AlreadyGiven: { message: 'You have given your passphrase for closing already. Another member is needed.' },
      NobodyHandedIn: { message: 'Nobody has handed in ratings yet: there is nothing to open.' },
      KeyReplaced: {
        message: 'Your keys were made anew after this session began, so your share of its key cannot be opened. Another member is needed.',
      },
      SharesDoNotOpen: {
        message:
          'The shares that were given do not make the key of this session: one of them was changed. Nothing was opened. Have the record verified under Records, and try other members.',
      },
      RatingsNotWhole: {
        message:
          'Some ratings are not the ones that were handed in, so nothing was opened and nothing was changed. Have the record verified under Records.',
        data: notWhole,
      },
      AnswersNotWhole: {
        message:
          'The answers to the question before the meeting are not the ones that were given: there are more or fewer, or one was changed. Nothing was opened.',
      },
    })
    .input(z.object({ sessionId: id, signature: signatureInput }))
    .output(z.object({ given: z.number().int(), needed: z.number().int(), isClosed: z.boolean() })),
};
