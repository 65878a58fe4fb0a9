import type { AssessmentPolicy } from '../contract/assessment-policy';
import { fail, ok } from '../result';
import { addDays, isRealDate } from './calendar';
import type { ExceptionKind } from './exception';

/** What somebody is suspended or revoked for. */
export const exceptionCauses = [
  'incident',
  'unsafeWork',
  'doubtfulCompetence',
  'falseRecord',
  'notFitForWork',
  'longAbsence',
  'changedWork',
  'other',
] as const;
export type ExceptionCause = (typeof exceptionCauses)[number];

/** Kinds that are taken back by a signature; a suspension or revocation ends by a reinstatement, and that by nothing. */
export const withdrawableKinds = ['extension', 'exemption', 'waiver'] as const;
export const isWithdrawable = (kind: ExceptionKind): boolean => withdrawableKinds.some((one) => one === kind);

export type ExceptionLimits = AssessmentPolicy['exceptions'];

/** What is asked for begins at most so many days ahead. */
export const daysAhead = 366;

/** Whether something may begin on a day: a real one, today or later, and not too far ahead. */
export function checkBegin(from: string, today: string) {
  if (!isRealDate(from)) return fail('NotADate');
  if (from < today) return fail('InThePast', { earliest: today });
  const latest = addDays(today, daysAhead);
  return from > latest ? fail('TooFarAhead', { latest }) : ok(null);
}

/** Whether something may hold from one day to another, both inclusive, at most so many days; `to` null: without a known end. */
export function checkDays(from: string, to: string | null, days: number, today: string) {
  const begin = checkBegin(from, today);
  if (!begin.ok || to === null) return begin;
  if (!isRealDate(to)) return fail('NotADate');
  if (to < from) return fail('EndBeforeBegin');
  const latest = lastDayWithin(from, days);
  return to > latest ? fail('BeyondLimit', { latest, days }) : begin;
}

/** The last of so many days that begin with one. */
export const lastDayWithin = (from: string, days: number): string => addDays(from, days - 1);

/** How far an extension may move an end: the first of a result, or one after it. */
export function extensionDays({ extension, furtherExtension }: ExceptionLimits, ordinal: number): number {
  return ordinal === 1 ? extension : furtherExtension;
}

export const exceptionStates = ['toCome', 'inForce', 'ended', 'expired'] as const;
export type ExceptionState = (typeof exceptionStates)[number];

/** One of them with what ended it early: taken back, or reinstated from a day on. */
export interface SignedSpan {
  readonly kind: ExceptionKind;
  readonly from: string;
  /** As it was signed. */
  readonly to: string | null;
  /** First day on which it no longer has effect, where something ended it. */
  readonly endedFrom: string | null;
}

/** The last day on which it has effect; null: no known end. Before its first day: it never has. */
export function lastDayOfException({ to, endedFrom }: SignedSpan): string | null {
  const before = endedFrom === null ? null : addDays(endedFrom, -1);
  if (before === null || to === null) return before ?? to;
  return before < to ? before : to;
}

/** How it stands on a day: ended when somebody ended it, expired when its own last day has passed. */
export function exceptionStateOn(span: SignedSpan, day: string): ExceptionState {
  if (span.endedFrom !== null && span.endedFrom <= day && (span.to === null || span.endedFrom <= span.to)) return 'ended';
  if (span.to !== null && span.to < day) return 'expired';
  return span.from > day ? 'toCome' : 'inForce';
}

/** Whether one holds on a day that another is to hold too, neither with a known end counting as for ever. */
export function overlaps(span: SignedSpan, from: string, to: string | null): boolean {
  const last = lastDayOfException(span);
  if (last !== null && last < span.from) return false;
  return (last === null || last >= from) && (to === null || span.from <= to);
}
