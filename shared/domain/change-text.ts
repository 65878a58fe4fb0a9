import type { Reason } from '../contract/values';
import { assertNever } from '../result';
import { addDays } from './calendar';
import type { TimeCause } from './change-by-time';
import type { ExceptionKind } from './exception';
import type { RequirementLine, RequirementOrigin, StandingFacts, StandingOnDay } from './standing';
import { factsOn } from './standing';
import type { ChangeCause } from './standing-change';
import type { ReasonNames } from './standing-reasons';
import { validityLines, validityRuleText } from './validity-text';

/** What a change goes back to, as it is told apart in a list. */
export const changeKinds = [
  'expired',
  'evidenceTooOld',
  'graceEnded',
  'currencyLapsed',
  'warned',
  'event',
  'prerequisite',
  'exceptionBegins',
  'exceptionEnds',
  'assessed',
  'performed',
  'revised',
  'requirement',
  'override',
  'positionBegins',
  'positionEnds',
  'left',
] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** A position that somebody holds from one day to another. */
export interface NamedPosition {
  readonly from: string;
  readonly to: string | null;
  /** Its role and unit. */
  readonly text: string;
  /** Whether the person holds none after it. */
  readonly isLast: boolean;
}

export interface ChangeNames extends ReasonNames {
  readonly position: (positionId: string) => NamedPosition | undefined;
}

export interface ChangeReason {
  readonly kind: ChangeKind;
  readonly text: string;
  readonly record: Reason['record'];
}

interface Change {
  readonly facts: StandingFacts;
  readonly after: StandingOnDay;
  readonly day: string;
  readonly names: ChangeNames;
}

/** One of the causes of a change on a day, in words, with the record that it rests on. */
export function changeReason(cause: ChangeCause, change: Change): ChangeReason {
  const { facts, day, names } = change;
  const before = addDays(day, -1);
  switch (cause.kind) {
    case 'expired':
    case 'evidenceTooOld':
    case 'graceEnded':
    case 'currencyLapsed':
    case 'warned':
      return byTime(cause, change);
    case 'required':
      return requiredReason(cause.before, cause.after, change);
    case 'override': {
      const { effect, origin, reason, signedBy, level } = cause.override;
      const does = { require: 'requires', replace: 'puts in place of what is inherited', disable: 'takes away' }[effect];
      const what = level === null ? 'what is inherited' : `level ${names.level(level)}`;
      const span = cause.begins ? `begins on ${day}` : `ended with ${before}`;
      const text = `A signed exception for ${names.origin(origin)} that ${does} ${what} ${span}: ${reason} (signed by ${names.signer?.(signedBy) ?? signedBy}).`;
      return { kind: 'override', text, record: recordOf(origin) };
    }
    case 'assessed': {
      const { fact } = cause;
      const result = fact.outcome === 'competent' ? 'competent' : 'not yet competent';
      return {
        kind: 'assessed',
        text: `Assessed on ${day}: ${result} at level ${names.level(fact.level)}.`,
        record: { entity: 'assessment', id: fact.assessmentId },
      };
    }
    case 'exception': {
      const { exceptionId, kind, from, to } = cause.exception;
      const why = names.exception?.(exceptionId);
      const because = why === undefined ? '.' : `: ${why}`;
      if (cause.begins) {
        const through = to === null ? 'until something ends it' : `through ${to}`;
        return { kind: 'exceptionBegins', text: `${exceptionWords[kind]} begins on ${from}, ${through}${because}`, record: null };
      }
      return { kind: 'exceptionEnds', text: `${exceptionWords[kind]} ended with ${before}, its last day${because}`, record: null };
    }
    case 'revised':
      return {
        kind: 'revised',
        text: `The framework says something else from ${day} on: ${revisedText(facts, day, names)}.`,
        record: null,
      };
    case 'performed': {
      const { performedOn, count } = cause.performance;
      const times = count === 1 ? 'once' : `${count} times`;
      const text =
        performedOn === day
          ? `The work was done ${times} on ${day}.`
          : `The task done ${times} on ${performedOn} counts differently from ${day} on.`;
      return { kind: 'performed', text, record: null };
    }
    case 'event':
      return { kind: 'event', text: `What happened on ${day} ends what was shown before it: ${cause.event.kind}.`, record: null };
    case 'prerequisite': {
      const { competencyId, before: was, after: is } = cause;
      const name = (level: number): string => names.competency?.(competencyId, level) ?? competencyId;
      const text =
        is === null
          ? `${name(was ?? 0)} must be held before it, and is not held any more from ${day} on.`
          : `${name(is)} must be held before it, and is held from ${day} on.`;
      return { kind: 'prerequisite', text, record: { entity: 'competency', id: competencyId } };
    }
    default:
      return assertNever(cause);
  }
}

function byTime(cause: TimeCause, change: Change): ChangeReason {
  const { names } = change;
  if (cause.kind === 'warned') {
    const text = `Its last day is ${cause.lastDay}: that is shown ${amount(cause.expiringDays, 'day')} ahead.`;
    const record = cause.assessmentId === null ? null : ({ entity: 'assessment', id: cause.assessmentId } as const);
    return { kind: 'warned', text, record };
  }
  const { one, kind } = cause;
  const record = { entity: 'assessment', id: one.assessmentId } as const;
  const shown = `The assessment of ${one.performedOn} at level ${names.level(one.level)}`;
  switch (kind) {
    case 'expired': {
      const counted = one.countsFrom === one.performedOn ? '' : ` It counted from ${one.countsFrom}, the end of what it renewed.`;
      const isOlder = one.end !== one.ruleEnd && one.end !== null;
      const old = isOlder ? ` What it rests on was too old from ${addDays(one.end, 1)} on already.` : '';
      const held = `${isOlder ? 'could have held' : 'held'} through ${one.ruleEnd ?? ''}`;
      return { kind, text: `${shown} ${held}: ${limitText(cause, names)}.${counted}${old}${goesOn(change)}`, record };
    }
    case 'evidenceTooOld':
      return { kind, text: `${shown} held through ${one.end ?? ''}: what it rests on is too old after that.${goesOn(change)}`, record };
    case 'graceEnded':
      return {
        kind,
        text: `${shown} ran out on ${one.end ?? ''}, and the grace of ${amount(cause.graceDays, 'day')} after it is over.`,
        record,
      };
    case 'currencyLapsed': {
      const done = cause.done === 0 ? 'not once' : cause.done === 1 ? 'only once' : `only ${cause.done} times`;
      const text = `In the ${amount(cause.withinDays, 'day')} through ${change.day} the work was done ${done} of the ${amount(cause.count, 'time')} that keep it current.`;
      const fresh = cause.freshOn === null ? '' : ` The assessment of ${cause.freshOn} kept it so by itself until the day before.`;
      return { kind, text: text + fresh, record };
    }
    default:
      return assertNever(kind);
  }
}

/** By which of the rules a result ended. */
function limitText({ months, monthsBy, rules }: TimeCause & { readonly kind: 'expired' }, names: ChangeNames): string {
  const setBy = (monthsBy?.lines ?? []).filter(({ validityMonths }) => validityMonths === months);
  const by = [...new Set(setBy.map(({ origin }) => names.origin(origin)))];
  const source = by.length === 0 ? '' : `, as ${by.join(' and ')} ${by.length === 1 ? 'asks' : 'ask'}`;
  return [
    ...(months === null ? [] : [`it counts for ${amount(months, 'month')}${source}`]),
    ...rules.map((rule) => `it holds ${validityRuleText(rule)}`),
  ].join('; ');
}

/** What lets work go on after an end. */
function goesOn({ after: { state, lastDay, cause }, names }: Change): string {
  if (state === 'inGrace') return ` Work may go on in grace through ${lastDay ?? ''}.`;
  if (state !== 'extended' || cause?.kind !== 'exception') return '';
  return ` A signed extension lets work go on through ${lastDay ?? ''}: ${names.exception?.(cause.exceptionId) ?? ''}`;
}

function requiredReason(was: RequirementLine | null, is: RequirementLine | null, { day, names }: Change): ChangeReason {
  const line = is ?? was;
  if (line === null) throw new Error('a requirement that changed was there before or is there after');
  const origin = names.origin(line.origin);
  const record = recordOf(line.origin);
  const position = line.at === undefined ? undefined : names.position(line.at);
  if (was === null) {
    if (position?.from === day)
      return {
        kind: 'positionBegins',
        text: `The position as ${position.text} begins on ${day}: ${origin} requires ${lineText(line, names)}.`,
        record,
      };
    return { kind: 'requirement', text: `From ${day} on ${origin} requires ${lineText(line, names)}.`, record };
  }
  if (is !== null)
    return {
      kind: 'requirement',
      text: `From ${day} on ${origin} requires ${lineText(is, names)}; before that ${lineText(was, names)}.`,
      record,
    };
  const before = addDays(day, -1);
  if (position?.to !== before) return { kind: 'requirement', text: `From ${day} on ${origin} no longer requires it.`, record };
  if (position.isLast)
    return { kind: 'left', text: `The last position, as ${position.text}, ended with ${before}: nothing is required any more.`, record };
  return {
    kind: 'positionEnds',
    text: `The position as ${position.text} ended with ${before}, and with it what ${origin} required.`,
    record,
  };
}

function lineText({ level, isMandatory, validityMonths }: RequirementLine, names: ChangeNames): string {
  const limit = validityMonths === null ? '' : `, a result counting for ${amount(validityMonths, 'month')}`;
  return `level ${names.level(level)}, ${isMandatory ? 'mandatory' : 'desirable'}${limit}`;
}

/** What is said of the competency from the day on and was not said before. */
function revisedText(facts: StandingFacts, day: string, names: ChangeNames): string {
  const [was, is] = [factsOn(facts, addDays(day, -1)), factsOn(facts, day)];
  const limit = (months: number | null): string => (months === null ? 'without limit of time' : `for ${amount(months, 'month')}`);
  const lines = (of: StandingFacts): readonly string[] => (of.validity === undefined ? [] : validityLines(of.validity, names.level));
  const [former, latter] = [lines(was), lines(is)];
  const differs = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);
  const isMapped = (facts.revisions ?? []).some(({ from, levels }) => from === day && levels !== null);
  const said = [
    ...(was.validityMonths === is.validityMonths
      ? []
      : [`a result counts ${limit(is.validityMonths)}, before that ${limit(was.validityMonths)}`]),
    ...latter.filter((line) => !former.includes(line)).map((line) => line.replace(/\.$/u, '')),
    ...former.filter((line) => !latter.includes(line)).map((line) => `no longer: ${line.replace(/\.$/u, '')}`),
    ...(differs(was.sufficiency, is.sufficiency) ? ['what must be shown for its levels'] : []),
    ...(differs(was.prerequisites, is.prerequisites) ? ['what must be held before its levels'] : []),
    ...(isMapped ? ['its levels are carried over to another scale'] : []),
  ];
  return said.join('; ');
}

const exceptionWords = {
  extension: 'An extension',
  exemption: 'An exemption',
  waiver: 'A waiver',
  suspension: 'A suspension',
  revocation: 'A revocation',
  reinstatement: 'A reinstatement',
} as const satisfies Record<ExceptionKind, string>;

/** A role and a person have a page of their own. */
function recordOf({ kind, id }: RequirementOrigin): Reason['record'] {
  return kind === 'unit' ? null : { entity: kind, id };
}

const amount = (count: number, unit: string): string => (count === 1 ? `1 ${unit}` : `${count} ${unit}s`);
