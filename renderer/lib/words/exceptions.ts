import type { ExceptionKind } from '../../../shared/domain/exception';
import type { ExceptionCause, ExceptionState } from '../../../shared/domain/exception-terms';
import { formatNumber } from '../formatting';

const kinds = {
  extension: 'Extension',
  exemption: 'Exemption',
  waiver: 'Waiver',
  suspension: 'Suspension',
  revocation: 'Revocation',
  reinstatement: 'Reinstatement',
} satisfies Record<ExceptionKind, string>;

const causes = {
  incident: 'Incident or near miss',
  unsafeWork: 'Unsafe work',
  doubtfulCompetence: 'Doubt about competence',
  falseRecord: 'A record that was not true',
  notFitForWork: 'Not fit for this work at present',
  longAbsence: 'Long absence',
  changedWork: 'The work has changed',
  other: 'Something else',
} satisfies Record<ExceptionCause, string>;

const states = { toCome: 'To come', inForce: 'In force', ended: 'Ended', expired: 'Expired' } satisfies Record<ExceptionState, string>;

const days = (n: number): string => `${formatNumber(n)} ${n === 1 ? 'day' : 'days'}`;
const until = (to: string | null): string => (to === null ? 'until somebody reinstates them' : `through ${to}`);

export const exceptionWords = {
  kinds,
  causes,
  states,
  menu: {
    open: 'Actions',
    of: (code: string) => `Actions for ${code}`,
    items: {
      extension: 'Extend…',
      exemption: 'Exempt…',
      waiver: 'Waive…',
      suspension: 'Suspend…',
      revocation: 'Revoke…',
      reinstatement: 'Reinstate…',
    } satisfies Record<ExceptionKind, string>,
  },
  fields: {
    from: 'First day',
    to: 'Last day',
    newEnd: 'New last day',
    toOrNone: 'Last day, or empty until somebody reinstates them',
    atMost: (latest: string, n: number) => `At most ${days(n)}: through ${latest}.`,
    day: 'Written 2026-03-14.',
    dateWrong: 'Write a date as 2026-03-14',
    inThePast: (today: string) => `Not before ${today}`,
    endBeforeBegin: 'The last day lies before the first',
    beyond: (latest: string) => `Not after ${latest}`,
    notBefore: (earliest: string) => `Not before ${earliest}`,
    cause: 'Cause',
    causeMissing: 'Choose a cause',
    reason: 'Reason',
    reasonHint: 'Part of what is signed; goes into the audit trail.',
    reasonMissing: 'Say why, in a few words',
    conditions: 'Conditions: what is done instead',
    conditionsHint: 'Such as supervision, a limit to certain work, an extra check.',
    conditionsMissing: 'Say what is done instead, in a few words',
    userId: 'User ID',
    userIdMissing: 'Enter the user ID',
    effect: 'What this does',
    noEffect: 'Fill in the days to see it.',
  },
  loading: 'Loading',
  about: (code: string, title: string) => `${code} ${title}`,
  failed: 'Nothing was signed',
  beyondLimit: (latest: string, n: number) => `The rules of this site allow at most ${days(n)}: through ${latest}.`,
  notIndependent: (who: string, why: readonly string[]) => `${who} ${why.join(', and ')}. Somebody else can sign.`,
  inTheWay: (kind: ExceptionKind, from: string, to: string | null) =>
    `${kinds[kind]} from ${from}${to === null ? '' : ` through ${to}`} is on record for these days.`,
  content: {
    what: (kind: ExceptionKind, name: string) => `${kinds[kind]}: ${name}`,
    days: (from: string, to: string | null) => (to === null ? `From ${from}` : `From ${from} through ${to}`),
    moves: (endsOn: string, to: string) => `From ${endsOn} to ${to}`,
    ends: (kind: 'suspension' | 'revocation', from: string) => `Of the ${kinds[kind].toLowerCase()} from ${from}`,
    cause: (cause: string) => `Cause: ${cause}`,
    conditions: (text: string) => `Conditions: ${text}`,
    reason: (text: string) => `Reason: ${text}`,
  },
  two: {
    signer: (name: string) => `First signature: ${name}`,
    approver: 'Second signature: another person',
    rule: 'Two different people sign, neither of them the person concerned.',
  },
  extension: {
    title: (name: string) => `Extend for ${name}`,
    rule: 'Moves the end of what is held now. The first extension of a result is signed by the line manager; every further one needs a higher role and reaches less far.',
    ends: (endsOn: string, ordinal: number) =>
      ordinal === 1
        ? `Held through ${endsOn}.`
        : `Extended ${formatNumber(ordinal - 1)} time${ordinal === 2 ? '' : 's'} already, through ${endsOn}.`,
    effect: (name: string, code: string, endsOn: string, to: string) =>
      `${name} may go on doing ${code} after ${endsOn}, through ${to}: shown as extended. From the day after it is expired unless shown again.`,
    higher: 'This was extended before: another extension needs the signature of an administrator or a framework steward.',
    refused: {
      NothingToExtend: 'There is no result that counts for what is required, so no end can be moved. Assess instead.',
      ForbiddenByClause: 'A clause that applies here forbids that an end is moved. Assess instead.',
      NoEnd: 'What is held has no end, so there is nothing to extend.',
      SuspendedOrRevoked: 'The person is suspended or revoked. Nothing is extended before they are reinstated.',
      BeyondLimit: 'It ended longer ago than an extension may reach. Assess again instead.',
    },
    meaning: 'Extended the qualification',
    action: 'Sign the extension',
    done: 'Extended',
  },
  exemption: {
    title: (name: string) => `Exempt ${name}`,
    rule: 'The requirement does not apply to this person for a time.',
    effect: (name: string, code: string, from: string, to: string) =>
      `From ${from} through ${to} ${code} does not apply to ${name}: shown as exempt, counted as ready. From the day after it counts again.`,
    meaning: 'Exempted from the requirement',
    action: 'Sign and approve the exemption',
    done: 'Exempted',
  },
  waiver: {
    title: (name: string) => `Waive for ${name}`,
    rule: 'It is accepted for a time that the requirement is not met, under conditions that make up for it.',
    effect: (name: string, code: string, from: string, to: string) =>
      `From ${from} through ${to} ${name} may do ${code} under these conditions though it is not met: shown as waived. From the day after the gap is open again.`,
    meaning: 'Waived the requirement under conditions',
    action: 'Sign and approve the waiver',
    done: 'Waived',
  },
  suspension: {
    title: (name: string) => `Suspend ${name}`,
    rule: 'Takes effect at once or from a day. Nothing on record is lost; somebody else reinstates.',
    effect: (name: string, code: string, from: string, today: string, to: string | null) =>
      `Counts as absent from ${from === today ? 'today' : from}: ${name} is not ready for ${code} and not counted in coverage, ${until(to)}.`,
    meaning: 'Suspended the qualification',
    action: 'Sign the suspension',
    done: 'Suspended',
  },
  revocation: {
    title: (name: string) => `Revoke for ${name}`,
    rule: 'For good: what was shown before never counts again. Reinstating needs a whole new result.',
    effect: (name: string, code: string, from: string, today: string) =>
      `Counts as absent from ${from === today ? 'today' : from}: everything that ${name} showed in ${code} on that day or before it never counts again.`,
    meaning: 'Revoked the qualification',
    action: 'Sign and approve the revocation',
    done: 'Revoked',
  },
  reinstatement: {
    title: (name: string) => `Reinstate ${name}`,
    rule: 'Signed by somebody who did not take it away.',
    ends: (kind: 'suspension' | 'revocation', from: string, to: string | null) =>
      `${kinds[kind]} from ${from}${to === null ? '' : ` through ${to}`}.`,
    effect: (name: string, code: string, from: string, today: string) =>
      `From ${from === today ? 'today' : from} what ${name} holds in ${code} counts again, as results leave it.`,
    nothing: 'Nothing is suspended or revoked here, so there is nothing to reinstate.',
    needsResult: (from: string) =>
      `Revoked from ${from}: the person needs a whole new result after that day before they can be reinstated. Assess first.`,
    meaning: 'Reinstated',
    action: 'Sign the reinstatement',
    done: 'Reinstated',
  },
  withdrawal: {
    open: 'Take back…',
    of: (what: string) => `Take back: ${what}`,
    title: (kind: ExceptionKind) => `Take the ${kinds[kind].toLowerCase()} back`,
    from: 'First day on which it no longer holds',
    effect: (from: string, today: string) =>
      `Does not hold from ${from === today ? 'today' : from}: the person stands from then on as results and requirements have it.`,
    meaning: 'Taken back',
    action: 'Sign that it is taken back',
    done: 'Taken back',
  },
  list: {
    title: 'Exceptions',
    none: 'Nothing was extended, exempted, waived, suspended or revoked.',
    past: (n: number) => (n === 1 ? '1 that ended or expired' : `${formatNumber(n)} that ended or expired`),
    signatures: 'Signatures',
    signaturesOf: (what: string) => `Signatures of: ${what}`,
    span: (from: string, to: string | null) => (to === null ? `from ${from}` : `${from} to ${to}`),
    moved: (endBefore: string, to: string, ordinal: number) =>
      `end moved from ${endBefore} to ${to}${ordinal === 1 ? '' : ` (extension ${formatNumber(ordinal)})`}`,
    of: (kind: 'suspension' | 'revocation', from: string) => `of the ${kinds[kind].toLowerCase()} from ${from}`,
    by: (signer: string, approver: string | null) =>
      approver === null ? `signed by ${signer}` : `signed by ${signer}, approved by ${approver}`,
    ended: {
      withdrawn: (from: string, by: string) => `taken back from ${from} by ${by}`,
      reinstated: (from: string, by: string) => `reinstated from ${from} by ${by}`,
    },
  },
  page: {
    title: 'Exceptions',
    subtitle: 'Everything that changes what a qualification is worth without an assessment: who signed it, why, and until when.',
    label: 'Exceptions',
    kind: 'Kind',
    allKinds: 'All kinds',
    state: 'State',
    allStates: 'All states',
    count: (n: number, day: string) => `${formatNumber(n)} on record, as they stand on ${day}`,
    digest: 'SHA-256 of this list as a CSV file',
    columns: {
      kind: 'Kind',
      state: 'State',
      person: 'Person',
      number: 'Number',
      competency: 'Competency',
      from: 'From',
      to: 'To',
      signedBy: 'Signed by',
      approvedBy: 'Approved by',
      cause: 'Cause',
      reason: 'Reason',
      conditions: 'Conditions',
      end: 'Ended by',
    },
    noEnd: 'until reinstated',
    empty: 'No exception is on record',
    emptyHint: 'An extension, exemption, waiver, suspension, revocation or reinstatement is signed at a qualification of a person.',
    none: 'No exception is like that',
    noneHint: 'Show all kinds and states to see the others.',
    print: 'Print',
    sheet: (day: string, filters: string) => `Exceptions as of ${day}${filters === '' ? '' : ` (${filters})`}`,
    write: 'Write as CSV…',
    writeTitle: 'Write this list',
    written: (lines: number, fileName: string) => `${formatNumber(lines)} ${lines === 1 ? 'line' : 'lines'} written to ${fileName}`,
    notWritten: 'The list was not written',
    person: 'Open the person',
    facts: {
      state: 'State',
      days: 'Days',
      moved: 'Moves the end',
      ends: 'Ends',
      cause: 'Cause',
      reason: 'Reason',
      conditions: 'Conditions',
      signed: 'Signed by',
      approved: 'Approved by',
      ended: 'Ended',
      entry: 'Entry of the audit trail',
    },
  },
} as const;
