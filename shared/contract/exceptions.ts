import { z } from 'zod';
import { exceptionKinds } from '../domain/exception';
import { exceptionCauses, exceptionStates } from '../domain/exception-terms';
import { shownSignature } from './assessments';
import { cannotWriteReasons } from './exchange';
import { approvedCommand, command, permitted, query, signatureInput, signedCommand } from './procedure';
import { fileHandle, id, instant, isoDate, name, reason, sha256, text } from './values';

const see = permitted('readiness.read', 'visible');
const count = z.number().int();
const conditions = text.min(3, 'say what is done instead, in a few words');
const cause = z.enum(exceptionCauses);
const kind = z.enum(exceptionKinds);
const state = z.enum(exceptionStates);

/** One of the six as it stands on a day. */
export const shownException = z.object({
  exceptionId: id,
  kind,
  personId: id,
  personName: name,
  employeeNumber: z.string(),
  competencyId: id,
  competencyCode: z.string(),
  competencyTitle: z.string(),
  from: isoDate,
  /** Last day as it was signed; null: until something ends it. */
  to: isoDate.nullable(),
  /** Of an extension the last day that it moves, and the how manieth it is of its result. */
  endBefore: isoDate.nullable(),
  ordinal: count.nullable(),
  cause: cause.nullable(),
  reason: z.string(),
  conditions: z.string().nullable(),
  /** Of a reinstatement what it ends. */
  concerns: z.object({ exceptionId: id, kind: z.enum(['suspension', 'revocation']), from: isoDate }).nullable(),
  signedBy: name,
  approvedBy: name.nullable(),
  recordedAt: instant,
  entryNumber: count,
  /** What ended it before its last day; `from` is the first day on which it has no effect. */
  end: z
    .object({ how: z.enum(['withdrawn', 'reinstated']), from: isoDate, reason: z.string(), by: name, at: instant, entryNumber: count })
    .nullable(),
  state,
});

/** With its signatures and, where it was taken back, those of that. */
export const signedException = shownException.extend({ signatures: z.array(shownSignature) });

const inForceAlready = z.object({ exceptionId: id, kind, from: isoDate, to: isoDate.nullable() });

const common = {
  PersonNotFound: { message: 'There is no such person, or the record was merged into another: open that one.' },
  AboutOneself: { message: 'Nobody asks for, signs or approves this for themselves, in any role.' },
  NotIndependent: {
    message: 'Who signs or approves stands too near to this person. Somebody else can.',
    data: z.object({ who: name, why: z.array(z.string()) }),
  },
};
const granting = {
  ...common,
  CompetencyNotFound: { message: 'There is no such competency, or it is retired.' },
  /** Named with what stands in the way. */
  SuspendedOrRevoked: {
    message: 'The person is suspended or revoked in this competency. Nothing else has effect before they are reinstated.',
    data: inForceAlready,
  },
  AlreadyInForce: { message: 'There is one of this kind for these days already.', data: inForceAlready },
};
const dated = {
  ...granting,
  NotADate: { message: 'There is no such day in the calendar.' },
  InThePast: { message: 'The past is not rewritten. Choose today or a later day.', data: z.object({ earliest: isoDate }) },
  TooFarAhead: { message: 'It can begin at most a year ahead.', data: z.object({ latest: isoDate }) },
  EndBeforeBegin: { message: 'The last day lies before the first.' },
  BeyondLimit: {
    message: 'The last day lies beyond what the rules of the site allow.',
    data: z.object({ latest: isoDate, days: count }),
  },
};
const nothingHeld = {
  NothingHeld: { message: 'The person has no result in this competency that counts, so there is nothing to take away.' },
};

const of = { personId: id, competencyId: id, reason, signature: signatureInput };
const recorded = z.object({ exceptionId: id });

const extending = {
  ...granting,
  NotADate: dated.NotADate,
  BeyondLimit: dated.BeyondLimit,
  NothingToExtend: { message: 'There is nothing whose end could be moved: no result that counts for what is required.' },
  NoEnd: { message: 'What is held has no end, so there is nothing to move.' },
  ForbiddenByClause: {
    message: 'A clause that applies here forbids that an end is moved. Assess instead.',
    data: z.object({ clauses: z.array(z.string()) }),
  },
  NotAfterEnd: {
    message: 'The new last day must lie after the present one and not in the past.',
    data: z.object({ endsOn: isoDate, earliest: isoDate }),
  },
};
const extensionInput = z.object({ ...of, to: isoDate });

const takingAway = z.object({ ...of, from: isoDate, cause });

/** Why an extension cannot be signed, as the commands would say it. */
const extensionRefusals = ['NothingToExtend', 'NoEnd', 'SuspendedOrRevoked', 'BeyondLimit', 'ForbiddenByClause'] as const;

export const exceptions = {
  /** All of them, for inspection: those to come, in force, ended and expired on a day, of whoever may be seen. */
  list: query(see)
    .input(
      z.object({
        asOf: isoDate.nullable().default(null),
        kind: kind.nullable().default(null),
        state: state.nullable().default(null),
        competencyId: id.nullable().default(null),
      }),
    )
    .output(z.object({ asOf: isoDate, exceptions: z.array(shownException), sha256 })),
  ofPerson: query(permitted('readiness.read', 'person'))
    .errors({ PersonNotFound: common.PersonNotFound })
    .input(z.object({ personId: id, asOf: isoDate.nullable().default(null) }))
    .output(z.object({ asOf: isoDate, exceptions: z.array(signedException) })),
  get: query(see)
    .errors({ ExceptionNotFound: { message: 'There is no such exception.' } })
    .input(z.object({ exceptionId: id }))
    .output(signedException),
  /** What could be signed today for a person in a competency, and how far each may reach. */
  terms: query(permitted('readiness.read', 'person'))
    .errors({ PersonNotFound: common.PersonNotFound, CompetencyNotFound: granting.CompetencyNotFound })
    .input(z.object({ personId: id, competencyId: id }))
    .output(
      z.object({
        today: isoDate,
        personName: name,
        competencyCode: z.string(),
        competencyTitle: z.string(),
        limits: z.object({ exemption: count, waiver: count, suspension: count }),
        extension: z.object({ endsOn: isoDate, ordinal: count, latest: isoDate, days: count }).nullable(),
        extensionRefusal: z.enum(extensionRefusals).nullable(),
        /** The clauses for which no end may be moved. */
        forbiddenBy: z.array(z.string()),
        /** The suspension or revocation that a reinstatement would end. */
        takenAway: z
          .object({ exceptionId: id, kind: z.enum(['suspension', 'revocation']), from: isoDate, to: isoDate.nullable() })
          .nullable(),
        /** Whether, after a revocation, there is a whole new result. */
        hasNewResult: z.boolean(),
      }),
    ),
  /** Moves the end of what is held for the first time. */
  extend: signedCommand(permitted('qualifications.extend', 'person'), 'sign')
    .errors({
      ...extending,
      HigherRoleNeeded: {
        message: 'This was extended before. Another extension needs the signature of a higher role.',
        data: z.object({ ordinal: count }),
      },
    })
    .input(extensionInput)
    .output(recorded),
  /** Moves it again: of the same result, by a higher role and by fewer days. */
  extendAgain: signedCommand(permitted('qualifications.extendAgain', 'person'), 'sign')
    .errors({ ...extending, NotYetExtended: { message: 'This was never extended. The first extension is signed as such.' } })
    .input(extensionInput)
    .output(recorded),
  /** The requirement does not apply to the person for a time: two people sign. */
  exempt: approvedCommand(permitted('qualifications.except', 'person'), permitted('qualifications.except', 'person'))
    .errors(dated)
    .input(z.object({ ...of, from: isoDate, to: isoDate, approval: signatureInput }))
    .output(recorded),
  /** That the requirement is not met is accepted for a time, under conditions: two people sign. */
  waive: approvedCommand(permitted('qualifications.except', 'person'), permitted('qualifications.except', 'person'))
    .errors(dated)
    .input(z.object({ ...of, from: isoDate, to: isoDate, conditions, approval: signatureInput }))
    .output(recorded),
  /** From a day on the person counts as absent, until a last day or until somebody reinstates them. */
  suspend: signedCommand(permitted('qualifications.suspend', 'person'), 'sign')
    .errors({ ...dated, ...nothingHeld })
    .input(takingAway.extend({ to: isoDate.nullable() }))
    .output(recorded),
  /** What was shown up to a day never counts again: two people sign. */
  revoke: approvedCommand(permitted('qualifications.revoke', 'person'), permitted('qualifications.revoke', 'person'))
    .errors({
      ...common,
      CompetencyNotFound: granting.CompetencyNotFound,
      AlreadyInForce: granting.AlreadyInForce,
      NotADate: dated.NotADate,
      InThePast: dated.InThePast,
      TooFarAhead: dated.TooFarAhead,
      ...nothingHeld,
    })
    .input(takingAway.extend({ approval: signatureInput }))
    .output(recorded),
  /** Ends one suspension, or one revocation after a whole new result: signed by somebody who did not take it away. */
  reinstate: signedCommand(permitted('qualifications.reinstate', 'person'), 'sign')
    .errors({
      ...common,
      ExceptionNotFound: { message: 'There is no such suspension or revocation of this person.' },
      NotADate: dated.NotADate,
      InThePast: dated.InThePast,
      TooFarAhead: dated.TooFarAhead,
      AlreadyEnded: { message: 'It has ended already.', data: z.object({ on: isoDate }) },
      OwnDecision: { message: 'Whoever suspended or revoked does not reinstate. Somebody else can.' },
      NoNewResult: {
        message: 'After a revocation the person needs a whole new result first: what was shown before counts no more.',
        data: z.object({ revokedFrom: isoDate }),
      },
    })
    .input(z.object({ personId: id, exceptionId: id, from: isoDate, reason, signature: signatureInput }))
    .output(recorded),
  /** Takes an extension, exemption or waiver back; `from` is the first day on which it holds no more. */
  withdraw: signedCommand(permitted('qualifications.suspend', 'person'), 'sign')
    .errors({
      ...common,
      ExceptionNotFound: { message: 'There is no such exception of this person.' },
      NotWithdrawable: { message: 'A suspension or revocation ends by a reinstatement.', data: z.object({ kind }) },
      NotADate: dated.NotADate,
      InThePast: dated.InThePast,
      AlreadyEnded: { message: 'It ends before that already.', data: z.object({ on: isoDate }) },
    })
    .input(z.object({ personId: id, exceptionId: id, from: isoDate, reason, signature: signatureInput }))
    .output(z.object({})),
  /** Asks where to write the list; null when the person cancels. */
  chooseTarget: query(see).output(z.object({ handle: fileHandle, fileName: z.string() }).nullable()),
  /** Writes the list as CSV, as it is shown. The file has its name only when it is whole and on disk. */
  write: command(see)
    .errors({
      HandleExpired: { message: 'The chosen file is no longer at hand. Choose it again.' },
      CannotWrite: { message: 'The file could not be written. Nothing was recorded.', data: z.object({ why: z.enum(cannotWriteReasons) }) },
    })
    .input(z.object({ target: fileHandle, asOf: isoDate.nullable(), kind: kind.nullable(), state: state.nullable(), reason }))
    .output(z.object({ fileName: z.string(), sha256, lines: count })),
};
