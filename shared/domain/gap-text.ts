import { assertNever } from '../result';
import type { GapCause } from './gap';
import type { RiskBand } from './risk';

export const causeText: Readonly<Record<GapCause, string>> = {
  revoked: 'Revoked',
  suspended: 'Suspended',
  prerequisiteLapsed: 'Suspended: prerequisite lapsed',
  expired: 'Expired',
  currencyLapsed: 'Currency lapsed',
  resultTakenBack: 'Result voided or sent back',
  neverAssessed: 'Never assessed',
  belowLevel: 'Below level',
  evidenceInsufficient: 'Evidence insufficient or stale',
  underSupervision: 'Trainee under supervision',
};

export const bandText: Readonly<Record<RiskBand, string>> = { high: 'High', serious: 'Serious', medium: 'Medium', low: 'Low' };

/** What would close a gap. `prerequisite`: the code of what must be held again first. */
export function closesText(cause: GapCause, level: string, prerequisite: string | null): string {
  switch (cause) {
    case 'revoked':
      return `reinstatement, then a competent result at level ${level}`;
    case 'suspended':
      return 'reinstatement';
    case 'prerequisiteLapsed':
      return `${prerequisite ?? 'the prerequisite'} held again`;
    case 'currencyLapsed':
      return `doing the work under supervision, or a competent result at level ${level}`;
    case 'evidenceInsufficient':
      return `further or fresher evidence for level ${level}`;
    case 'resultTakenBack':
      return `a new competent result at level ${level}, or the one sent back put right`;
    case 'expired':
    case 'neverAssessed':
    case 'belowLevel':
    case 'underSupervision':
      return `a competent result at level ${level}`;
    default:
      return assertNever(cause);
  }
}
