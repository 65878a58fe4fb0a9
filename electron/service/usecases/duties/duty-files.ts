import { calendarFile } from '../../../../shared/domain/calendar-file';
import { csvLine, type CsvCell } from '../../../../shared/domain/csv';
import type { ShownDuty } from './listed';

export interface CsvColumn<T> {
  readonly name: string;
  readonly value: (one: T) => CsvCell;
}

const columns: ReadonlyArray<CsvColumn<ShownDuty>> = [
  { name: 'kind', value: ({ kind }) => kind },
  { name: 'employee_number', value: ({ person }) => person?.employeeNumber ?? null },
  { name: 'person', value: ({ person }) => person?.name ?? null },
  { name: 'competency_code', value: ({ competencyCode }) => competencyCode },
  { name: 'what', value: whatOf },
  { name: 'state', value: ({ state }) => state },
  { name: 'due', value: ({ dueOn }) => dueOn },
  { name: 'days_overdue', value: ({ overdueDays }) => overdueDays },
  { name: 'owner', value: ({ owner, office }) => owner?.name ?? (office?.names.join('; ') || null) },
  { name: 'escalation', value: ({ escalation }) => escalation.level },
  { name: 'gone_to', value: ({ escalation }) => escalation.to.map(({ name }) => name).join('; ') },
  { name: 'reason', value: ({ reason }) => reason },
  { name: 'planned_on', value: ({ planned }) => planned?.on ?? null },
  { name: 'planned_assessor', value: ({ planned }) => planned?.assessorName ?? null },
  { name: 'joined', value: ({ joined }) => joined },
];

const byteOrderMark = '\u{feff}';

export const dutiesTable = (duties: readonly ShownDuty[]): string => csvTable(columns, duties);

/** RFC 4180, for spreadsheets: what they would take for a formula is text. */
export function csvTable<T>(of: ReadonlyArray<CsvColumn<T>>, rows: readonly T[]): string {
  const lines = rows.map((one) => csvLine(of.map(({ value }) => value(one))));
  return byteOrderMark + csvLine(of.map(({ name }) => name)) + lines.join('');
}

export function dutiesCalendar(duties: readonly ShownDuty[], { siteId, now }: { readonly siteId: string; readonly now: Date }): string {
  const days = duties.map((one) => ({
    uid: `${one.key}@${siteId}.touchstone`,
    on: one.dueOn,
    summary: summaryOf(one),
    description: descriptionOf(one),
  }));
  return calendarFile(days, now.toISOString());
}

const verbs = {
  reassess: 'Assess again',
  renew: 'Renew',
  readAndUnderstand: 'Read and understand',
  onboarding: 'Do in a new role',
  approve: 'Approve',
  review: 'Review',
  calibrate: 'Calibrate',
} satisfies Record<ShownDuty['kind'], string>;

function whatOf({ what, target }: ShownDuty): string {
  return target.at === 'accessReview' || (target.at === 'nowhere' && target.of === 'accessReview') ? 'Access of all accounts' : what;
}

function summaryOf(one: ShownDuty): string {
  const what = [one.competencyCode, whatOf(one)].filter((part) => part !== null).join(' ');
  return `${verbs[one.kind]}: ${what}${one.person === null ? '' : `, ${one.person.name}`}`;
}

function descriptionOf({ person, owner, office, planned, reason }: ShownDuty): string {
  return [
    ...(person === null ? [] : [`${person.name} (${person.employeeNumber})`]),
    ...(owner === null ? [] : [`Seen to by ${owner.name}`]),
    ...(office === null || office.names.length === 0 ? [] : [`Seen to by ${office.names.join(', ')}`]),
    ...(planned === null ? [] : [`Planned on ${planned.on} with ${planned.assessorName}`]),
    ...(reason === '' ? [] : [reason]),
  ].join('\n');
}
