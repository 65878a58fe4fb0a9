import type { Reason } from '../contract/values';
import { assertNever } from '../result';
import { addDays } from './calendar';
import { currentThrough, isFresh, performedWithin } from './currency';
import type { ExceptionFact, ExceptionKind } from './exception';
import { exceptionsOn, revokedThrough } from './exceptions-on-day';
import { checkPrerequisites, levelOn, neededOf, type Prerequisite } from './framework/prerequisites';
import { liveStretches } from './live-attainments';
import type { ReasonNames } from './standing-reasons';
import type { EffectiveRequirement, StandingFacts, StandingOnDay } from './standing';
import { graceThrough, latest, rulesAt, type Stretch } from './validity';
import { currencyText, validityRuleText } from './validity-text';

/** Until when what the person was assessed for holds, and why until then; nothing where the months alone say it. */
export function validityReasons(facts: StandingFacts, standing: StandingOnDay, day: string, names: ReasonNames): Reason[] {
  const { required } = standing;
  const months = required === null ? facts.validityMonths : required.validityMonths;
  const live = liveStretches(facts, required?.lines ?? [], months, day);
  const serving = live.filter(({ assessmentId, level }) => assessmentId === standing.assessmentId && level >= (required?.level ?? 0));
  const last = latest(serving.map(({ end }) => end));
  const one = serving.find(({ end }) => end === last) ?? null;
  return [
    ...(one === null || facts.validity === undefined ? [] : untilReasons(facts, one, months, day, names)),
    ...(required === null ? [] : currencyReasons(facts, live, required, day)),
    ...(required === null ? [] : prerequisiteReasons(facts, required, day, names)),
    ...exceptionReasons(facts, day, names),
  ];
}

function untilReasons(facts: StandingFacts, one: Stretch, months: number | null, day: string, names: ReasonNames): Reason[] {
  const { renewalWindowDays = 0, graceDays = 0 } = facts.validity ?? {};
  const rules = rulesAt(one.level, facts.validity);
  const { end } = one;
  const through = end === null ? 'It has no known end.' : `${end < day ? 'Its last day was' : 'Its last day is'} ${end}.`;
  const counted =
    one.countsFrom === one.performedOn
      ? `counted from ${one.performedOn}, the day it was shown`
      : `counted from ${one.countsFrom}, the end of what it renewed: it was shown on ${one.performedOn}, in the last ${amount(renewalWindowDays)} before`;
  const limits = [
    ...(months === null ? [] : [info(`A result counts ${months === 1 ? 'for 1 month' : `for ${months} months`}.`)]),
    ...rules.map((rule) => {
      const since = rule.kind === 'anniversary' ? ` It was first reached without a break on ${one.firstReached}.` : '';
      return info(`Level ${names.level(one.level)} holds ${validityRuleText(rule)}.${since}`);
    }),
    ...(one.until === null ? [] : [info(`What it rests on is young enough through ${one.until}.`)]),
    ...endingEvents(facts, one),
  ];
  const opens = end === null || renewalWindowDays === 0 ? null : addDays(end, -renewalWindowDays);
  const renewal =
    opens === null || end === null || end < day
      ? []
      : [info(`Shown again from ${opens} through ${end}, the next stretch counts from ${end}; before that from the day it is shown.`)];
  const graceEnd = end === null ? null : graceThrough({ ...one, end }, graceDays);
  const grace = graceEnd === null || graceEnd === end ? [] : [info(`Work may go on in grace through ${graceEnd}.`)];
  const rest = limits.length > 1 ? ' The earliest end counts.' : '';
  return [info(`${through} It is ${counted}.${rest}`, [...limits, ...renewal, ...grace])];
}

/** What happened that ended it, where that is what did. */
function endingEvents({ events = [], validity }: StandingFacts, { end, level, performedOn }: Stretch): Reason[] {
  if (end === null) return [];
  const named = new Set(rulesAt(level, validity).flatMap((rule) => (rule.kind === 'event' ? rule.events : [])));
  return events
    .filter(({ kind, on }) => named.has(kind) && on > performedOn && addDays(on, -1) === end)
    .map(({ kind, on }) => info(`Ended by what happened on ${on}: ${kind}.`));
}

function currencyReasons(facts: StandingFacts, live: readonly Stretch[], required: EffectiveRequirement, day: string): Reason[] {
  const rule = facts.validity?.currency ?? null;
  const reached = live.filter(({ level }) => level >= required.level).map(({ performedOn }) => performedOn);
  if (rule === null || reached.length === 0) return [];
  const performances = facts.performances ?? [];
  const count = performedWithin(rule, performances, day);
  const fresh = reached.filter((on) => isFresh(rule, on, day)).toSorted();
  const isMet = count >= rule.count || fresh.length > 0;
  const done = `In the ${amount(rule.withinDays)} through ${day} it was done ${count === 1 ? 'once' : `${count} times`}.`;
  const newly = fresh.length === 0 ? '' : ` Shown on ${fresh.at(-1) ?? ''}, it counts as current by that too.`;
  const until = isMet ? ` It stays current through ${currentThrough(rule, performances, reached, day)} without more.` : '';
  return [{ verdict: isMet ? 'met' : 'unmet', text: `${currencyText(rule)} ${done}${newly}${until}`, record: null, children: [] }];
}

function prerequisiteReasons(facts: StandingFacts, { level }: EffectiveRequirement, day: string, names: ReasonNames): Reason[] {
  const held = (id: string): number | null => levelOn(facts.heldOfOthers?.get(id) ?? [], day);
  return checkPrerequisites(facts.prerequisites ?? [], level, held).map(({ prerequisite, isHeld, isMet }) => ({
    verdict: isMet ? 'met' : 'unmet',
    text: `Before level ${names.level(prerequisite.level)}, ${prerequisiteRule(prerequisite)} must be held${isMet ? '.' : ': until then it is suspended.'}`,
    record: null,
    children: prerequisite.of.map((one, index) => ({
      verdict: isHeld[index] === true ? 'met' : 'unmet',
      text: `${names.competency?.(one.competencyId, one.level) ?? one.competencyId}: ${isHeld[index] === true ? 'held' : 'not held'} on ${day}.`,
      record: { entity: 'competency', id: one.competencyId },
      children: [],
    })),
  }));
}

function prerequisiteRule(prerequisite: Prerequisite): string {
  const [needed, named] = [neededOf(prerequisite), prerequisite.of.length];
  if (named === 1) return 'this';
  return needed === named ? 'all of these' : needed === 1 ? 'one of these' : `${needed} of these`;
}

/** The signed exceptions that have effect on the day, the strongest first. */
function exceptionReasons({ exceptions = [] }: StandingFacts, day: string, names: ReasonNames): Reason[] {
  const { revocation, suspension, exemption, waiver, extensionByAssessment } = exceptionsOn(exceptions, day);
  const on = [revocation, suspension, exemption, waiver, ...extensionByAssessment.values()].filter((one) => one !== null);
  const through = revokedThrough(exceptions, day);
  const gone = through === null ? [] : [info(`It was revoked on ${through}: results through that day never count again.`)];
  return [...on.map((one) => info(exceptionText(one, names))), ...gone];
}

function exceptionText(exception: ExceptionFact, names: ReasonNames): string {
  const { exceptionId, kind, from, to } = exception;
  const days = to === null ? `from ${from} on` : `from ${from} through ${to}`;
  const why = names.exception?.(exceptionId);
  return `${effectOf(kind)} ${days}, by a signed exception${why === undefined ? '.' : `: ${why}`}`;
}

function effectOf(kind: ExceptionKind): string {
  switch (kind) {
    case 'extension':
      return 'Work may go on beyond the end';
    case 'exemption':
      return 'The requirement does not apply to this person';
    case 'waiver':
      return 'It is accepted that the requirement is not met';
    case 'suspension':
      return 'Suspended';
    case 'revocation':
      return 'Revoked';
    case 'reinstatement':
      return 'Reinstated';
    default:
      return assertNever(kind);
  }
}

function info(text: string, children: readonly Reason[] = []): Reason {
  return { verdict: 'info', text, record: null, children };
}

const amount = (days: number): string => (days === 1 ? '1 day' : `${days} days`);
