import type { CurrencyRule, ValidityRule, ValidityTerms } from '../contract/validity';
import { assertNever } from '../result';

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** Until when a level holds by a rule, as the end of "it holds …". */
export function validityRuleText(rule: ValidityRule): string {
  switch (rule.kind) {
    case 'months':
      return `for ${amount(rule.months, 'month')}, through the same day of the month`;
    case 'endOfMonth':
      return `for ${amount(rule.months, 'month')}, through the end of that month`;
    case 'anniversary':
      return `for ${amount(rule.years, 'year')}, always through the day and month on which it was first reached`;
    case 'calendarDate': {
      const date = dayText(rule.month, rule.day);
      return rule.years === 0 ? `through the next ${date}` : `through the ${date} ${amount(rule.years, 'year')} after the next one`;
    }
    case 'event':
      return `until something of this happens: ${rule.events.join('; ')}`;
    case 'none':
      return 'without an end';
    default:
      return assertNever(rule);
  }
}

/** 31 December. */
export function dayText(month: number, day: number): string {
  return `${day} ${monthNames[month - 1] ?? String(month)}`;
}

/** Whether any year has the day: 29 February is one. */
export function isDayOfYear(month: number, day: number): boolean {
  const days = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return day >= 1 && day <= days;
}

/** Everything that a competency says of validity beyond its limit in months, a sentence each; `codeOf` names a level. */
export function validityLines(terms: ValidityTerms, codeOf: (level: number) => string): string[] {
  const { rules, renewalWindowDays, graceDays, currency } = terms;
  const everyOther = rules.some(({ level }) => level !== null) ? 'Every other level' : 'Every level';
  return [
    ...rules.map(({ level, rule }) => `${level === null ? everyOther : codeOf(level)}: holds ${validityRuleText(rule)}.`),
    ...(renewalWindowDays === 0 ? [] : [renewalText(renewalWindowDays)]),
    ...(graceDays === 0 ? [] : [graceText(graceDays)]),
    ...(currency === null ? [] : [currencyText(currency)]),
  ];
}

/** What renewing early does to the end. */
export function renewalText(days: number): string {
  return days === 0
    ? 'Shown again before the end, the next stretch counts from the day it was shown.'
    : `Shown again in the last ${amount(days, 'day')} before the end, the next stretch counts from that end.`;
}

/** Whether work may go on after the end. */
export function graceText(days: number): string {
  return days === 0
    ? 'Work stops with the last day.'
    : `Work may go on for ${amount(days, 'day')} after the end, as far as every clause it is linked to permits it; without a clause, not at all.`;
}

/** How often work must be done for a qualification not to lapse early. */
export function currencyText(rule: CurrencyRule | null): string {
  return rule === null
    ? 'However seldom the work is done, it stays current.'
    : `Stays current while the work was done ${rule.count === 1 ? 'at least once' : `at least ${rule.count} times`} within the last ${amount(rule.withinDays, 'day')}.`;
}

function amount(count: number, unit: string): string {
  return count === 1 ? `1 ${unit}` : `${count} ${unit}s`;
}
