import type { ExceptionFact, ExceptionKind } from './exception';
import type { StandingCause, StandingOnDay } from './standing';
import { readyStates } from './state';

/** What of the exceptions has effect on a day; of several of one kind the one that was signed last. */
export interface ExceptionsOnDay {
  readonly revocation: ExceptionFact | null;
  readonly suspension: ExceptionFact | null;
  readonly exemption: ExceptionFact | null;
  readonly waiver: ExceptionFact | null;
  /** By the assessment whose end each moves, the one that reaches furthest. */
  readonly extensionByAssessment: ReadonlyMap<string, ExceptionFact>;
}

/** What is in effect on a day, without the suspensions and revocations that a reinstatement has ended. */
export function exceptionsOn(exceptions: readonly ExceptionFact[], day: string): ExceptionsOnDay {
  const on = exceptions.filter((one) => isOn(one, day));
  const ended = new Set(on.flatMap(({ kind, concernsId }) => (kind === 'reinstatement' && concernsId !== null ? [concernsId] : [])));
  const last = (kind: ExceptionKind): ExceptionFact | null =>
    on.filter((one) => one.kind === kind && !ended.has(one.exceptionId)).toSorted((a, b) => b.order - a.order)[0] ?? null;
  const extensions = on.filter(({ kind }) => kind === 'extension').toSorted((a, b) => furthest(a, b) || a.order - b.order);
  return {
    revocation: last('revocation'),
    suspension: last('suspension'),
    exemption: last('exemption'),
    waiver: last('waiver'),
    extensionByAssessment: new Map(extensions.flatMap((one) => (one.concernsId === null ? [] : [[one.concernsId, one] as const]))),
  };
}

/**
 * What signed exceptions make of a standing: revoked before suspended before exempt; a waiver stands in for what is missing. Who is
 * suspended or revoked holds nothing.
 */
export function excepted(found: StandingOnDay, exceptions: readonly ExceptionFact[], day: string): StandingOnDay {
  const { revocation, suspension, exemption, waiver } = exceptionsOn(exceptions, day);
  const taken = revocation ?? suspension;
  const cause = ({ exceptionId }: ExceptionFact): StandingCause => ({ kind: 'exception', exceptionId });
  if (taken !== null) {
    const gone = { ...found, heldLevel: null, lastDay: null };
    if (found.required === null) return gone;
    return { ...gone, state: revocation === null ? 'suspended' : 'revoked', cause: cause(taken) };
  }
  if (found.required === null) return found;
  if (exemption !== null) return { ...found, lastDay: exemption.to, state: 'exempt', cause: cause(exemption) };
  if (waiver === null || readyStates.has(found.state) || found.state === 'suspended') return found;
  return { ...found, lastDay: waiver.to, state: 'waived', cause: cause(waiver) };
}

/** The last day whose results a revocation, ended since or not, took away for good; null: none did. */
export function revokedThrough(exceptions: readonly ExceptionFact[], day: string): string | null {
  const days = exceptions.filter((one) => one.kind === 'revocation' && isOn(one, day)).map(({ from }) => from);
  return days.toSorted().at(-1) ?? null;
}

function isOn({ from, to }: ExceptionFact, day: string): boolean {
  return from <= day && (to === null || day <= to);
}

function furthest(a: ExceptionFact, b: ExceptionFact): number {
  const [one, other] = [a.to ?? '9999-12-31', b.to ?? '9999-12-31'];
  return one === other ? 0 : one < other ? -1 : 1;
}
