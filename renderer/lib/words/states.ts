import type { StandingState } from '../../../shared/domain/state';

export const stateWords: Readonly<Record<StandingState, string>> = {
  qualified: 'Qualified',
  expiring: 'Expiring soon',
  inGrace: 'In grace period',
  extended: 'Extended',
  currencyLapsed: 'Currency lapsed',
  expired: 'Expired',
  belowLevel: 'Below level',
  evidenceInsufficient: 'Evidence insufficient or stale',
  neverAssessed: 'Never assessed',
  trainee: 'Trainee under supervision',
  suspended: 'Suspended',
  revoked: 'Revoked',
  exempt: 'Exempt',
  waived: 'Waived',
  notRequired: 'Not required',
};
