import type { ChangeKind } from '../../../shared/domain/change-text';
import { formatNumber } from '../formatting';

const plural = (n: number, one: string, many: string): string => `${formatNumber(n)} ${n === 1 ? one : many}`;

export const yearWords = {
  title: 'Year ahead',
  subtitle: (after: string, through: string) => `Every known change after ${after} through ${through}: of whom, in what, and why.`,
  everybody: 'Everybody',
  unit: 'Unit',
  lapsesOnly: 'Only what ends that somebody may work alone',
  list: (day: string) => `Changes on ${day}`,
  days: 'Day',
  dayText: (day: string, weekday: string, changes: number, lapses: number) =>
    `${day} ${weekday} · ${plural(changes, 'change', 'changes')}${lapses === 0 ? '' : `, ${plural(lapses, 'lapse', 'lapses')}`}`,
  previous: 'Previous day with a change (P)',
  next: 'Next day with a change (N)',
  previousShort: 'Previous',
  nextShort: 'Next',
  months: 'Months',
  monthText: (changes: number, lapses: number) =>
    `${plural(changes, 'change', 'changes')}${lapses === 0 ? '' : `, ${plural(lapses, 'lapse', 'lapses')}`}`,
  total: (changes: number, lapses: number, days: number) =>
    `${plural(changes, 'change', 'changes')} on ${plural(days, 'day', 'days')}, ${plural(lapses, 'lapse', 'lapses')}`,
  cut: (shown: number, all: number) =>
    `The first ${formatNumber(shown)} of ${formatNumber(all)} changes of this day. Choose a unit to see fewer.`,
  columns: { person: 'Person', number: 'Number', code: 'Code', competency: 'Competency', before: 'Before', after: 'After', why: 'Why' },
  empty: 'Nothing is known to change',
  emptyHint: 'Nothing runs out, begins or ends in these twelve months for whoever is chosen here.',
  emptyLapses: 'Nobody is known to lapse',
  emptyLapsesHint: 'Whoever may work alone may do so through these twelve months, as far as is known today.',
  loading: 'Change',
  gone: 'There is no such change',
  goneHint: 'It may have changed since this address was copied, or lies outside what you see.',
  side: (state: string, required: string | null, held: string | null, lastDay: string | null) =>
    [
      state,
      ...(required === null ? [] : [`needs ${required}`]),
      held === null ? 'holds nothing' : `holds ${held}`,
      ...(lastDay === null ? [] : [`through ${lastDay}`]),
    ].join(', '),
  on: 'Day',
  before: 'Before',
  after: 'After',
  causes: 'Why it changes',
  standsThen: (day: string) => `How it stands on ${day}`,
  openPerson: 'Open the person',
  link: 'Year ahead, day by day',
} as const;

/** What a change goes back to, in a word or two. */
export const changeKindWords = {
  expired: 'Ran out',
  evidenceTooOld: 'Evidence too old',
  graceEnded: 'Grace over',
  currencyLapsed: 'Not done often enough',
  warned: 'Last day is near',
  event: 'Event',
  prerequisite: 'Must be held before',
  exceptionBegins: 'Exception begins',
  exceptionEnds: 'Exception over',
  assessed: 'Assessed',
  performed: 'Work done',
  revised: 'Framework revised',
  requirement: 'Requirement changed',
  override: 'Exception to a requirement',
  positionBegins: 'Position begins',
  positionEnds: 'Position ends',
  left: 'Leaves',
} as const satisfies Record<ChangeKind, string>;
