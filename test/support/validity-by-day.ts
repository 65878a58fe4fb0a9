/**
 * What a qualification is worth on one day, replayed from the text of the rules alone: results one after another, days counted one by
 * one. No part of the product's own derivation or calendar is used.
 */
export interface ReplayedResult {
  readonly id: string;
  readonly day: string;
  readonly entry: number;
  readonly level: number;
  readonly isCompetent: boolean;
}

export type ReplayedRule =
  | { readonly kind: 'months' | 'endOfMonth'; readonly months: number }
  | { readonly kind: 'anniversary'; readonly years: number }
  | { readonly kind: 'calendarDate'; readonly month: number; readonly day: number; readonly years: number }
  | { readonly kind: 'event'; readonly events: string[] }
  | { readonly kind: 'none' };

/** What a competency says from a day on. */
export interface ReplayedTerms {
  readonly from: string;
  readonly months: number | null;
  readonly rules: readonly { readonly level: number | null; readonly rule: ReplayedRule }[];
  readonly window: number;
  readonly grace: number;
  readonly currency: { readonly count: number; readonly withinDays: number } | null;
  readonly before: readonly {
    readonly level: number;
    readonly needed: number;
    readonly of: readonly { readonly id: string; readonly level: number }[];
  }[];
}

export interface ReplayedException {
  readonly id: string;
  readonly kind: 'extension' | 'exemption' | 'waiver' | 'suspension' | 'revocation' | 'reinstatement';
  readonly from: string;
  readonly to: string | null;
  readonly concerns: string | null;
  readonly entry: number;
}

export interface ReplayedCompetency {
  readonly terms: readonly ReplayedTerms[];
  readonly lines: readonly { readonly level: number; readonly months: number | null; readonly from: string; readonly to: string | null }[];
  readonly results: readonly ReplayedResult[];
  readonly performances: readonly {
    readonly day: string;
    readonly count: number;
    readonly linkedFrom: string;
    readonly linkedTo: string | null;
  }[];
  readonly events: readonly { readonly kind: string; readonly on: string }[];
  readonly exceptions: readonly ReplayedException[];
}

export type ReplayedPerson = Readonly<Record<string, ReplayedCompetency>>;

export interface ReplayedStanding {
  readonly required: number | null;
  readonly held: number | null;
  readonly state: string;
  /** The kind of the cause and what it names. */
  readonly cause: string | null;
  readonly lastDay: string | null;
}

const levels = [8, 7, 6, 5, 4, 3, 2, 1, 0];
const never = '9999-12-31';

/** The standing of one person in one competency on a day. */
export function standingByReplay(person: ReplayedPerson, id: string, day: string, expiringDays: number): ReplayedStanding {
  const of = competencyOf(person, id);
  const now = termsOn(of, day);
  const lines = of.lines.filter((line) => covers(line, day));
  const required = lines.length === 0 ? null : Math.max(...lines.map(({ level }) => level));
  const revoked = inForce(of, 'revocation', day);
  const suspended = inForce(of, 'suspension', day);
  const isGone = revoked !== null || suspended !== null;
  const held = isGone ? null : (levels.find((level) => isHeld(person, id, level, day, new Set())) ?? null);
  const say = (state: string, lastDay: string | null = null, cause: string | null = null): ReplayedStanding => ({
    required,
    held,
    state,
    cause,
    lastDay: lastDay === never ? null : lastDay,
  });
  if (required === null) return say('notRequired');
  if (revoked !== null) return say('revoked', null, `exception ${revoked.id}`);
  if (suspended !== null) return say('suspended', null, `exception ${suspended.id}`);
  const exempt = inForce(of, 'exemption', day);
  if (exempt !== null) return say('exempt', exempt.to, `exception ${exempt.id}`);
  const found = ((): ReplayedStanding => {
    const credits = creditsOn(of, day).filter(({ level }) => level >= required);
    const going = credits.filter((credit) => forceOf(of, credit, day).by !== null);
    if (going.length > 0) {
      const open = going.filter(({ level }) => firstUnmet(person, now, level, day, new Set()) === null);
      const lowest = Math.min(...going.map(({ level }) => level));
      if (open.length === 0) return say('suspended', null, `prerequisite ${firstUnmet(person, now, lowest, day, new Set()) ?? ''}`);
      const forces = open.filter(({ level }) => isCurrentAt(of, level, day)).map((credit) => forceOf(of, credit, day));
      if (forces.length === 0) return say('currencyLapsed', null, 'currency');
      const valid = forces.filter(({ by }) => by === 'validity').map(({ through }) => through);
      if (valid.length > 0) {
        const last = max(valid);
        return say(last !== never && daysFrom(day, last) <= expiringDays ? 'expiring' : 'qualified', last);
      }
      const extended = forces.filter(({ by }) => by === 'extension').toSorted((a, b) => (a.through < b.through ? 1 : -1))[0];
      if (extended !== undefined) return say('extended', extended.through, `exception ${extended.extensionId ?? ''}`);
      return say('inGrace', max(forces.filter(({ by }) => by === 'grace').map(({ through }) => through)), 'grace');
    }
    if (credits.length > 0) return say('expired');
    return say(of.results.some((result) => result.day <= day) ? 'belowLevel' : 'neverAssessed');
  })();
  const waiver = inForce(of, 'waiver', day);
  const isReady = ['qualified', 'expiring', 'extended', 'inGrace'].includes(found.state);
  if (waiver === null || isReady || found.state === 'suspended') return found;
  return say('waived', waiver.to, `exception ${waiver.id}`);
}

/** Whether a level is validly held: in force, current, and everything that must be held before it is. */
function isHeld(person: ReplayedPerson, id: string, level: number, day: string, asked: ReadonlySet<string>): boolean {
  const of = person[id];
  // Whoever asks in a circle finds nothing held.
  if (of === undefined || asked.has(`${id} ${level}`)) return false;
  if (inForce(of, 'revocation', day) !== null || inForce(of, 'suspension', day) !== null) return false;
  const going = new Set([...asked, `${id} ${level}`]);
  if (!creditsOn(of, day).some((credit) => credit.level === level && forceOf(of, credit, day).by !== null)) return false;
  return isCurrentAt(of, level, day) && firstUnmet(person, termsOn(of, day), level, day, going) === null;
}

function firstUnmet(person: ReplayedPerson, now: ReplayedTerms, level: number, day: string, asked: ReadonlySet<string>): string | null {
  for (const rule of now.before) {
    if (rule.level > level) continue;
    const missing = rule.of.filter((one) => !levels.some((other) => other >= one.level && isHeld(person, one.id, other, day, asked)));
    if (rule.of.length - missing.length < rule.needed) return missing[0]?.id ?? null;
  }
  return null;
}

function isCurrentAt(of: ReplayedCompetency, level: number, day: string): boolean {
  const { currency } = termsOn(of, day);
  if (currency === null) return true;
  const isRecent = (on: string): boolean => on <= day && daysFrom(on, day) < currency.withinDays;
  let done = 0;
  for (const one of of.performances) if (isRecent(one.day) && covers({ from: one.linkedFrom, to: one.linkedTo }, day)) done += one.count;
  return done >= currency.count || creditsOn(of, day).some((credit) => credit.level >= level && isRecent(credit.day));
}

/** A level that somebody has by a result, as the rules of one day see it. */
interface Credit {
  readonly resultId: string;
  readonly resultLevel: number;
  readonly level: number;
  readonly day: string;
  readonly first: string;
  readonly last: string;
  /** The day before something happened that a rule names. */
  readonly happened: string;
}

/** What is there on a day; asked for level by level. */
function creditsOn(of: ReplayedCompetency, day: string): readonly Credit[] {
  const known = creditsOf.get(of);
  if (known?.day === day) return known.credits;
  const credits = replayed(of, day);
  creditsOf.set(of, { day, credits });
  return credits;
}

const creditsOf = new WeakMap<ReplayedCompetency, { readonly day: string; readonly credits: readonly Credit[] }>();

/** Every result of the past in its turn, under the rules of a day. */
function replayed(of: ReplayedCompetency, day: string): readonly Credit[] {
  const now = termsOn(of, day);
  const months = [now.months, ...of.lines.filter((line) => covers(line, day)).map((line) => line.months)].filter((one) => one !== null);
  const rules: Array<{ level: number | null; rule: ReplayedRule }> = [...now.rules];
  let credits: Credit[] = [];
  const gone = of.exceptions.filter((one) => one.kind === 'revocation' && covers(one, day)).map(({ from }) => from);
  const past = of.results.filter((result) => result.day <= day && gone.every((from) => result.day > from));
  for (const result of past.toSorted((a, b) => (a.day === b.day ? a.entry - b.entry : a.day < b.day ? -1 : 1))) {
    if (!result.isCompetent) {
      credits = credits.filter((credit) => credit.resultLevel < result.level);
      continue;
    }
    const gained = levels
      .filter((level) => level <= result.level)
      .map((level): Credit => {
        const still = credits.filter((credit) => credit.level >= level && credit.last >= result.day);
        const end = still.length === 0 ? null : max(still.map(({ last }) => last));
        const counts = end !== null && end !== never && daysFrom(result.day, end) <= now.window ? end : result.day;
        const first = min([result.day, ...still.map((credit) => credit.first)]);
        const own = rules.filter((entry) => entry.level === level);
        const those = own.length > 0 ? own : rules.filter((entry) => entry.level === null);
        const ends = [
          ...months.map((count) => monthsLater(counts, count)),
          ...those.map(({ rule }) => lastDayBy(rule, { counts, first, shown: result.day }, of.events)),
        ];
        const happened = min([
          never,
          ...those
            .filter(({ rule }) => rule.kind === 'event')
            .map(({ rule }) => lastDayBy(rule, { counts, first, shown: result.day }, of.events)),
        ]);
        return { resultId: result.id, resultLevel: result.level, level, day: result.day, first, last: min([never, ...ends]), happened };
      });
    credits = [...credits, ...gained];
  }
  return credits;
}

function lastDayBy(
  rule: ReplayedRule,
  { counts, first, shown }: { readonly counts: string; readonly first: string; readonly shown: string },
  events: ReplayedCompetency['events'],
): string {
  switch (rule.kind) {
    case 'none':
      return never;
    case 'months':
      return monthsLater(counts, rule.months);
    case 'endOfMonth': {
      let day = monthsLater(counts, rule.months);
      while (next(day).slice(0, 7) === day.slice(0, 7)) day = next(day);
      return day;
    }
    case 'anniversary':
      return suchDayAfter(counts, rule.years, Number(first.slice(5, 7)), Number(first.slice(8)));
    case 'calendarDate':
      return suchDayAfter(counts, rule.years + 1, rule.month, rule.day);
    case 'event': {
      const on = events.filter((event) => rule.events.includes(event.kind) && event.on > shown).map((event) => event.on);
      return on.length === 0 ? never : previous(min(on));
    }
  }
}

/** What keeps a credit in force on a day, and through when. */
function forceOf(of: ReplayedCompetency, { last, happened, resultId }: Credit, day: string) {
  if (day <= last) return { by: 'validity', through: last, extensionId: null };
  const moved = of.exceptions
    .filter((one) => one.kind === 'extension' && one.concerns === resultId && covers(one, day))
    .toSorted((a, b) => ((a.to ?? never) === (b.to ?? never) ? b.entry - a.entry : (a.to ?? never) < (b.to ?? never) ? 1 : -1))[0];
  if (moved !== undefined) return { by: 'extension', through: moved.to ?? never, extensionId: moved.id };
  const { grace } = termsOn(of, day);
  if (daysFrom(last, day) > grace) return { by: null, through: last, extensionId: null };
  let through = last;
  for (let count = 0; count < grace && through < happened; count += 1) through = next(through);
  // What happened leaves no time to renew.
  if (through < day) return { by: null, through: last, extensionId: null };
  return { by: 'grace', through, extensionId: null };
}

/** The exception of a kind that counts on a day, the last signed of several; a reinstatement in force ends what it concerns. */
function inForce(of: ReplayedCompetency, kind: ReplayedException['kind'], day: string): ReplayedException | null {
  const on = of.exceptions.filter((one) => one.kind === kind && covers(one, day));
  const back = of.exceptions.filter((one) => one.kind === 'reinstatement' && covers(one, day)).map(({ concerns }) => concerns);
  return on.filter(({ id }) => !back.includes(id)).toSorted((a, b) => b.entry - a.entry)[0] ?? null;
}

function termsOn(of: ReplayedCompetency, day: string): ReplayedTerms {
  const now = of.terms.filter((terms, index) => index === 0 || terms.from <= day).at(-1);
  if (now === undefined) throw new Error('a competency says something from the beginning');
  return now;
}

function competencyOf(person: ReplayedPerson, id: string): ReplayedCompetency {
  const of = person[id];
  if (of === undefined) throw new Error(`there is no competency ${id}`);
  return of;
}

const covers = ({ from, to }: { readonly from: string; readonly to: string | null }, day: string): boolean =>
  from <= day && (to === null || day <= to);
const max = (days: readonly string[]): string => days.toSorted().at(-1) ?? never;
const min = (days: readonly string[]): string => days.toSorted()[0] ?? never;

const time = (day: string): number => Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8)));
const dayAt = (moment: number): string => new Date(moment).toISOString().slice(0, 10);
const next = remembered((day) => dayAt(time(day) + 86_400_000));
const previous = (day: string): string => dayAt(time(day) - 86_400_000);
const daysFrom = (from: string, to: string): number => (time(to) - time(from)) / 86_400_000;
const isLastOfMonth = (day: string): boolean => next(day).slice(5, 7) !== day.slice(5, 7);

/** Days are walked over again and again. */
function remembered(workOut: (day: string) => string): (day: string) => string {
  const known = new Map<string, string>();
  return (day) => {
    const found = known.get(day) ?? workOut(day);
    known.set(day, found);
    return found;
  };
}

const walks = new Map<number, (day: string) => string>();

/** The same day of the month, walking from month to month; its last day where the month is too short. */
function monthsLater(day: string, months: number): string {
  const walk = walks.get(months) ?? remembered((from) => walkedMonths(from, months));
  walks.set(months, walk);
  return walk(day);
}

function walkedMonths(day: string, months: number): string {
  let at = day;
  for (let passed = 0; passed < months;) {
    at = next(at);
    if (at.slice(8) === '01') passed += 1;
  }
  while (at.slice(8) < day.slice(8) && !isLastOfMonth(at)) at = next(at);
  return at;
}

/** Whether a day is the one of its year with such a day and month, or stands for it where the month is too short. */
function isSuchDay(day: string, month: number, dayOfMonth: number): boolean {
  if (Number(day.slice(5, 7)) !== month) return false;
  const own = Number(day.slice(8));
  return own === dayOfMonth || (own < dayOfMonth && isLastOfMonth(day));
}

/** The day that is such a one for the given time, counted from the day after. */
function suchDayAfter(from: string, times: number, month: number, dayOfMonth: number): string {
  const key = `${times} ${month} ${dayOfMonth}`;
  const walk =
    suchDays.get(key) ??
    remembered((start) => {
      let at = start;
      for (let seen = 0; seen < times;) {
        at = next(at);
        if (isSuchDay(at, month, dayOfMonth)) seen += 1;
      }
      return at;
    });
  suchDays.set(key, walk);
  return walk(from);
}

const suchDays = new Map<string, (day: string) => string>();
