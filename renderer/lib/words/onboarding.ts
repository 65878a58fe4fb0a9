import type { OnboardingOwner } from '../../../shared/domain/people/onboarding';
import { formatNumber } from '../formatting';

export const onboardingWords = {
  title: 'What is asked of who is new in it',
  hint: 'Made as obligations when somebody holds this role for the first time, counted from their first day. Who holds it already owes nothing by it.',
  none: 'Nothing is asked of who is new in this role.',
  columns: { what: 'To do', due: 'Due', owner: 'Seen to by' },
  due: (days: number) => (days === 0 ? 'on the first day' : `${formatNumber(days)} ${days === 1 ? 'day' : 'days'} after the first`),
  owners: { person: 'The person', manager: 'The manager' } satisfies Record<OnboardingOwner, string>,
  assess: (code: string, title: string) => `Be assessed in ${code} ${title}`,
  edit: 'Change what is asked',
  formTitle: 'What is asked of who is new',
  fields: { what: 'To do', competency: 'Shown by an assessment in', days: 'Days after the first', owner: 'Seen to by' },
  ofLine: (field: string, n: number) => `${field}, line ${formatNumber(n)}`,
  noCompetency: 'None: confirmed by word',
  add: 'Add a line',
  remove: (n: number) => `Remove line ${formatNumber(n)}`,
  up: (n: number) => `Move line ${formatNumber(n)} up`,
  empty: (n: number) => `Line ${formatNumber(n)} says neither what to do nor in which competency.`,
  daysWrong: (n: number, most: number) => `Line ${formatNumber(n)}: whole days from 0 to ${formatNumber(most)}.`,
  reason: 'Reason',
  reasonHint: 'Kept in the record.',
  reasonMissing: 'Say why, in a few words.',
  save: 'Save what is asked',
  saved: 'Saved: it counts for whoever begins from now on',
  failed: 'This was not saved',
} as const;
