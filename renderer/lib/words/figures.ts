import { figureNames, type FigureGroup } from '../../../shared/domain/dashboard-figures';
import { formatNumber, formatPercent } from '../formatting';

const groups: Readonly<Record<FigureGroup, string>> = {
  readiness: 'Readiness',
  risk: 'Gaps by risk',
  evidence: 'Evidence',
  work: 'Learning and assessing',
};

export const figureWords = {
  names: figureNames,
  groups,
  share: (count: number, of: number) => `${of === 0 ? '' : `${formatPercent(count / of)} of `}${formatNumber(of)}`,
  days: (days: number | null) => (days === null ? 'not half yet' : days === 1 ? '1 day' : `${formatNumber(days)} days`),
  there: (count: number, of: number) => `${formatNumber(count)} of ${formatNumber(of)} are there`,
  notTold: 'not told',
  tooFew: (least: number) => `fewer than ${least} people, or a rest of fewer than ${least}`,
  open: (name: string) => `Open what “${name}” counts`,
  rule: (least: number) =>
    `Readiness, gaps, lapses, age of evidence and results are lists of work to be done: they are told of everybody whom you may see, however few. Time to competency tells how people did: it is told of ${least} people or more, and only where the rest of those you see is nobody or as many, so that nobody is singled out.`,
  trend: {
    title: 'The last twelve months',
    hint: 'Each point is asked as of the last day of its month, from the record as it stands now; the last point is the day above.',
    show: 'Show the numbers',
    lines: { ready: 'Ready, in percent of what is required', overdue: 'Overdue', expiring90: 'Lapsing within 90 days' },
    chart: (name: string, first: string, last: string, from: string, to: string) => `${name}: ${first} on ${from}, ${last} on ${to}`,
    top: (value: string) => `upper line: ${value}`,
    columns: { day: 'Day', required: 'Required', ready: 'Ready', share: 'Share', overdue: 'Overdue', expiring90: 'Lapsing within 90 days' },
    nothing: '–',
  },
  list: {
    total: (total: number) => (total === 1 ? '1 entry' : `${formatNumber(total)} entries`),
    shown: (from: number, to: number, total: number) => `${formatNumber(from)} to ${formatNumber(to)} of ${formatNumber(total)}`,
    previous: 'Previous',
    next: 'Next',
    none: 'There is nothing to list',
    noneHint: 'The number is 0 on this day, or it is not told of so few.',
    columns: { person: 'Person', what: 'What', unit: 'Unit', on: 'Date', days: 'Days' },
  },
} as const;
