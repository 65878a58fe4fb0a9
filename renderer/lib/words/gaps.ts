import { bandText, causeText, closesText } from '../../../shared/domain/gap-text';
import type { Consequence, Risk, RiskBand, RiskFacts } from '../../../shared/domain/risk';
import { formatNumber } from '../formatting';

const consequences: Readonly<Record<Consequence, string>> = { low: 'low', medium: 'medium', high: 'high', critical: 'critical' };
const frequencies = ['seldom', 'sometimes', 'often', 'very often', 'constantly'] as const;

export const gapWords = {
  label: 'Gaps, the greatest risk first',
  summary: (total: number, required: number) => `${formatNumber(total)} gaps in ${formatNumber(required)} requirements`,
  summaryHint:
    'A gap is a competency that is required of somebody who is not ready for it on this day. One person and one competency count once.',
  shownBy: 'Gaps are shown',
  by: { each: 'One by one', unit: 'By unit', branch: 'By organisation', role: 'By role' },
  unitAlone: 'The unit alone, not what lies below it',
  sums: {
    label: {
      unit: 'Gaps by unit, the gravest first',
      branch: 'Gaps by part of the organisation, the gravest first',
      role: 'Gaps by role, the gravest first',
    },
    columns: {
      unit: 'Unit',
      branch: 'Unit, with all below',
      role: 'Role',
      department: 'Department',
      score: 'Greatest risk',
      gaps: 'Gaps',
      people: 'People',
    },
    alone: (name: string) => `${name} itself`,
    all: 'All, each gap once:',
    count: (band: RiskBand, count: number) => `${formatNumber(count)} ${bandText[band].toLowerCase()}`,
    total: (gaps: number, people: number) =>
      `${formatNumber(gaps)} ${gaps === 1 ? 'gap' : 'gaps'} of ${people === 1 ? '1 person' : `${formatNumber(people)} people`}`,
    again: (counts: string) => `The lines amount to more, by gaps of people who are in several of them: ${counts}.`,
    without: {
      unit: (groups: number) =>
        groups === 1 ? '1 unit has none and is not listed.' : `${formatNumber(groups)} units have none and are not listed.`,
      branch: (groups: number) =>
        groups === 1 ? '1 part has none and is not listed.' : `${formatNumber(groups)} parts have none and are not listed.`,
      role: (groups: number) =>
        groups === 1 ? '1 role has none and is not listed.' : `${formatNumber(groups)} roles have none and are not listed.`,
    },
    definition: 'What counts, where, and on which day',
    open: (name: string, band: RiskBand | null, gaps: number, people: number) =>
      `Open ${formatNumber(gaps)} ${gaps === 1 ? 'gap' : 'gaps'}${band === null ? '' : ` of ${bandText[band].toLowerCase()} risk`} of ${people === 1 ? '1 person' : `${formatNumber(people)} people`}: ${name}`,
    whole: 'everybody',
    ofPeople: (people: number) => `of ${people === 1 ? '1 person' : `${formatNumber(people)} people`}`,
  },
  rule: 'How risk is worked out',
  cause: 'Cause',
  allCauses: 'All causes',
  band: 'Risk',
  allBands: 'All risks',
  option: (what: string, count: number | undefined) => (count === undefined ? what : `${what} (${formatNumber(count)})`),
  causes: causeText,
  bands: bandText,
  consequences,
  shown: (from: number, to: number, total: number) => `${formatNumber(from)} to ${formatNumber(to)} of ${formatNumber(total)}`,
  previous: 'Previous page',
  next: 'Next page',
  none: 'Nobody lacks anything here on this day',
  noneHint: 'Choose other filters or another day.',
  columns: {
    score: 'Risk',
    band: 'Band',
    person: 'Person',
    code: 'Code',
    competency: 'Competency',
    cause: 'Cause',
    since: 'Since',
    required: 'Required',
    held: 'Held',
    steps: 'Gap',
    closes: 'What closes it',
    owner: 'Owner',
    unit: 'Unit',
    left: 'Left',
    kind: 'Kind',
  },
  mandatory: 'mandatory',
  desirable: 'desirable',
  noOwner: 'nobody named',
  nothingHeld: 'nothing',
  closes: closesText,
  panel: {
    gone: 'This is no gap on this day',
    goneHint: 'It has been closed, or the day is another.',
    facts: 'The gap',
    formula: 'Risk, worked out',
    why: 'Why',
    person: 'Open person',
    assess: 'Assess',
    waive: 'Waive',
    exempt: 'Exempt',
    reinstate: 'Reinstate',
  },
  formula: {
    title: 'consequence × (weight · gap + weight · exposure + weight · people left) ÷ (sum of weights × 100)',
    hint: 'Consequence is a number of ratios: twice as much is twice as bad. The three factors are percentages. The result is rounded to a whole number; of equal scores the graver consequence comes first.',
    worked: (risk: Risk, weights: { readonly gap: number; readonly exposure: number; readonly left: number }) =>
      `${risk.consequence} × (${weights.gap} · ${risk.gap} + ${weights.exposure} · ${risk.exposure} + ${weights.left} · ${risk.left}) ÷ (${
        weights.gap + weights.exposure + weights.left
      } × 100) = ${risk.score}`,
    columns: { factor: 'Factor', fact: 'On this day', number: 'Number', weight: 'Weight' },
    factors: { consequence: 'Consequence', gap: 'Size of the gap', exposure: 'Exposure', left: 'People left' },
    consequence: (consequence: Consequence) => `${consequence}: the gravest of the competency and its tasks`,
    gap: ({ steps, ofSteps }: RiskFacts) => `${steps} of ${ofSteps} levels up to the required one are missing`,
    exposure: (frequency: number | null) =>
      frequency === null
        ? 'no task of it is rated for frequency'
        : `its most frequent task is done ${frequencies[frequency - 1] ?? frequency} (${frequency})`,
    left: (left: number) => (left === 1 ? '1 person of the unit is ready' : `${formatNumber(left)} people of the unit are ready`),
    band: (band: RiskBand, from: number | null) =>
      from === null ? `${bandText[band]}: below every other band` : `${bandText[band]}: from ${from}`,
    revision: (revision: number, from: string | null) =>
      from === null ? 'By the rule that a new site has' : `By revision ${revision} of the rule, in force from ${from}`,
  },
  rules: {
    title: 'How risk is worked out',
    subtitle:
      'The rule by which gaps are ranked. Each revision is signed by two people and holds from its day on; days before it keep their ranking.',
    current: 'What holds',
    change: 'Change the rule',
    newestLater: (revision: number, from: string) => `Revision ${revision} takes its place on ${from}.`,
    groups: {
      consequence: 'Consequence, in points',
      weights: 'Weights of the factors',
      exposure: 'Exposure, in percent, by the most frequent task',
      left: 'People of the unit who are ready, in percent',
      bands: 'Bands, from a score of',
    },
    fields: {
      'consequence.low': 'Low',
      'consequence.medium': 'Medium',
      'consequence.high': 'High',
      'consequence.critical': 'Critical',
      'weights.gap': 'Size of the gap',
      'weights.exposure': 'Exposure',
      'weights.left': 'People left',
      'exposure.seldom': 'Seldom (1)',
      'exposure.sometimes': 'Sometimes (2)',
      'exposure.often': 'Often (3)',
      'exposure.veryOften': 'Very often (4)',
      'exposure.constantly': 'Constantly (5)',
      'exposure.unrated': 'Not rated',
      'left.nobody': 'Nobody',
      'left.one': 'One',
      'left.two': 'Two',
      'left.threeOrFour': 'Three or four',
      'left.fiveOrMore': 'Five or more',
      'bands.high': 'High',
      'bands.serious': 'Serious',
      'bands.medium': 'Medium',
    },
    inForceFrom: 'In force from',
    inForceFromHint: 'Today or a later day.',
    notADay: 'a day from today on, written 2026-03-14',
    formTitle: 'Change the risk rule',
    note: (name: string) => `Prepared by ${name}. Somebody else approves it here with their own passphrase.`,
    meaning: 'Approved as the rule of this site by which gaps are ranked',
    action: 'Approve the rule',
    done: (revision: number) => `Revision ${revision} of the rule is approved`,
    failed: 'The rule was not saved',
    history: 'Revisions',
    historyEmpty: 'The rule was never changed',
    historyEmptyHint: 'What a new site has holds.',
    signature: 'Signature under the newest revision',
  },
} as const;
