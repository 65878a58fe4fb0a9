import { formatNumber } from '../formatting';

const count = (n: number, one: string, many: string) => `${formatNumber(n)} ${n === 1 ? one : many}`;

/** What keeps a framework in order: which clauses are covered, and what is to be looked at again. */
export const careWords = {
  coverage: {
    title: 'Clause coverage',
    subtitle: 'What answers to each clause in force; what nothing answers to comes first.',
    back: 'Clauses',
    go: 'Clause coverage',
    print: 'Print',
    sheet: (day: string) => `Clause coverage on ${day}`,
    label: 'Clauses in force',
    open: (n: number, all: number) =>
      n === 0
        ? `${all === 1 ? 'The one clause' : `Each of the ${count(all, 'clause', 'clauses')}`} in force is answered by a competency.`
        : `${count(n, 'clause', 'clauses')} of ${formatNumber(all)} in force ${n === 1 ? 'has' : 'have'} no competency.`,
    columns: {
      state: 'Coverage',
      code: 'Clause',
      title: 'Title',
      document: 'Document',
      edition: 'Edition',
      tasks: 'Tasks',
      competencies: 'Competencies',
      required: 'People required',
      qualified: 'Qualified',
    },
    covered: 'Covered',
    uncovered: 'No competency',
    noNumbers: 'People are counted for those who may read everybody’s readiness.',
    empty: 'No clause is in force on this day',
    emptyHint: 'Clauses are entered in a library, with the days on which each is in force, and linked to tasks and competencies.',
  },
  reviews: {
    title: 'Reviews',
    subtitle: 'What its steward looks at again within thirty days, and what is past its day.',
    whose: 'Whose reviews',
    own: 'Mine',
    all: 'Everybody’s',
    label: 'Reviews due',
    columns: {
      due: 'Due on',
      state: 'State',
      code: 'Code',
      title: 'Title',
      kind: 'Kind',
      library: 'Library',
      steward: 'Steward',
      seen: 'Last seen',
      months: 'Every',
    },
    states: { soon: 'Due soon', overdue: 'Overdue' },
    months: (n: number) => count(n, 'month', 'months'),
    everySteward: 'Every steward',
    empty: 'Nothing is to be looked at again',
    emptyHint: 'Items with a review interval appear here thirty days before their day.',
    emptyOwnHint: 'Nothing that you look after is due within thirty days.',
    select: 'Select what you looked at, then say what you found.',
    selected: (n: number) => count(n, 'item', 'items'),
    notOwn: (n: number) => `${count(n, 'of them is', 'of them are')} looked after by somebody else.`,
    form: 'Reviewed, left as it is',
    remark: 'What you found',
    remarkHint: 'It stands in the log with each of them.',
    remarkMissing: 'Say what you found, in a few words',
    action: (n: number) => `Record ${count(n, 'review', 'reviews')}`,
    done: (n: number) => `${count(n, 'review', 'reviews')} recorded`,
    failed: 'Not recorded',
    due: (overdue: number, soon: number) =>
      [
        ...(overdue > 0
          ? [`${count(overdue, 'item that you look after is', 'items that you look after are')} past the day of review.`]
          : []),
        ...(soon > 0 ? [`${count(soon, 'is', 'are')} due within thirty days.`] : []),
      ].join(' '),
    go: 'Go to the reviews',
  },
} as const;
