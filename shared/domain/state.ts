/** Every state a standing can have: the one enumeration of code, screens, files and reports, from best known to least. */
export const standingStates = [
  'qualified',
  'expiring',
  'inGrace',
  'extended',
  'currencyLapsed',
  'expired',
  'belowLevel',
  'evidenceInsufficient',
  'neverAssessed',
  'trainee',
  'suspended',
  'revoked',
  'exempt',
  'waived',
  'notRequired',
] as const;

export type StandingState = (typeof standingStates)[number];

/** The letter printed with every state, so that colour is never the only sign. */
export const letterByState: Readonly<Record<StandingState, string>> = {
  qualified: 'Q',
  expiring: 'E',
  inGrace: 'G',
  extended: '+',
  currencyLapsed: 'L',
  expired: 'X',
  belowLevel: 'B',
  evidenceInsufficient: 'I',
  neverAssessed: '–',
  trainee: 'T',
  suspended: 'S',
  revoked: 'R',
  exempt: 'M',
  waived: 'V',
  notRequired: '',
};

/** States in which a person may do the work on their own. */
export const readyStates: ReadonlySet<StandingState> = new Set<StandingState>([
  'qualified',
  'expiring',
  'inGrace',
  'extended',
  'exempt',
  'waived',
]);

/** States in which a person is ready by what they hold, and not because nothing is asked of them. */
export const heldStates: ReadonlySet<StandingState> = new Set<StandingState>(['qualified', 'expiring', 'inGrace', 'extended']);

/** Worst first: decides which state stands for a person with several requirements, and for a heatmap cell. */
export const severityOrder: readonly StandingState[] = [
  'revoked',
  'suspended',
  'expired',
  'currencyLapsed',
  'neverAssessed',
  'belowLevel',
  'evidenceInsufficient',
  'trainee',
  'inGrace',
  'extended',
  'expiring',
  'waived',
  'exempt',
  'qualified',
  'notRequired',
];

/** The state by which somebody counts who stands differently in several respects; of none it is `notRequired`. */
export function worstState(states: Iterable<StandingState>): StandingState {
  let worst = severityOrder.length - 1;
  for (const state of states) worst = Math.min(worst, severityOrder.indexOf(state));
  return severityOrder[worst] ?? 'notRequired';
}
