import type { AssessmentKind, AssessmentMethod, Outcome, StepResult } from '../../../shared/domain/assessment';
import type { AssessmentState } from '../../../shared/domain/assessment-correction';
import type { ExceptionKind } from '../../../shared/domain/exception';
import type { ExceptionState } from '../../../shared/domain/exception-terms';
import type { IndicatorRating } from '../../../shared/domain/judgement';
import type { AmendCode } from '../../../shared/domain/rating-change';
import type { StandingState } from '../../../shared/domain/state';

/** The words of printed documents, all in one place. */
export const words = {
  kinds: {
    practical: 'Practical',
    observation: 'Observation',
    knowledge: 'Knowledge check',
    priorLearning: 'Recognition of prior learning',
  } satisfies Record<AssessmentKind, string>,
  methods: {
    written: 'Written examination',
    oral: 'Oral examination',
    workHistory: 'Review of work done',
    observationOnJob: 'Observation during work',
    onJobTraining: 'Observation during on-the-job training',
    simulation: 'Simulation',
    other: 'Other, as noted',
  } satisfies Record<AssessmentMethod, string>,
  outcomes: { competent: 'Competent', notYetCompetent: 'Not yet competent' } satisfies Record<Outcome, string>,
  results: { met: 'Met', notMet: 'Not met', notApplicable: 'Not applicable' } satisfies Record<StepResult, string>,
  ratings: { shown: 'Shown', partly: 'Partly', notShown: 'Not shown', notSeen: 'Not seen' } satisfies Record<IndicatorRating, string>,
  questionKinds: { oral: 'Oral question', scenario: 'Scenario', abnormal: 'Abnormal operating condition' },
  recordStates: { current: 'In force', returned: 'Returned', amended: 'Replaced', voided: 'Void' } satisfies Record<
    AssessmentState,
    string
  >,
  amendCodes: {
    calibration: 'Calibration: a panel came to another rating',
    lookBack: 'Look-back at what a recalibrated assessor had signed',
    review: 'Review: what was sent back is put right',
    enteredWrongly: 'Entered otherwise than it was judged',
    newEvidence: 'Evidence came to light',
    criterionMisread: 'A criterion was misread',
  } satisfies Record<AmendCode, string>,
  eventKinds: { returned: 'Returned', kept: 'Kept as it stands', voided: 'Voided' },
  supportKinds: { completion: 'Course', knowledge: 'Knowledge test', legacy: 'Earlier record', recognition: 'Recognition' },
  exceptionKinds: {
    extension: 'Extension',
    exemption: 'Exemption',
    waiver: 'Waiver',
    suspension: 'Suspension',
    revocation: 'Revocation',
    reinstatement: 'Reinstatement',
  } satisfies Record<ExceptionKind, string>,
  exceptionStates: { toCome: 'To come', inForce: 'In force', ended: 'Ended', expired: 'Expired' } satisfies Record<ExceptionState, string>,
  employmentKinds: { employee: 'Employee', contractor: 'Contractor', agency: 'Agency', apprentice: 'Apprentice' },
  standings: {
    qualified: 'Qualified',
    expiring: 'Expiring',
    inGrace: 'In grace',
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
  } satisfies Record<StandingState, string>,
  printed: (by: string, at: string, asOf: string) => `Printed by ${by} on ${at} · as of ${asOf}`,
  view: {
    asOf: (day: string) => `as of ${day}`,
    lines: 'Lines',
    noteLabel: 'Digest',
    digestNote:
      'The digest at the foot of each page is of the filters, the day, the columns and the lines: two prints of the same have the same.',
    empty: 'There is nothing to list.',
    site: 'Site',
    generated: 'Written by',
    day: 'As of',
    digest: 'SHA-256 of what is told here',
    about: 'About',
    records: 'Lines',
  },
  noEnd: 'no known end',
  none: 'None on record.',
  held: (level: string, from: string, until: string) => `${level}: from ${from} until ${until}`,
  notHeld: 'No qualification in this competency is held on this day.',
  valid: 'Holds',
  invalid: 'DOES NOT MATCH THE RECORD',
  intact: 'Intact',
  damaged: 'DAMAGED',
} as const;
