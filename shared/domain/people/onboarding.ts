import { addDays } from '../calendar';

export const onboardingOwners = ['person', 'manager'] as const;
export type OnboardingOwner = (typeof onboardingOwners)[number];

/** A due day lies at most so long after the first day in the role. */
export const longestOnboardingDays = 730;

/** Who began longer ago than this when their position becomes known is not new in it. */
export const lateRecordDays = 90;

/** Whether somebody whose position begins on a day is new in it today: begun lately, or to begin. */
export function isNewOn(validFrom: string, today: string): boolean {
  return validFrom >= addDays(today, -lateRecordDays);
}

/** By when it is to be done: so many days after the first day in the role, and never before it is known. */
export function onboardingDue(validFrom: string, dueDays: number, today: string): string {
  const due = addDays(validFrom, dueDays);
  return due < today ? today : due;
}
