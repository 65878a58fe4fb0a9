import type { FigureKey } from '../../../shared/domain/readiness-figures';
import { formatNumber, formatPercent } from '../formatting';

export const todayWords = {
  title: 'Today',
  subtitle: (date: string, weekday: string) => `${weekday} ${date}`,
  people: (date: string, weekday: string, people: number) =>
    `${weekday} ${date} · ${formatNumber(people)} ${people === 1 ? 'person' : 'people'} with a position`,
  figuresLabel: 'Readiness in numbers',
  figures: {
    ready: 'Ready',
    expired: 'Expired',
    neverAssessed: 'Never assessed',
    belowLevel: 'Below level',
    expiring30: 'Lapse in 30 days',
    expiring60: 'Lapse in 60 days',
    expiring90: 'Lapse in 90 days',
  } satisfies Record<FigureKey, string>,
  of: (count: number, total: number, what: 'required' | 'ready') =>
    total === 0 ? `none ${what}` : `of ${formatNumber(total)} ${what} (${formatPercent(count / total)})`,
  definitionOf: (label: string) => `How is “${label}” counted?`,
  nothingRequired: 'Nothing is required of anybody on this day',
  nothingRequiredHint: 'The numbers appear when people have positions and their roles require competencies.',

  lapses: 'What lapses next',
  lapsesHint: 'The next ten within 90 days, soonest first.',
  lapsesNone: 'Nothing is known to lapse within 90 days.',
  never: 'Never assessed',
  neverHint: 'Ten of them, mandatory requirements first. Whoever is new or in training may be among them.',
  neverNone: 'Everybody has been assessed in everything that is required of them.',
  showAll: (total: number) => `Show all ${formatNumber(total)}`,
  columns: {
    person: 'Person',
    competency: 'Competency',
    unit: 'Unit',
    lastDay: 'Last ready day',
    required: 'Level',
    breaks: 'Ready on the day after',
  },
  left: (unit: string, ready: number, required: number) =>
    ready === 0 ? `${unit}: nobody` : `${unit}: ${formatNumber(ready)} of ${formatNumber(required)}`,
  suspends: (codes: readonly string[]) => `suspends ${codes.join(', ')}`,

  own: 'Your own requirements',
  ownNone: 'Nothing is required of you on this day.',
  ownColumns: { competency: 'Competency', state: 'State', required: 'Required', held: 'Held', readyUntil: 'Ready until' },
  none: 'none',
  openOwn: 'Open my record',

  accounts: {
    failed: 'Failed attempts',
    since: (total: number, whose: readonly string[]) =>
      `${total === 1 ? 'One wrong passphrase' : `${formatNumber(total)} wrong passphrases`} since your last session: ${whose.join(', ')}.`,
    of: (who: string, count: number) => (count === 1 ? who : `${who} ${formatNumber(count)}`),
    unknown: 'a user ID that this site does not have',
    show: 'Show failed attempts',
    ownKey: 'Your signing key',
    ownKeyAwaits: 'You cannot sign yet: an administrator must confirm that your new key is yours. Read its fingerprint to them.',
    showFingerprint: 'Show the fingerprint',
    keys: 'Keys to attest',
    keysAwait: (names: readonly string[]) =>
      names.length > 3
        ? `${formatNumber(names.length)} people cannot sign yet: their new keys await attestation.`
        : `${names.join(', ')} cannot sign yet: ${names.length === 1 ? 'a new key awaits' : 'their new keys await'} attestation.`,
    attestKey: 'Attest the key',
    showUsers: 'Show users',
    ageing: 'Your passphrase',
    agesOn: (lastDay: string) => `Your passphrase is good until ${lastDay}.`,
    change: 'Change it',
  },

  drafts: 'Your drafts',
  draftsNone: 'No draft is waiting.',
  savedAt: (at: string) => `saved ${at}`,

  steps: 'First steps of this site',
  stepsHint: 'Each leads to the next. What is done is ticked.',
  step: {
    people: { label: 'Import people', hint: 'From the HR system’s export, with their positions.' },
    competency: {
      label: 'Define a competency',
      hint: 'Add a library, draft its scale, competencies and checklists, and have somebody else approve it.',
    },
    requirement: { label: 'Require it of a role', hint: 'At a level, with how long a result counts, in the draft of a library.' },
    assessment: { label: 'Assess somebody', hint: 'Against the checklist, and sign.' },
  },
  done: 'Done',
  open: 'To do',
} as const;
