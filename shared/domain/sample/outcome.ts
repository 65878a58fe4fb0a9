import type { AssessmentOutcome, SampleAssessmentStep, SampleChecklistStep } from './types';

/** A critical step not met, or more than a fifth of the applicable steps not met, is not yet competent. */
export function outcomeOfSteps(steps: readonly SampleAssessmentStep[], checklist: readonly SampleChecklistStep[]): AssessmentOutcome {
  const notMet = steps.filter((step) => step.result === 'notMet');
  const applicable = steps.filter((step) => step.result !== 'notApplicable');
  const critical = new Set(checklist.filter((step) => step.isCritical).map((step) => step.ordinal));
  if (notMet.some((step) => critical.has(step.ordinal))) return 'notYetCompetent';
  return notMet.length * 5 > applicable.length ? 'notYetCompetent' : 'competent';
}
