import type { ValidityRule } from '../contract/validity';
import { addDays, addMonths } from './calendar';
import { isFresh, performedWithin } from './currency';
import { liveStretches } from './live-attainments';
import { factsOn, standingOn, unrevoked, type EffectiveRequirement, type StandingFacts } from './standing';
import { endUnder, graceThrough, rulesAt, type Stretch } from './validity';

/** Something that the passing of a day alone did. */
export type TimeCause =
  /** The last day of a result was the day before, by the months that count or by these rules. */
  | {
      readonly kind: 'expired';
      readonly one: Stretch;
      readonly months: number | null;
      readonly monthsBy: EffectiveRequirement | null;
      readonly rules: readonly ValidityRule[];
    }
  /** What it rests on has grown too old. */
  | { readonly kind: 'evidenceTooOld'; readonly one: Stretch }
  | { readonly kind: 'graceEnded'; readonly one: Stretch; readonly graceDays: number }
  /** The work was not done often enough any more; `freshOn`: a result that until the day before was enough by itself. */
  | {
      readonly kind: 'currencyLapsed';
      readonly one: Stretch;
      readonly done: number;
      readonly count: number;
      readonly withinDays: number;
      readonly freshOn: string | null;
    }
  /** The last day is near enough to be warned of. */
  | { readonly kind: 'warned'; readonly assessmentId: string | null; readonly lastDay: string; readonly expiringDays: number };

/** What the day before did not do yet, where nothing but time went by: `facts` without whatever began or ended on the day. */
export function timeCauses(facts: StandingFacts, day: string): readonly TimeCause[] {
  const [before, after] = [standingOn(facts, addDays(day, -1)), standingOn(facts, day)];
  const now = unrevoked(factsOn(facts, day), day);
  const { required } = after;
  const months = required === null ? now.validityMonths : required.validityMonths;
  const floor = Math.min(required?.level ?? Infinity, (after.heldLevel ?? -1) + 1);
  const live = liveStretches(now, required?.lines ?? [], months, day).filter(({ level }) => level >= floor);
  const isWarned = after.state === 'expiring' && before.state === 'qualified' && after.lastDay !== null;
  return [
    ...onePerResult(live).flatMap((one) => endOf(now, one, months, required, day)),
    ...lapsedCurrency(now, live, day),
    ...(isWarned && after.lastDay !== null
      ? [{ kind: 'warned', assessmentId: after.assessmentId, lastDay: after.lastDay, expiringDays: facts.expiringDays } as const]
      : []),
  ];
}

/** A result reaches its level and those below it: its highest stands for all that end with it. */
function onePerResult(live: readonly Stretch[]): readonly Stretch[] {
  const seen = new Set<string>();
  return live.filter(({ assessmentId, end, ruleEnd }) => {
    const key = `${assessmentId} ${end} ${ruleEnd}`;
    return seen.has(key) ? false : seen.add(key).size > 0;
  });
}

function endOf(
  now: StandingFacts,
  one: Stretch,
  months: number | null,
  required: EffectiveRequirement | null,
  day: string,
): readonly TimeCause[] {
  const [{ end, ruleEnd }, before] = [one, addDays(day, -1)];
  if (end === null) return [];
  if (ruleEnd === before) {
    const isByMonths = months !== null && addMonths(one.countsFrom, months) === ruleEnd;
    const rules = rulesAt(one.level, now.validity).filter((rule) => endUnder(rule, one, now.events ?? []) === ruleEnd);
    return [{ kind: 'expired', one, months: isByMonths ? months : null, monthsBy: isByMonths ? required : null, rules }];
  }
  if (end === before) return [{ kind: 'evidenceTooOld', one }];
  const graceDays = now.validity?.graceDays ?? 0;
  return graceDays > 0 && graceThrough({ ...one, end }, graceDays) === before ? [{ kind: 'graceEnded', one, graceDays }] : [];
}

function lapsedCurrency({ validity, performances = [] }: StandingFacts, live: readonly Stretch[], day: string): readonly TimeCause[] {
  const rule = validity?.currency ?? null;
  if (rule === null) return [];
  const isCurrent = (level: number, on: string): boolean =>
    performedWithin(rule, performances, on) >= rule.count || live.some((one) => one.level >= level && isFresh(rule, one.performedOn, on));
  const before = addDays(day, -1);
  const lapsed = live.find(({ level }) => isCurrent(level, before) && !isCurrent(level, day));
  if (lapsed === undefined) return [];
  const fresh = live.find((one) => one.level >= lapsed.level && isFresh(rule, one.performedOn, before));
  return [
    { kind: 'currencyLapsed', one: lapsed, done: performedWithin(rule, performances, day), ...rule, freshOn: fresh?.performedOn ?? null },
  ];
}
