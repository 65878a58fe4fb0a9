import type { DutyKind } from '../../../shared/domain/duty';
import type { EscalationLevel } from '../../../shared/domain/escalation';
import { formatNumber } from '../formatting';

const count = (n: number, one: string, many: string): string => `${formatNumber(n)} ${n === 1 ? one : many}`;

export const dutyWords = {
  title: 'Work list',
  subtitle: 'What is to be done, by whom, by when, and whom it has gone to.',
  label: 'What is to be done',
  toToday: 'Today',
  openAll: 'Open the work list',
  kinds: {
    reassess: 'Assess again',
    renew: 'Renew',
    readAndUnderstand: 'Read and understand',
    onboarding: 'Do in a new role',
    approve: 'Approve',
    review: 'Review',
    calibrate: 'Calibrate',
  } satisfies Record<DutyKind, string>,
  columns: {
    kind: 'Is to',
    what: 'What',
    person: 'Person',
    number: 'Number',
    due: 'Due',
    overdue: 'Overdue',
    owner: 'Seen to by',
    goneTo: 'Has gone to',
    reason: 'Why',
    planned: 'Planned',
  },
  planned: (day: string, assessor: string) => `${day}, ${assessor}`,
  plannedOn: (day: string, assessor: string) => `Planned on ${day} with ${assessor}`,
  accessReview: 'Access of all accounts',
  office: (roles: readonly string[], names: readonly string[]) =>
    names.length === 0
      ? `${roles.join(' or ')}: nobody who may`
      : names.length > 3
        ? `${roles.join(' or ')}: ${formatNumber(names.length)} people`
        : names.join(', '),
  awaitsAnother: (reviewer: string, left: string) => `${reviewer} has signed it; the account of ${left} awaits another reviewer`,
  yourself: 'you',
  overdueBy: (n: number) => `overdue by ${count(n, 'day', 'days')}`,
  days: (n: number) => count(n, 'day', 'days'),
  levels: { owner: 'Owner', lineManager: 'Line manager', siteHead: 'Head of the line' } satisfies Record<EscalationLevel, string>,
  goneTo: (level: string, names: readonly string[]) => (names.length === 0 ? `${level}: nobody else` : `${level}: ${names.join('; ')}`),
  joined: (n: number) => `${formatNumber(n)} decisions ask for it`,
  items: (n: number) => `${count(n, 'item waits', 'items wait')} to be looked at again`,
  lapsed: (day: string) => `Held through ${day}`,
  lapses: (day: string) => `Held through ${day}, then not ready`,
  steps: (manager: number, head: number) =>
    `Overdue by ${count(manager, 'day', 'days')} it goes to the owner’s line manager, by ${count(head, 'day', 'days')} to the head of their line.`,
  whose: 'Whose',
  own: 'Mine',
  all: 'Everybody’s',
  kind: 'What is to be done',
  allKinds: 'Everything',
  unit: 'Unit',
  allUnits: 'All units',
  anyOwner: 'Show what others see to as well',
  overdueOnly: 'Overdue only',
  dueBy: 'Due by',
  dueByHint: 'Written 2026-03-14; empty: within ninety days.',
  dueByWrong: 'Write a date as 2026-03-14',
  count: (total: number, overdue: number, day: string) => `${count(total, 'line', 'lines')}, ${formatNumber(overdue)} overdue on ${day}`,
  range: (from: number, to: number, total: number) => `${formatNumber(from)} to ${formatNumber(to)} of ${formatNumber(total)}`,
  earlier: 'Earlier',
  later: 'Later',
  empty: 'Nothing is to be done',
  emptyHint: 'What lapses within ninety days, what a change asks for and what waits for approval or review is listed here.',
  none: 'Nothing of this kind is to be done',
  noneHint: 'Choose another kind, unit or day.',
  print: 'Print',
  write: 'Write to a file…',
  writeTitle: 'Write the work list to a file',
  notWritten: 'The work list was not written',
  formats: { csv: 'Table (CSV)', ics: 'Calendar (.ics)' },
  formatHint: 'All lines of the list as it is filtered, not only those shown.',
  reason: 'Reason',
  reasonMissing: 'Say why, in a few words',
  written: (lines: number, fileName: string) => `${count(lines, 'line', 'lines')} written to ${fileName}`,
  sheet: (day: string, what: string) => `Work list on ${day}${what === '' ? '' : `: ${what}`}`,
  onlyShown: (from: number, to: number, total: number) =>
    `Lines ${formatNumber(from)} to ${formatNumber(to)} of ${formatNumber(total)}; the file holds all.`,
} as const;
