import { formatNumber } from '../formatting';

export const frameworkWords = {
  title: 'Framework',
  subtitle: 'What people must be able to do, how well, and which role asks for it.',
  parts: 'Parts of the framework',
  tabs: {
    libraries: 'Libraries',
    competencies: 'Competencies',
    roles: 'Roles',
    tasks: 'Tasks',
    clauses: 'Clauses',
    scales: 'Scales',
    reviews: 'Reviews',
    exchange: 'Exchange',
  },
  toLibraries: 'Go to the libraries',
  otherKind: 'This address belongs to something of another kind.',
  types: { knowledge: 'Knowledge', skill: 'Skill', behaviour: 'Behaviour' },
  criticalities: { low: 'Low', medium: 'Medium', high: 'High', critical: 'Critical' },
  validity: (months: number | null) => (months === null ? 'Does not expire' : inMonths(months)),
  validityOfRequirement: (months: number | null) => (months === null ? 'As the competency' : inMonths(months)),
  people: (n: number) => count(n, 'person', 'people'),

  competencies: {
    list: 'Competencies',
    columns: {
      code: 'Code',
      title: 'Title',
      type: 'Type',
      criticality: 'Criticality',
      scale: 'Scale',
      indicators: 'Indicators',
      steps: 'Steps',
      requiredBy: 'Required by',
      state: 'State',
    },
    inUse: 'In use',
    retired: 'Retired',
    empty: 'No competency yet',
    emptyHint:
      'A competency says what a person must be able to do. It is measured on a scale, seen by its indicators and checked by its steps.',
    emptyHintReader: 'The framework steward of this site adds competencies.',
  },
  competency: {
    loading: 'Competency',
    description: 'Description',
    type: 'Type',
    criticality: 'Criticality',
    scale: 'Scale',
    validity: 'Assessment holds',
    lastChange: 'Last changed',
    changedBy: (by: string, when: string, entry: number) => `${when} by ${by}, log entry ${formatNumber(entry)}`,
    levels: 'Levels and indicators',
    qualifies: 'Qualifies from here',
    noIndicators: 'No indicator at this level',
    positive: 'Good sign',
    negative: 'Warning sign',
    checklist: 'Practical checklist',
    noSteps: 'No practical checklist yet. Without one nobody can be assessed in this competency.',
    critical: 'Critical',
    criticalHint: 'Critical: failing this step fails the assessment.',
    ofLevel: (level: string) => `For level ${level}`,
    requiredBy: 'Required by',
    notRequired: 'No role requires this competency.',
    mandatory: 'mandatory',
    desirable: 'desirable',
    since: (from: string, to: string | null) => (to === null ? `from ${from}` : `from ${from} to ${to}`),
  },
  roles: {
    list: 'Roles',
    columns: { name: 'Role', library: 'Library', people: 'People', requirements: 'Requires', outcomes: 'Outcomes' },
    empty: 'No role yet',
    emptyHint: 'Roles arrive with the people: import a file from the HR system.',
    emptyStep: 'Go to Exchange',
    loading: 'Role',
    source: 'This role comes from the HR system; no library describes it yet.',
    requirements: 'What this role requires',
    none: 'Nothing is required of this role yet.',
    competency: 'Competency',
    level: 'Level',
    validity: 'Holds for',
    need: 'Need',
    from: 'From',
    until: 'Until',
    needs: { mandatory: 'Mandatory', desirable: 'Desirable' },
    mix: 'Evidence',
    mixOf: {
      knowledge: (n: number) => count(n, 'knowledge check', 'knowledge checks'),
      practical: (n: number) => count(n, 'practical', 'practicals'),
      observation: (n: number) => count(n, 'observation', 'observations'),
    },
  },
  scales: {
    empty: 'No scale yet',
    emptyHint: 'A scale orders two to nine levels, from not shown to teaching others. Add one before the first competency.',
    emptyHintReader: 'The framework steward of this site adds scales.',
    qualifies: 'Qualifies from here',
  },
} as const;

function inMonths(n: number): string {
  return count(n, 'month', 'months');
}

function count(n: number, one: string, many: string): string {
  return `${formatNumber(n)} ${n === 1 ? one : many}`;
}
