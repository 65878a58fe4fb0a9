import { z } from 'zod';
import { command, permitted, query, session as anySession, vault } from '../procedure';
import { id, instant, isoDate, name, reason } from '../values';
import { facilitators, partnerNotFound, sessionNotFound, wrongState } from './errors';
import { caseOrigin, person, sessionState, setUpInput } from './shapes';

const panelMember = z.object({
  memberId: id,
  name,
  userId: id.nullable(),
  /** What signs for a user of this site; null for somebody who rates elsewhere. */
  login: z.string().nullable(),
  /** Of a member at a partner's site: what was written for them last, and who signed what came back. */
  remote: z
    .object({
      partner: name,
      file: z.object({ fileName: z.string(), sequence: z.number().int(), writtenAt: instant }).nullable(),
      signedBy: z.object({ name: z.string(), publicKey: z.string() }).nullable(),
    })
    .nullable(),
  role: z.enum(['member', 'observer']),
  hasAcknowledged: z.boolean(),
  hasHandedIn: z.boolean(),
  hasSigned: z.boolean(),
  absence: z.string().nullable(),
});

const summary = z.object({
  sessionId: id,
  title: name,
  round: z.number().int(),
  state: sessionState,
  plannedOn: isoDate,
  facilitator: name,
  members: z.number().int(),
  cases: z.number().int(),
  handedIn: z.number().int(),
});

/** A session from its set-up to its beginning, and what is shown of it. */
export const sessionItself = {
  /** The sessions that the asker may see: all of them, or those they are part of. */
  list: query(anySession).output(z.object({ sessions: z.array(summary) })),
  /** Who can be asked, and which records and gold cases can be taken. */
  candidates: query(permitted('calibration.run', 'site'))
    .input(z.object({ competencyId: id.nullable(), limit: z.number().int().min(1).max(500) }))
    .output(
      z.object({
        people: z.array(person.extend({ roles: z.array(z.string()), mayFacilitate: z.boolean() })),
        /** Partners whose people can be asked: their fingerprints are compared, and files can be encrypted to them. */
        partners: z.array(z.object({ partnerId: id, name })),
        competencies: z.array(z.object({ competencyId: id, code: z.string(), title: name })),
        records: z.array(
          z.object({
            assessmentId: id,
            competencyId: id,
            competencyCode: z.string(),
            competencyTitle: name,
            personName: name,
            assessorName: name,
            kind: z.string(),
            performedOn: isoDate,
            levelCode: z.string(),
          }),
        ),
        total: z.number().int(),
        /** Exemplars that are in use, of the competency or of all. */
        goldCases: z.array(
          z.object({
            goldCaseId: id,
            competencyCode: z.string(),
            competencyTitle: z.string(),
            title: name,
            levelCode: z.string(),
            pieces: z.number().int(),
          }),
        ),
      }),
    ),
  /** A new session, or another set-up of one that has not begun. */
  save: command(permitted('calibration.run', 'site'))
    .errors({
      ...sessionNotFound,
      ...wrongState,
      ...facilitators,
      UserNotFound: { message: 'Somebody chosen has no account that is in use.' },
      NamedTwice: { message: 'Somebody stands in this session twice: a facilitator does not rate, and an observer is no member.' },
      CannotFacilitate: { message: 'Whoever is co-facilitator needs the role of a calibration facilitator.' },
      CaseTwice: { message: 'A case stands in this session twice.' },
      CaseNotFound: { message: 'One of these cases is not on record any more, or does not count.', data: z.object({ originId: id }) },
      QuorumTooLarge: { message: 'The quorum is larger than the panel at this site.' },
      ...partnerNotFound,
      GroupTooSmall: {
        message: 'The panel has fewer members than the fewest answers that may be shown. Ask more people, or leave the question out.',
        data: z.object({ minimum: z.number().int() }),
      },
      Unchanged: { message: 'The session is set up so already.' },
    })
    .input(setUpInput.extend({ sessionId: id.nullable() }))
    .output(z.object({ sessionId: id })),
  get: query(anySession)
    .errors(sessionNotFound)
    .input(z.object({ sessionId: id }))
    .output(
      setUpInput.extend({
        sessionId: id,
        round: z.number().int(),
        previousSessionId: id.nullable(),
        nextSessionId: id.nullable(),
        state: sessionState,
        facilitator: person,
        coFacilitator: person.nullable(),
        startedAt: instant.nullable(),
        closedAt: instant.nullable(),
        finalAt: instant.nullable(),
        endReason: z.string().nullable(),
        /** The panel as it is, or as it is wanted while the session is set up. */
        panel: z.array(panelMember),
        /** Titles alone: what a case shows is for who rates it. */
        cases: z.array(
          z.object({
            /** Told to its facilitators alone before the ratings are opened: neither whose record a case is, nor that it is gold. */
            source: caseOrigin.nullable(),
            caseId: id.nullable(),
            title: z.string(),
            competencyId: id,
            competencyCode: z.string(),
            competencyTitle: z.string(),
          }),
        ),
        /** How many have handed in, and how many have given their passphrase for closing at this station. */
        handedIn: z.number().int(),
        closingGiven: z.array(id),
        /** Shown from the closing on, and only where enough have answered; null: too few. */
        answers: z.array(z.string()).nullable(),
        answered: z.number().int(),
        may: z.object({ run: z.boolean(), rate: z.boolean() }),
      }),
    ),
  /** Freezes panel and cases, makes the session's key and splits its private half among the members. */
  start: vault(permitted('calibration.run', 'site'))
    .errors({
      ...sessionNotFound,
      ...wrongState,
      ...facilitators,
      NamedTwice: { message: 'Somebody stands in this session twice: two of its accounts are one person’s now. Change the set-up.' },
      PanelTooSmall: { message: 'The panel has fewer members at this site than its quorum. Ask more people.' },
      ...partnerNotFound,
      NoCases: { message: 'The session has no cases yet.' },
      CaseNotFound: { message: 'One of the cases is not on record any more, or does not count.', data: z.object({ originId: id }) },
      NothingToRate: {
        message: 'The competency of a case has no indicators. Take the case out, or write indicators first.',
        data: z.object({ title: z.string() }),
      },
      MemberIsPerson: {
        message: 'Somebody on the panel is who was assessed in one of the cases. Nobody judges themselves.',
        data: z.object({ member: z.string(), title: z.string() }),
      },
      MemberHasNoKey: {
        message: 'Somebody on the panel has not chosen a passphrase of their own yet, or their signing key is not attested.',
        data: z.object({ member: z.string() }),
      },
    })
    .input(z.object({ sessionId: id }))
    .output(z.object({})),
  /** A new round of a session that has ended: the same panel, cases and rules, a new key and new ratings. */
  newRound: command(permitted('calibration.run', 'site'))
    .errors({
      ...sessionNotFound,
      ...wrongState,
      ...facilitators,
      HasNewRound: { message: 'This session has a later round already.', data: z.object({ sessionId: id }) },
    })
    .input(z.object({ sessionId: id, plannedOn: isoDate, reason }))
    .output(z.object({ sessionId: id })),
  /** Ends a session without minutes. What is sealed stays sealed. */
  abandon: command(permitted('calibration.run', 'site'))
    .errors({ ...sessionNotFound, ...wrongState, ...facilitators })
    .input(z.object({ sessionId: id, reason }))
    .output(z.object({})),
};
