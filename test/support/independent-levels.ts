import { addDays, addMonths } from '../../shared/domain/calendar';

/**
 * What has to be shown and what follows from it, written from the text of the rule alone and by trying everything: no part of
 * the product's own derivation is used.
 */
export interface RecordedResult {
  readonly level: number;
  readonly isCompetent: boolean;
  readonly day: string;
  readonly entry: number;
  readonly kind: string;
  readonly standsFor: readonly string[];
  readonly methods: readonly string[];
  readonly assessors: readonly string[];
  readonly isAbnormal: boolean;
}

export interface AskedPart {
  /** Empty: whatever kind. */
  readonly kinds: readonly string[];
  readonly notAlone: readonly string[];
  readonly count: number;
  readonly differentAssessors: boolean;
  readonly underAbnormal: number;
  readonly maxAgeMonths: number | null;
}

/** What holds on one day. */
export interface AskedOnDay {
  readonly requiredLevel: number | null;
  readonly validityMonths: number | null;
  readonly own: readonly {
    readonly level: number;
    readonly parts: readonly Omit<AskedPart, 'notAlone'>[];
    readonly withinMonths: number | null;
    readonly secondAssessor: boolean;
  }[];
  readonly lines: readonly { readonly level: number; readonly mix: readonly { readonly kind: string; readonly count: number }[] }[];
  readonly clauses: readonly (readonly string[])[];
  readonly isCovered: boolean;
}

const never = '9999-12-31';
const at = (result: RecordedResult): string => `${result.day} ${String(result.entry).padStart(9, '0')}`;
const withMonths = (day: string, months: number | null): string => (months === null ? never : addMonths(day, months));
const least = (days: readonly string[]): string => days.toSorted()[0] ?? never;

/** The state and the level held on a day, by trying every way of putting the results together. */
export function standingByTrial(all: readonly RecordedResult[], asked: AskedOnDay, day: string, expiringDays: number) {
  const known = all.filter((result) => result.day <= day);
  const levels = [...asked.own, ...asked.lines, ...all].map(({ level }) => level);
  const reached = [...new Set(levels)].flatMap((level) => reachedAt(level, known, asked));
  const end = (one: Reached): string => least([one.until, withMonths(one.day, asked.validityMonths)]);
  const valid = reached.filter((one) => end(one) >= day);
  const held = valid.length === 0 ? null : Math.max(...valid.map(({ level }) => level));
  const { requiredLevel } = asked;
  if (requiredLevel === null) return { required: null, held, state: 'notRequired' };
  const enough = valid.filter(({ level }) => level >= requiredLevel).map(end);
  const last = enough.toSorted().at(-1);
  const state = (): string => {
    if (last !== undefined) return last !== never && last <= addDays(day, expiringDays) ? 'expiring' : 'qualified';
    const once = reached.filter(({ level }) => level >= requiredLevel).map((one) => withMonths(one.day, asked.validityMonths));
    if (once.length > 0) return once.every((through) => through < day) ? 'expired' : 'evidenceInsufficient';
    const something = known.some((result) => result.isCompetent && result.level >= requiredLevel && !isTakenFromMixes(result, known));
    if (something && partsOf(requiredLevel, asked).length > 0) return 'evidenceInsufficient';
    return known.length === 0 ? 'neverAssessed' : 'belowLevel';
  };
  return { required: requiredLevel, held, state: state() };
}

interface Reached {
  readonly level: number;
  readonly day: string;
  readonly until: string;
}

function partsOf(level: number, asked: AskedOnDay): AskedPart[] {
  const any = { kinds: [], notAlone: [], count: 1, differentAssessors: false, underAbnormal: 0, maxAgeMonths: null };
  return [
    ...asked.own.filter((one) => one.level === level).flatMap(({ parts }) => parts.map((part) => ({ ...part, notAlone: [] }))),
    ...asked.lines
      .filter((line) => line.level <= level)
      .flatMap(({ mix }) => mix.map(({ kind, count }) => ({ ...any, kinds: [kind], count }))),
    ...asked.clauses.map((notAlone) => ({ ...any, notAlone })),
    ...(asked.isCovered ? [{ ...any, underAbnormal: 1 }] : []),
  ];
}

function isTakenFromMixes(result: RecordedResult, known: readonly RecordedResult[]): boolean {
  return known.some(
    (failed) =>
      !failed.isCompetent &&
      at(failed) > at(result) &&
      failed.level <= result.level &&
      (failed.kind === result.kind || result.standsFor.includes(failed.kind)),
  );
}

/** Every result on whose day the level was reached and that no later failure took away. */
function reachedAt(level: number, known: readonly RecordedResult[], asked: AskedOnDay): Reached[] {
  const parts = partsOf(level, asked);
  const own = asked.own.filter((one) => one.level === level);
  return known.flatMap((last): Reached[] => {
    if (!last.isCompetent || last.level < level) return [];
    if (known.some((failed) => !failed.isCompetent && at(failed) > at(last) && failed.level <= last.level)) return [];
    if (parts.length === 0) return [{ level, day: last.day, until: never }];
    const past = known.filter((result) => at(result) <= at(last));
    const pool = past.filter(
      (result) =>
        result.isCompetent &&
        result.level >= level &&
        !isTakenFromMixes(result, past) &&
        own.every(({ withinMonths }) => withMonths(result.day, withinMonths) >= last.day) &&
        own.every(({ secondAssessor }) => !secondAssessor || result.assessors.length === 2),
    );
    let takesPart = false;
    const ends: string[] = [];
    for (const part of parts) {
      const fitting = pool.filter((result) => fitsPart(result, part) && withMonths(result.day, part.maxAgeMonths) >= last.day);
      const sets = subsets(fitting, part.count).filter((some) => isEnough(some, part));
      const withLast = sets.filter((some) => some.includes(last));
      takesPart ||= withLast.length > 0;
      const usable = withLast.length > 0 ? withLast : sets;
      const best = usable
        .map((some) => least(some.map((result) => withMonths(result.day, part.maxAgeMonths))))
        .toSorted()
        .at(-1);
      if (best === undefined) return [];
      ends.push(best);
    }
    return takesPart ? [{ level, day: last.day, until: least(ends) }] : [];
  });
}

function fitsPart({ kind, standsFor, methods }: RecordedResult, { kinds, notAlone }: AskedPart): boolean {
  const isKind = kinds.length === 0 || [kind, ...standsFor].some((one) => kinds.includes(one));
  const isMore = notAlone.length === 0 || (!notAlone.includes(kind) && methods.some((method) => !notAlone.includes(method)));
  return isKind && isMore;
}

function isEnough(some: readonly RecordedResult[], { underAbnormal, differentAssessors }: AskedPart): boolean {
  if (some.filter(({ isAbnormal }) => isAbnormal).length < underAbnormal) return false;
  return !differentAssessors || waysToName(some).some((names) => new Set(names).size === names.length);
}

/** Every way to name one assessor for each result. */
function waysToName(some: readonly RecordedResult[]): string[][] {
  return some.reduce<string[][]>((ways, { assessors }) => ways.flatMap((way) => assessors.map((one) => [...way, one])), [[]]);
}

function subsets<T>(all: readonly T[], size: number): T[][] {
  if (size === 0) return [[]];
  return all.flatMap((one, index) => subsets(all.slice(index + 1), size - 1).map((rest) => [one, ...rest]));
}
