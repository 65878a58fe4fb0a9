import { addDays } from './calendar';

/** A one-time secret is handed over in person; one that nobody came for must not admit for ever. */
export const daysOfSecret = 14;

/** Whether a one-time secret made on a site-local date still admits today. It is good through the end of its last day. */
export function isSecretGood(madeOn: string, today: string): boolean {
  return today <= addDays(madeOn, daysOfSecret);
}
