import { assertNever } from '../result';
import type { StandingState } from './state';

/** Why somebody lacks what is required of them: every gap has exactly one of these. */
export const gapCauses = [
  'revoked',
  'suspended',
  'prerequisiteLapsed',
  'expired',
  'currencyLapsed',
  'resultTakenBack',
  'neverAssessed',
  'belowLevel',
  'evidenceInsufficient',
  'underSupervision',
] as const;
export type GapCause = (typeof gapCauses)[number];

export interface GapFacts {
  readonly state: StandingState;
  /** Whether the state follows from another competency that must be held before. */
  readonly isByPrerequisite: boolean;
  /** Whether a competent result at the required level was signed, and then voided or sent back. */
  readonly isTakenBack: boolean;
}

/** The one cause of a gap; null where there is none, because the person is ready or nothing is required. */
export function gapCause({ state, isByPrerequisite, isTakenBack }: GapFacts): GapCause | null {
  switch (state) {
    case 'revoked':
    case 'expired':
    case 'currencyLapsed':
    case 'evidenceInsufficient':
      return state;
    case 'suspended':
      return isByPrerequisite ? 'prerequisiteLapsed' : 'suspended';
    case 'neverAssessed':
    case 'belowLevel':
      return isTakenBack ? 'resultTakenBack' : state;
    case 'trainee':
      return 'underSupervision';
    case 'qualified':
    case 'expiring':
    case 'inGrace':
    case 'extended':
    case 'exempt':
    case 'waived':
    case 'notRequired':
      return null;
    default:
      return assertNever(state);
  }
}

/** Required minus validly held, in steps of the scale: how many of its levels lie above what is held, up to the required one. */
export function gapSteps(scaleLevels: readonly number[], requiredLevel: number, heldLevel: number | null): number {
  return scaleLevels.filter((level) => level <= requiredLevel && (heldLevel === null || level > heldLevel)).length;
}
