import { validityRule, type ValidityRule } from '../../../contract/validity';
import type { OwnCells } from './own-tables';

/** How a rule of validity stands in the cells of its row. */
export function cellsOfRule(rule: ValidityRule): OwnCells {
  const cells: OwnCells = { holds: rule.kind };
  if ('months' in rule) cells.months = String(rule.months);
  if ('years' in rule) cells.years = String(rule.years);
  if (rule.kind === 'calendarDate') {
    cells.month = String(rule.month);
    cells.day = String(rule.day);
  }
  if (rule.kind === 'event') cells.events = rule.events.join('\n');
  return cells;
}

/** The rule that cells say; null where they say none that can be. */
export function ruleOfCells(
  kind: unknown,
  whole: (column: 'months' | 'years' | 'month' | 'day') => number | null,
  events: string,
): ValidityRule | null {
  const parsed = validityRule.safeParse({
    kind,
    months: whole('months'),
    years: whole('years'),
    month: whole('month'),
    day: whole('day'),
    events: events
      .split('\n')
      .map((one) => one.trim())
      .filter((one) => one !== ''),
  });
  return parsed.success ? parsed.data : null;
}

export const ruleKinds = ['months', 'endOfMonth', 'anniversary', 'calendarDate', 'event', 'none'] as const satisfies ReadonlyArray<
  ValidityRule['kind']
>;
