import type { StandingState } from './state';

/** What each state says of a person and a required competency on a day, for files that leave the site. */
export const definitionByState: Readonly<Record<StandingState, string>> = {
  qualified: 'Holds the required level or a higher one, assessed and within its validity.',
  expiring: 'Qualified, and the validity ends soon: within the number of days that the site has set.',
  inGrace: 'The validity has ended, and a grace period that a rule allows still runs.',
  extended: 'The validity has ended, and a signed extension still runs.',
  currencyLapsed: 'The level is held, and the practice that keeps it current is missing.',
  expired: 'Held the required level once; its validity has ended.',
  belowLevel: 'Was assessed, and does not hold the required level.',
  evidenceInsufficient: 'The evidence for the required level is too little or too old.',
  neverAssessed: 'The competency is required and was never assessed.',
  trainee: 'Learns the work and does it under supervision.',
  suspended: 'The qualification is suspended until a question is settled.',
  revoked: 'The qualification was taken away.',
  exempt: 'A rule or a signed decision exempts this person from the requirement.',
  waived: 'A signed decision waives the requirement for a time.',
  notRequired: 'No role of this person requires the competency.',
};
