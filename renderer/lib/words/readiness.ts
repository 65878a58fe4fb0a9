import { formatNumber, formatPercent } from '../formatting';

export const readinessWords = {
  title: 'Readiness',
  subtitle: 'How each unit stands in what its roles require.',
  department: 'Department',
  allDepartments: 'All departments',
  mandatoryOnly: 'Mandatory only',
  corner: 'Competency',
  label: 'Readiness by unit and competency',
  scalesInView: (names: string) => `Levels are on: ${names}`,
  keyToCells: 'Letter: the worst state among the people of the unit. Number: how many of them are not ready; none where all are.',
  summary: (ready: number, required: number) =>
    `${formatNumber(ready)} of ${formatNumber(required)} requirements met${required === 0 ? '' : ` (${formatPercent(ready / required)})`}`,
  summaryHint: 'Each person counts once per required competency, whatever the number of positions.',
  cell: (worst: string, notReady: number, people: number, counts: string) =>
    `${notReady === 0 ? `All ${formatNumber(people)} ready` : `${formatNumber(notReady)} of ${formatNumber(people)} not ready`}; worst: ${worst}. ${counts}`,
  count: (count: number, state: string) => `${formatNumber(count)} ${state.toLowerCase()}`,
  empty: 'No unit has anything required of it yet',
  emptyHint: 'The map fills when people have positions and their roles require competencies.',
  emptyStep: 'Go to roles',
  noneForFilter: 'Nothing is required here on this day',
  noneForFilterHint: 'Choose another department or day, or include what is desirable.',
  clearFilters: 'Clear filters',

  panel: {
    loading: 'Readiness',
    notReady: (notReady: number, people: number) =>
      notReady === 0 ? `All ${formatNumber(people)} ready` : `${formatNumber(notReady)} of ${formatNumber(people)} not ready`,
    nobody: 'Nobody has this required here on this day',
    nobodyHint: 'Close the panel to see the whole map.',
    group: (label: string, count: number) => `${label} (${formatNumber(count)})`,
    cut: (shown: number, total: number) => `The ${formatNumber(shown)} worst of ${formatNumber(total)} are listed.`,
  },
  desirable: 'desirable',
  readyUntil: 'ready until',
  whyOf: (name: string, code: string) => `Why does ${name} stand so in ${code}?`,
  reasonsOf: (name: string, code: string) => `Reasons for ${name} in ${code}`,
  assess: 'Assess',
  assessOf: (name: string, code: string) => `Assess ${name} in ${code}`,
  openPerson: 'Open person',

  list: {
    title: 'Standings',
    everything: 'Everything required, worst first',
    inStates: (states: string) => `In state ${states}`,
    ready: 'Ready',
    lapsing: (by: string) => `Ready now, and known to lapse after a day up to ${by}; soonest first`,
    asOf: (day: string) => `as of ${day}`,
    cut: (shown: number, total: number) =>
      `${formatNumber(shown)} of ${formatNumber(total)} are listed: the first in this order. Narrow it on the map.`,
    none: 'Nobody stands so on this day',
    noneHint: 'The number that led here has changed since, or the day is another.',
    back: 'Go to the map',
    columns: {
      person: 'Person',
      unit: 'Unit',
      code: 'Code',
      competency: 'Competency',
      required: 'Required',
      held: 'Held',
      state: 'State',
      readyUntil: 'Ready until',
      until: 'State until',
      kind: 'Kind',
    },
    mandatory: 'mandatory',
  },
} as const;
