import { validityTerms, type ValidityRule, type ValidityTerms } from '../../contract/validity';

/** Of a competency that says nothing of validity beyond its months. */
export const noValidity: ValidityTerms = validityTerms.parse({});

/** What the clauses say of a competency they are linked to. */
export interface ClauseValidity {
  readonly rules: readonly ValidityRule[];
  /** For each clause the days of grace it permits. */
  readonly grace: readonly number[];
}

export const noClauses: ClauseValidity = { rules: [], grace: [] };

/**
 * What a competency says of validity as its clauses leave it: their rules in place of its own, of several the earliest end; no
 * more grace than each of them permits, and none without a clause. Undefined: nothing.
 */
export function underClauses(own: ValidityTerms | undefined, { rules, grace }: ClauseValidity): ValidityTerms | undefined {
  const { graceDays, ...terms } = own ?? noValidity;
  const merged = {
    ...terms,
    rules: rules.length === 0 ? terms.rules : rules.map((rule) => ({ level: null, rule })),
    graceDays: grace.length === 0 ? 0 : Math.min(graceDays, ...grace),
  };
  return saysNothing(merged) ? undefined : merged;
}

/** Whether terms change nothing, so that they need not be kept. */
export function saysNothing({ rules, renewalWindowDays, graceDays, currency }: ValidityTerms): boolean {
  return rules.length === 0 && renewalWindowDays === 0 && graceDays === 0 && currency === null;
}
