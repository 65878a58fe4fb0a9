export const employmentKinds = ['employee', 'contractor', 'agency', 'apprentice'] as const;
export type EmploymentKind = (typeof employmentKinds)[number];

/** A time of employment, both ends inclusive; null: not known to have begun, or to end. */
export type EmploymentPeriod = { readonly validFrom: string | null; readonly validTo: string | null };

/** Whether somebody was employed on a day. Of whom no period is known counts as employed: nothing says otherwise. */
export function isEmployedOn(periods: readonly EmploymentPeriod[], day: string): boolean {
  return periods.length === 0 || periods.some((period) => isWithin(period, day));
}

/** The period that a day lies in; else the one that ended last before it; else the one that begins first after it. Null: none is known. */
export function periodOn<P extends EmploymentPeriod>(periods: readonly P[], day: string): P | null {
  const within = periods.find((period) => isWithin(period, day));
  if (within !== undefined) return within;
  const before = periods.filter(({ validTo }) => validTo !== null && validTo < day);
  const [last] = before.toSorted((one, other) => compare(other.validTo ?? '', one.validTo ?? ''));
  const [next] = periods.toSorted((one, other) => compare(one.validFrom ?? '', other.validFrom ?? ''));
  return last ?? next ?? null;
}

function isWithin({ validFrom, validTo }: EmploymentPeriod, day: string): boolean {
  return (validFrom === null || validFrom <= day) && (validTo === null || validTo >= day);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
