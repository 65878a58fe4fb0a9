import { z } from 'zod';
import { indicatorMarks, leastGroup, leastQuorum, mostCases, mostMembers, sessionStates } from '../domain/calibration/rating';
import { asPanelMember, command, draft, permitted, query, session as anySession, signatureInput, signedCommand, vault } from './procedure';
import { shownSignature } from './assessments';
import { caseMaterial, caseRating } from './case-material';
import { cannotWriteReasons } from './exchange';
import { fileHandle, id, instant, isoDate, level, name, reason, sha256, text } from './values';

export const sessionState = z.enum(sessionStates);
export const indicatorMark = z.enum(indicatorMarks);

/** A rating that is still being thought about. */
export const caseRatingDraft = caseRating.extend({ level: level.nullable() });

export const caseLevel = z.object({ level, code: z.string(), name: z.string() });
export const caseIndicator = z.object({ id, text: z.string(), level });

export const shownCase = z.object({
  caseId: id,
  ordinal: z.number().int(),
  title: z.string(),
  competencyId: id,
  competencyCode: z.string(),
  competencyTitle: z.string(),
  levels: z.array(caseLevel),
  requiredLevel: level.nullable(),
  indicators: z.array(caseIndicator),
  material: caseMaterial,
});
export type ShownCase = z.infer<typeof shownCase>;

/** Where a case is taken from: an assessment on record, or an exemplar with an agreed rating. */
export const caseOrigin = z.object({ origin: z.enum(['record', 'gold']), originId: id });

/** Panel and cases as they are wanted, until the session begins. */
export const sessionSetUp = z.object({
  members: z.array(id).max(mostMembers),
  observers: z.array(id).max(mostMembers),
  cases: z.array(caseOrigin).max(mostCases),
  /** Members at partners' sites, by name: they rate through files and hold no share of the key. */
  guests: z
    .array(z.object({ partnerId: id, name: name.max(80) }))
    .max(mostMembers)
    .default([]),
});
export type SessionSetUp = z.infer<typeof sessionSetUp>;

/** What is typed of a session before it begins. */
const setUpInput = z.object({
  title: name,
  plannedOn: isoDate,
  coFacilitatorUserId: id.nullable(),
  quorum: z.number().int().min(leastQuorum).max(mostMembers),
  agenda: text,
  groundRules: text.min(1),
  /** Asked before the meeting and answered without a name; shown only from so many answers on. */
  question: z.object({ text: text.min(1), minimumGroup: z.number().int().min(leastGroup).max(mostMembers) }).nullable(),
  setUp: sessionSetUp,
});

const person = z.object({ userId: id, name });
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

/** What the panel signs: who was there, what each case came to, and who does not agree. */
export const minutesContent = z.object({
  sessionId: id,
  title: name,
  round: z.number().int(),
  plannedOn: isoDate,
  facilitator: name,
  coFacilitator: name.nullable(),
  quorum: z.number().int(),
  agenda: z.string(),
  groundRules: z.string(),
  startedAt: instant,
  closedAt: instant,
  members: z.array(
    z.object({
      memberId: id,
      name,
      handedIn: z.boolean(),
      rated: z.number().int(),
      /** Why a member at another site is not there to sign, and so is not of those whom the quorum counts; null: they are. */
      absent: z.string().nullable().default(null),
    }),
  ),
  observers: z.array(name),
  question: z.object({ text: z.string(), answered: z.number().int(), answers: z.array(z.string()).nullable() }).nullable(),
  cases: z.array(
    z.object({
      caseId: id,
      title: z.string(),
      competency: z.string(),
      caseDigest: sha256,
      ratings: z.array(z.object({ memberId: id, level })),
      consensusLevel: level.nullable(),
      reason: z.string(),
      seconds: z.number().int(),
      dissents: z.array(z.object({ memberId: id, name, statement: z.string() })),
    }),
  ),
  resultDigest: sha256.nullable(),
});
export type MinutesContent = z.infer<typeof minutesContent>;

const sessionNotFound = { SessionNotFound: { message: 'There is no such session, or you are not part of it.' } };
const wrongState = {
  WrongState: {
    message: 'The session is not at this step any more, or not yet. Nothing was changed.',
    data: z.object({ state: sessionState }),
  },
};
const facilitators = {
  NotFacilitator: { message: 'Only the facilitator or co-facilitator of this session does that.' },
};
const panel = {
  NotOnPanel: { message: 'You are not on the panel of this session. Nothing was recorded.' },
  ObserverCannotRate: { message: 'An observer looks on: an observer neither rates nor signs. Nothing was recorded.' },
};
const partnerNotFound = {
  PartnerNotFound: {
    message: 'A site at which somebody is to rate is no confirmed partner, or has given no key to encrypt to. Nothing was changed.',
  },
};
const turn = {
  TurnEnded: { message: 'This turn has ended. What was saved is kept, sealed: begin a turn with your passphrase to go on.' },
};
const notWhole = z.object({
  findings: z.array(
    z.object({ member: z.string(), title: z.string(), why: z.enum(['changed', 'foreign', 'missing', 'uncommitted', 'unsigned']) }),
  ),
});

export const calibrationSessions = {
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
  /** Asks where the file with the cases is written; null when the person cancels. */
  chooseCaseFile: query(permitted('calibration.run', 'site'))
    .input(z.object({ suggestedName: z.string().min(1).max(120) }))
    .output(z.object({ handle: fileHandle, fileName: z.string() }).nullable()),
  /** Writes the cases for a member at a partner's site, encrypted to that site and signed with this one's key. */
  writeCaseFile: command(permitted('calibration.run', 'site'))
    .errors({
      ...sessionNotFound,
      ...wrongState,
      ...facilitators,
      ...partnerNotFound,
      MemberNotFound: { message: 'There is no such member at a partner’s site on this panel. Nothing was written.' },
      AlreadyHandedIn: { message: 'The ratings of this member are here already. Nothing was written.' },
      FileNotFound: {
        message: 'The bytes of a file of a case are not the ones that were kept, so nothing was written. Have the record verified.',
      },
      TooLarge: {
        message:
          'The files of these cases are larger together than a package takes. Nothing was written; a new round with fewer files can be.',
        data: z.object({ limit: z.number().int() }),
      },
      HandleExpired: { message: 'The chosen place is no longer at hand. Choose it again.' },
      CannotWrite: { message: 'The file could not be written. Nothing was recorded.', data: z.object({ why: z.enum(cannotWriteReasons) }) },
    })
    .input(z.object({ sessionId: id, memberId: id, target: fileHandle }))
    .output(z.object({ fileName: z.string(), sequence: z.number().int(), sha256, publicKey: z.string() })),
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
  /** A picture or another file of a case, for looking at. */
  showFile: query(anySession)
    .errors({
      ...sessionNotFound,
      FileNotFound: { message: 'There is no such file in this case, or its bytes are not the ones that were kept.' },
    })
    .input(z.object({ sessionId: id, caseId: id, fileId: id }))
    .output(
      z.object({
        preview: z.object({ handle: fileHandle, shownAs: z.enum(['image', 'audio', 'video', 'pdf', 'text']) }).nullable(),
      }),
    ),
  /** Every case with what each member rated; from the closing on. */
  board: query(anySession)
    .errors({ ...sessionNotFound, ...wrongState })
    .input(z.object({ sessionId: id }))
    .output(
      z.object({
        members: z.array(z.object({ memberId: id, name, login: z.string().nullable() })),
        cases: z.array(
          shownCase.extend({
            gold: caseRating.nullable(),
            ratings: z.array(z.object({ memberId: id, rating: caseRating })),
            consensus: z
              .object({
                level: level.nullable(),
                indicators: z.record(id, indicatorMark),
                reason: z.string(),
                seconds: z.number().int(),
                decidedBy: name,
                decidedAt: instant,
              })
              .nullable(),
            dissents: z.array(z.object({ dissentId: id, memberId: id, name, statement: z.string(), recordedAt: instant })),
          }),
        ),
      }),
    ),
  /** What the panel agreed on for a case, or that it did not agree. Said again, the last one counts; the others stay in the record. */
  decide: command(permitted('calibration.run', 'site'))
    .errors({
      ...sessionNotFound,
      ...wrongState,
      ...facilitators,
      CaseNotFound: { message: 'There is no such case in this session.' },
      RatingIncomplete: { message: 'The level or an indicator is none of this case.', data: z.object({ title: z.string() }) },
      Unchanged: { message: 'This stands so already.' },
    })
    .input(
      z.object({
        sessionId: id,
        caseId: id,
        level: level.nullable(),
        indicators: z.record(id, indicatorMark),
        reason,
        seconds: z.number().int().min(0).max(86_400),
      }),
    )
    .output(z.object({})),
  /** A member does not agree with what the panel came to. It stands in the minutes. */
  dissent: signedCommand(asPanelMember, 'sign')
    .errors({
      ...sessionNotFound,
      ...wrongState,
      ...panel,
      CaseNotFound: { message: 'There is no such case in this session.' },
      NothingToDissent: { message: 'The panel has come to nothing for this case yet.' },
    })
    .input(z.object({ sessionId: id, caseId: id, statement: reason, signature: signatureInput }))
    .output(z.object({})),
  /** Ends the discussion and writes the minutes that the panel signs. */
  writeMinutes: command(permitted('calibration.run', 'site'))
    .errors({
      ...sessionNotFound,
      ...wrongState,
      ...facilitators,
      CasesUndiscussed: { message: 'Some cases have not been discussed yet.', data: z.object({ titles: z.array(z.string()) }) },
      ResultMissing: {
        message: 'The figures of this session have not been computed yet, and the minutes name them. Compute them; nothing was changed.',
      },
    })
    .input(z.object({ sessionId: id }))
    .output(z.object({})),
  minutes: query(anySession)
    .errors({ ...sessionNotFound, ...wrongState })
    .input(z.object({ sessionId: id }))
    .output(
      z.object({
        contentDigest: sha256,
        writtenBy: name,
        writtenAt: instant,
        content: minutesContent,
        /** The digest of the content as it stands today is the one that was signed. */
        isIntact: z.boolean(),
        signatures: z.array(shownSignature),
        absences: z.array(z.object({ memberId: id, name, reason: z.string() })),
        /** Who has neither signed nor been recorded as absent. */
        awaited: z.array(z.object({ memberId: id, name, login: z.string().nullable() })),
        quorum: z.number().int(),
      }),
    ),
  signMinutes: signedCommand(asPanelMember, 'sign')
    .errors({
      ...sessionNotFound,
      ...wrongState,
      ...panel,
      AlreadySigned: { message: 'You have signed these minutes already.' },
      RecordedAbsent: { message: 'You are recorded as absent from this session. Nothing was signed.' },
    })
    .input(z.object({ sessionId: id, signature: signatureInput }))
    .output(z.object({})),
  recordAbsence: command(permitted('calibration.run', 'site'))
    .errors({
      ...sessionNotFound,
      ...wrongState,
      ...facilitators,
      MemberNotFound: { message: 'There is no such member on this panel.' },
      AlreadySigned: { message: 'This member has signed the minutes.' },
      RecordedAbsent: { message: 'This member is recorded as absent already.' },
    })
    .input(z.object({ sessionId: id, memberId: id, reason }))
    .output(z.object({})),
  /** Ends the session for good, with everything that follows from it. */
  finalise: signedCommand(permitted('calibration.run', 'site'), 'sign')
    .errors({
      ...sessionNotFound,
      ...wrongState,
      ...facilitators,
      SignaturesMissing: {
        message: 'Every member signs the minutes or is recorded as absent.',
        data: z.object({ names: z.array(z.string()) }),
      },
      BelowQuorum: {
        message: 'Fewer members have signed than the quorum of this session asks for. It cannot be finalised.',
        data: z.object({ signed: z.number().int(), quorum: z.number().int() }),
      },
    })
    .input(z.object({ sessionId: id, signature: signatureInput }))
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
