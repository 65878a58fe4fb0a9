import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { figure, sessionResult } from './calibration-figures';
import { sessionState } from './calibration-sessions/shapes';
import { draft, permitted, query, session as anySession, vault } from './procedure';
import { printedFile } from './reports';
import { id, instant, isoDate, level, name, progress, sha256 } from './values';

const errors = {
  SessionNotFound: { message: 'There is no such session, or you are not part of it.' },
  NotClosed: { message: 'The ratings of this session are still sealed. Its result can be read when it has been closed.' },
  ResultMissing: { message: 'The result of this session has not been computed yet.' },
};
const ofSession = z.object({ sessionId: id });
const count = z.number().int();

/** A table as a file, with the digest of its bytes. */
const tableFile = z.object({ fileName: z.string(), data: z.instanceof(Blob), sha256, lines: count });

const heldSession = z.object({ sessionId: id, title: name, round: count, closedOn: isoDate });

const rewordingPlace = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('draft'), draftId: id, title: name }),
  z.object({ kind: z.literal('revision'), revisionId: id, number: count, title: name, state: z.enum(['inReview', 'approved']) }),
]);

export const calibrationResults = {
  /** Computes the figures of a closed session beside everybody's work and locks them: once there they never change. It ends without `done` when it is cancelled. */
  compute: vault(permitted('calibration.run', 'site'))
    .errors({
      SessionNotFound: errors.SessionNotFound,
      NotClosed: errors.NotClosed,
      AlreadyComputed: { message: 'The result of this session is locked already. Nothing was changed.' },
    })
    .input(ofSession)
    .output(eventIterator(z.discriminatedUnion('kind', [progress, z.object({ kind: z.literal('done'), digest: sha256 })]))),
  /** Opened ratings with what the panel came to, and the locked figures where they are there. */
  get: query(anySession)
    .errors({ SessionNotFound: errors.SessionNotFound, NotClosed: errors.NotClosed })
    .input(ofSession)
    .output(
      z.object({
        sessionId: id,
        title: name,
        round: count,
        state: sessionState,
        closedAt: instant,
        members: z.array(z.object({ memberId: id, name })),
        cases: z.array(
          z.object({
            caseId: id,
            title: z.string(),
            competencyId: id,
            competencyCode: z.string(),
            competencyTitle: z.string(),
            levels: z.array(z.object({ level, code: z.string(), name: z.string() })),
            requiredLevel: level.nullable(),
            goldLevel: level.nullable(),
            /** Null: not agreed, or not discussed. */
            consensusLevel: level.nullable(),
            isDiscussed: z.boolean(),
            dissents: count,
            ratings: z.array(z.object({ memberId: id, level })),
          }),
        ),
        /** Null: not computed yet. */
        result: z
          .object({ content: sessionResult, digest: sha256, computedAt: instant, entryNumber: count, isAsKept: z.boolean() })
          .nullable(),
        /** Earlier sessions whose result stands beside this one by the same definition, the newest first. */
        past: z.array(heldSession),
        /** Where a rewording of an indicator was proposed from this result: in a draft that is open, or a revision that came of one. */
        rewordings: z.array(z.object({ indicatorId: id, place: rewordingPlace })),
        may: z.object({ compute: z.boolean(), propose: z.boolean() }),
      }),
    ),
  /** Figures of earlier sessions, by the same definition as those of this one. */
  past: query(anySession)
    .errors({ SessionNotFound: errors.SessionNotFound, NotClosed: errors.NotClosed, ResultMissing: errors.ResultMissing })
    .input(ofSession.extend({ pastIds: z.array(id).max(3) }))
    .output(
      z.object({
        /** In their order in time, this one last. */
        sessions: z.array(
          heldSession.extend({
            cases: count,
            members: count,
            exact: figure,
            adjacent: figure,
            alpha: figure,
            ac2: figure,
            icc: figure,
          }),
        ),
        /** Indicators of this session that were marked in an earlier one, before and now. */
        indicators: z.array(
          z.object({
            indicatorId: id,
            text: z.string(),
            /** Whether the wording is another one than before. */
            isReworded: z.boolean(),
            before: figure,
            beforeSessionId: id,
            now: figure,
            change: z
              .object({ difference: z.number(), low: z.number(), high: z.number(), verdict: z.enum(['rose', 'fell', 'unclear']) })
              .nullable(),
          }),
        ),
      }),
    ),
  /** The members of this session over all sessions up to it: control charts and trend. */
  drift: query(anySession)
    .errors({ SessionNotFound: errors.SessionNotFound, NotClosed: errors.NotClosed, ResultMissing: errors.ResultMissing })
    .input(ofSession)
    .output(
      z.object({
        /** Who has changed most surely comes first. */
        assessors: z.array(
          z.object({
            memberId: id,
            name,
            points: z.array(heldSession.extend({ cases: count, deviation: z.number(), standardised: z.number() })),
            /** Null: no session with a spread to measure by. */
            charts: z
              .object({
                cusum: z.object({ high: z.array(z.number()), low: z.array(z.number()), limit: z.number(), signals: z.array(count) }),
                ewma: z.object({ values: z.array(z.number()), upper: z.number(), lower: z.number(), signals: z.array(count) }),
                trend: figure,
              })
              .nullable(),
          }),
        ),
      }),
    ),
  /** Against the consensus of the panel, as far as it goes. */
  againstConsensus: query(anySession)
    .errors({ SessionNotFound: errors.SessionNotFound, NotClosed: errors.NotClosed })
    .input(ofSession)
    .output(z.object({ cases: count, members: sessionResult.shape.gold })),
  /** Notes in the draft of the competency's library that an indicator is read differently; where the library has no draft, one is begun. */
  proposeRewording: draft(permitted('framework.edit', 'site'))
    .errors({
      SessionNotFound: errors.SessionNotFound,
      ResultMissing: errors.ResultMissing,
      IndicatorNotFound: { message: 'There is no such indicator in this session.' },
      CompetencyGone: { message: 'The competency of this indicator is not in the framework any more.' },
      NotSteward: { message: 'You are not a steward of this library.', data: z.object({ stewards: z.array(z.string()) }) },
      FrameworkRetired: { message: 'This library is retired: it is kept for the record and changed no more.' },
      InReview: { message: 'The draft of this library lies in review. Have it returned, then propose again.' },
      SummaryFull: { message: 'The summary of the draft has no room for another note. Shorten it, then propose again.' },
    })
    .input(ofSession.extend({ indicatorId: id }))
    .output(z.object({ frameworkId: id, draftId: id, draftTitle: name, competencyId: id, isNew: z.boolean() })),
  /** Every rating before and after the discussion, as CSV. */
  comparisonFile: query(anySession)
    .errors({ SessionNotFound: errors.SessionNotFound, NotClosed: errors.NotClosed })
    .input(ofSession)
    .output(tableFile),
  /** Every entry of the log that tells of this session, as CSV. */
  changeLogFile: query(permitted('calibration.read', 'site'))
    .errors({ SessionNotFound: errors.SessionNotFound })
    .input(ofSession)
    .output(tableFile),
  /** What the facilitator takes along: figures, pairs, levels, indicators, severity. */
  report: query(anySession)
    .errors({ SessionNotFound: errors.SessionNotFound, NotClosed: errors.NotClosed, ResultMissing: errors.ResultMissing })
    .input(ofSession)
    .output(printedFile),
  /** The minutes as they were signed. */
  minutes: query(anySession)
    .errors({
      SessionNotFound: errors.SessionNotFound,
      NotClosed: errors.NotClosed,
      MinutesMissing: { message: 'The minutes of this session have not been written yet.' },
    })
    .input(ofSession)
    .output(printedFile),
};
