import { addDays, addMonths } from '../calendar';

/** So many days before it is due a review is on its steward's list. */
export const soonDays = 30;

export interface Reviewable {
  /** From when the item is as it is: who approved it had looked at it. */
  readonly validFrom: string;
  readonly lastReviewedOn: string | null;
  readonly reviewMonths: number;
}

export interface ReviewDue {
  readonly seenOn: string;
  readonly dueOn: string;
  readonly state: 'later' | 'soon' | 'overdue';
}

/** When an item is to be looked at again: so many months after it became as it is or was last looked at. The day itself is in time. */
export function reviewDue({ validFrom, lastReviewedOn, reviewMonths }: Reviewable, today: string): ReviewDue {
  const seenOn = lastReviewedOn !== null && lastReviewedOn > validFrom ? lastReviewedOn : validFrom;
  const dueOn = addMonths(seenOn, reviewMonths);
  return { seenOn, dueOn, state: dueOn < today ? 'overdue' : dueOn <= addDays(today, soonDays) ? 'soon' : 'later' };
}
