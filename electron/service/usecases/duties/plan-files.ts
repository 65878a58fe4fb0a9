import { calendarFile } from '../../../../shared/domain/calendar-file';
import { csvTable, type CsvColumn } from './duty-files';
import type { ShownPlan } from './saved-plans';

type PlanLine = ShownPlan['lines'][number];

const columns: ReadonlyArray<CsvColumn<PlanLine>> = [
  { name: 'planned_on', value: ({ on }) => on },
  { name: 'employee_number', value: ({ employeeNumber }) => employeeNumber },
  { name: 'person', value: ({ name }) => name },
  { name: 'competency_code', value: ({ competencyCode }) => competencyCode },
  { name: 'competency', value: ({ competencyTitle }) => competencyTitle },
  { name: 'due', value: ({ dueOn }) => dueOn },
  { name: 'assessor', value: ({ assessorName }) => assessorName },
];

export const planTable = (lines: readonly PlanLine[]): string => csvTable(columns, lines);

/** On the planned days: a newer plan for the same due day moves its entry. */
export function planCalendar(lines: readonly PlanLine[], { siteId, now }: { readonly siteId: string; readonly now: Date }): string {
  const days = lines.map(({ personId, competencyId, dueOn, on, competencyCode, competencyTitle, name, employeeNumber, assessorName }) => ({
    uid: `plan-${personId}-${competencyId}-${dueOn}@${siteId}.touchstone`,
    on,
    summary: `Assess: ${competencyCode} ${competencyTitle}, ${name}`,
    description: `${name} (${employeeNumber})\nBy ${assessorName}\nDue by ${dueOn}`,
  }));
  return calendarFile(days, now.toISOString());
}
