import { addDays, addMonths } from './calendar';

/**
 * 21 CFR 11.300(b) asks for periodic checks and names no period; half a year is what inspectors commonly meet, and short
 * enough that no account outlives two of them. One value for every site, so that no site can postpone its own.
 */
export const reviewEveryMonths = 6;
/** So many days before it falls due, a review is announced. */
export const announcedDays = 30;

export const reviewStates = ['later', 'soon', 'overdue', 'awaitsAnother'] as const;
export type ReviewState = (typeof reviewStates)[number];

/**
 * When the next review of access is due, and how that stands today. It counts from the day of the last complete review,
 * or from the day the site was made. A review that lacks the decision on its reviewer's own account is not complete.
 */
export function nextReview(
  { lastCompleteOn, madeOn, isOneOpen }: { readonly lastCompleteOn: string | null; readonly madeOn: string; readonly isOneOpen: boolean },
  today: string,
): { readonly dueOn: string; readonly state: ReviewState } {
  const dueOn = addMonths(lastCompleteOn ?? madeOn, reviewEveryMonths);
  if (today > dueOn) return { dueOn, state: 'overdue' };
  if (isOneOpen) return { dueOn, state: 'awaitsAnother' };
  return { dueOn, state: addDays(today, announcedDays) >= dueOn ? 'soon' : 'later' };
}
