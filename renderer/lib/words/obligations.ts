import { formatNumber } from '../formatting';

const count = (n: number, one: string, many: string): string => `${formatNumber(n)} ${n === 1 ? one : many}`;

interface Shown {
  readonly state: 'open' | 'done' | 'cancelled';
  readonly isOverdue: boolean;
  readonly supersededBy: { readonly number: number; readonly title: string } | null;
}

export const obligationWords = {
  title: (n: number, title: string) => `What people owe because of revision ${formatNumber(n)}: ${title}`,
  loading: 'Obligations',
  list: 'Obligations',
  own: 'What you are to do, or to see to',
  ofPerson: 'Owed because of a change or a new role',
  none: 'Nothing is owed.',
  noneHint: 'A revision can ask that people read a change, or be assessed again. Who owes it is listed here.',
  kinds: { readAndUnderstand: 'Read and understand', reassess: 'Be assessed again', onboarding: 'Do in a new role' },
  assessedInNewRole: 'Be assessed in a new role',
  stateOf: ({ state, isOverdue, supersededBy }: Shown): string => {
    if (supersededBy !== null) return `Superseded by revision ${formatNumber(supersededBy.number)}, ${supersededBy.title}`;
    return isOverdue ? obligationWords.overdue : obligationWords.states[state];
  },
  states: { open: 'Open', done: 'Done', cancelled: 'Not asked any more' },
  overdue: 'Overdue',
  columns: {
    person: 'Person',
    number: 'Number',
    kind: 'Is to',
    what: 'What',
    competency: 'Competency',
    due: 'Due',
    state: 'State',
    done: 'Done on',
    owner: 'Seen to by',
    reason: 'Reason',
  },
  shown: (shown: number, all: number) => `The first ${formatNumber(shown)} of ${count(all, 'obligation', 'obligations')} by due day`,
  state: 'Show',
  allStates: 'All',
  counted: (state: string, n: number) => `${state} ${formatNumber(n)}`,
  read: 'Read it',
  more: (n: number) => `and ${formatNumber(n)} more`,
  panel: {
    loading: 'A change to read',
    why: 'Why',
    by: 'Because of',
    revision: (n: number, title: string) => `revision ${formatNumber(n)}, ${title}`,
    effective: 'Takes effect',
    due: 'Read it by',
    changes: 'What changed',
    confirm: 'I have read and understood it',
    confirmHint: 'Recorded with your name and today’s date.',
    confirmed: 'Recorded as read and understood',
    failed: 'It was not recorded',
    alreadyDone: (day: string) => `You confirmed this on ${day}.`,
    cancelled: 'This is not asked of you any more.',
    reassess: 'This is not only to be read: an assessment closes it.',
    task: 'To be done',
    person: 'Person',
    owner: 'Seen to by',
    byAssessment: 'An assessment in this competency closes it.',
    byOther: 'The person who is to do it, or who sees to it, says here that it is done.',
    complete: 'It is done',
    completed: 'Recorded as done',
    doneOn: (day: string) => `Done on ${day}.`,
  },
} as const;

/** What somebody is to do, in a few words. */
export function kindText({
  kind,
  competencyId,
}: {
  readonly kind: keyof typeof obligationWords.kinds;
  readonly competencyId: string | null;
}): string {
  return kind === 'onboarding' && competencyId !== null ? obligationWords.assessedInNewRole : obligationWords.kinds[kind];
}
