import type { Verdict } from './thresholds';

/** What a verdict on an assessor is about: some competencies; null: every one. */
export type Reach = readonly string[] | null;

interface Decided {
  readonly verdict: Verdict;
  readonly reach: Reach;
}

/** A verdict that asks for recalibration, with what no later verdict has decided on anew. */
export interface Bar<Result extends Decided> {
  readonly result: Result;
  /** Null: every competency but those of `but`. */
  readonly only: Reach;
  /** Passed since, of a verdict that was about every competency. */
  readonly but: readonly string[];
}

/**
 * What an assessor may not sign until they are recalibrated, by their results, newest first: of each competency the last verdict
 * that is about it decides, so that passing in one says nothing of another. Nothing: they may sign everything.
 */
export function barsOf<Result extends Decided>(results: readonly Result[]): Bar<Result>[] {
  const decided = new Set<string>();
  const passed = new Set<string>();
  const bars: Bar<Result>[] = [];
  for (const result of results) {
    const { verdict, reach } = result;
    if (verdict === 'notDecided') continue;
    const only = reach === null ? null : reach.filter((one) => !decided.has(one));
    if (verdict === 'recalibrate' && (only === null || only.length > 0))
      bars.push({ result, only, but: only === null ? [...passed].toSorted() : [] });
    if (only === null) break;
    for (const one of only) {
      decided.add(one);
      if (verdict === 'passed') passed.add(one);
    }
  }
  return bars;
}

/** The bar that keeps an assessor from signing in a competency; undefined: they may. */
export function barOn<Result extends Decided>(bars: readonly Bar<Result>[], competencyId: string): Bar<Result> | undefined {
  return bars.find((bar) => isBarredIn(bar, competencyId));
}

/** What an assessor is kept from: some competencies, or (null) every one but some. */
export interface Barred {
  readonly only: Reach;
  readonly but: readonly string[];
}

/** Whether somebody is kept from a competency. */
export const isBarredIn = ({ only, but }: Barred, competencyId: string): boolean =>
  only === null ? !but.includes(competencyId) : only.includes(competencyId);

/** Everything that some bars keep an assessor from, as one; null: nothing. */
export function barredBy(bars: readonly Bar<Decided>[]): Barred | null {
  if (bars.length === 0) return null;
  // Older than every other bar, and so the last: what it leaves open no newer one closes.
  const everything = bars.find(({ only }) => only === null);
  if (everything !== undefined) return { only: null, but: everything.but };
  return { only: bars.flatMap(({ only }) => only ?? []), but: [] };
}

/** How many competencies are named before the rest is counted. */
const namedAtMost = 5;

/** Where somebody is barred, in words that follow on "in"; names as the competencies are called. */
export function barredText({ only, but }: Barred): string {
  if (only !== null) return listed(only);
  return but.length === 0 ? 'every competency' : `every competency but ${listed(but)}`;
}

/** The same where somebody is barred from a part; null: from nothing, or from everything. */
export function barredPart(barred: Barred | null): string | null {
  return barred === null || (barred.only === null && barred.but.length === 0) ? null : barredText(barred);
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, namedAtMost).join(', ');
  return names.length > namedAtMost ? `${shown} and ${names.length - namedAtMost} more` : shown;
}
