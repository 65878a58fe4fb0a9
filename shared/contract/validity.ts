import { z } from 'zod';
import { level } from './values';

const months = z.number().int().min(1).max(120);
const years = z.number().int().min(1).max(10);

/** Until when a level that was reached on a day holds; the last day is always one on which it still does. */
export const validityRule = z.discriminatedUnion('kind', [
  /** The same day so many months later; 31 January + 1 month is the last day of February. */
  z.object({ kind: z.literal('months'), months }),
  /** The last day of the month that is so many months later. */
  z.object({ kind: z.literal('endOfMonth'), months }),
  /** So many years on the day and month on which it was first reached without a break, however early it is shown again. */
  z.object({ kind: z.literal('anniversary'), years }),
  /** The next such day of a year, or so many years beyond it: 31 December of the year after. */
  z.object({
    kind: z.literal('calendarDate'),
    month: z.number().int().min(1).max(12),
    day: z.number().int().min(1).max(31),
    years: z.number().int().min(0).max(10),
  }),
  /** The day before something of these kinds happens: a changed procedure, an absence, an incident. */
  z.object({ kind: z.literal('event'), events: z.array(z.string().trim().min(1).max(80)).min(1).max(20) }),
  z.object({ kind: z.literal('none') }),
]);
export type ValidityRule = z.infer<typeof validityRule>;

/** Performances of the work that keep a qualification current (aviation's recency of experience). */
export const currencyRule = z.object({ count: z.number().int().min(1).max(999), withinDays: z.number().int().min(1).max(3660) });
export type CurrencyRule = z.infer<typeof currencyRule>;

/** What a competency says of validity beyond its months; of several rules the earliest end counts. */
export const validityTerms = z.object({
  /** A level of its own, or null: every level that has none of its own. */
  rules: z
    .array(z.object({ level: level.nullable(), rule: validityRule }))
    .max(10)
    .default([]),
  /** Shown again so many days before the end or fewer, the next stretch counts from that end. */
  renewalWindowDays: z.number().int().min(0).max(366).default(0),
  /** So many days beyond the end in which work goes on; only as far as every clause it is linked to permits. */
  graceDays: z.number().int().min(0).max(366).default(0),
  currency: currencyRule.nullable().default(null),
});
export type ValidityTerms = z.infer<typeof validityTerms>;
