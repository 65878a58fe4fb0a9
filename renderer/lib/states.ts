import { letterByState, severityOrder, standingStates, type StandingState } from '../../shared/domain/state';
import type { MarkPattern, MarkToken } from './mark-token';
import { stateWords } from './words/states';

// The Okabe–Ito palette, which colour-blind readers can tell apart. Black letters reach 4.5:1 on every one of these.
const GREEN = '#009E73';
const ORANGE = '#E69F00';
const YELLOW = '#F0E442';
const VERMILION = '#D55E00';
const PURPLE = '#CC79A7';
const SKY = '#56B4E9';
const BLUE = '#0072B2';
const GREY = '#7A828A';
const NEAR_BLACK = '#1B1D20';
const WHITE = '#FFFFFF';
const BLACK = '#000000';

type Look = Pick<MarkToken, 'pattern' | 'fill' | 'edge' | 'ink'>;

const lookByState: Readonly<Record<StandingState, Look>> = {
  qualified: filled('solid', GREEN),
  expiring: filled('solidCut', ORANGE),
  inGrace: filled('diagonal', YELLOW),
  extended: filled('solidCut', YELLOW),
  currencyLapsed: filled('vertical', ORANGE),
  expired: filled('cross', VERMILION),
  belowLevel: filled('horizontal', PURPLE),
  evidenceInsufficient: filled('dots', SKY),
  neverAssessed: { pattern: 'outline', fill: null, edge: GREY, ink: null },
  trainee: { pattern: 'outlineDotted', fill: null, edge: BLUE, ink: null },
  suspended: { pattern: 'solid', fill: NEAR_BLACK, edge: null, ink: WHITE },
  revoked: { pattern: 'cross', fill: NEAR_BLACK, edge: null, ink: WHITE },
  exempt: { pattern: 'outlineDouble', fill: WHITE, edge: BLACK, ink: BLACK },
  waived: { pattern: 'outlineDashed', fill: WHITE, edge: BLACK, ink: BLACK },
  notRequired: { pattern: 'none', fill: null, edge: null, ink: null },
};

/** Colour, letter, pattern and words of a standing, wherever one is shown. */
export function markOfState(state: StandingState): MarkToken {
  return { letter: letterByState[state], label: stateWords[state], ...lookByState[state] };
}

/** Place of a state from worst to best, for sorting. */
export function severityOf(state: StandingState): number {
  return severityOrder.indexOf(state);
}

/** Every mark in the order of the enumeration, for legends. */
export const stateMarks: readonly MarkToken[] = standingStates.map(markOfState);

function filled(pattern: MarkPattern, fill: string): Look {
  return { pattern, fill, edge: null, ink: BLACK };
}
