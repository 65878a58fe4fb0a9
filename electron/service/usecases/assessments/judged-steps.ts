import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import type { ChecklistStep } from '../../../../shared/contract/framework-item';
import type { AssessmentStepRow } from '../../db/core-schema';
import type { InputOf } from '../context';

type GivenStep = InputOf<Contract['assessments']['sign']>['steps'][number];

/**
 * The steps of a record: each step of the checklist with the result given for it. A result for a step that the
 * checklist does not have, or two for one step, come from another checklist than the one that is signed.
 */
export function judgedSteps(assessmentId: string, checklist: readonly ChecklistStep[], given: readonly GivenStep[]) {
  if (checklist.length === 0) return fail('NoSteps');
  const givenById = new Map(given.map((one) => [one.stepId, one]));
  const known = new Set(checklist.map((step) => step.stepId));
  if (givenById.size < given.length || given.some((one) => !known.has(one.stepId))) return fail('ChecklistChanged');

  const steps: AssessmentStepRow[] = [];
  const open: number[] = [];
  for (const [index, { stepId, text, isCritical }] of checklist.entries()) {
    const ordinal = index + 1;
    const one = givenById.get(stepId);
    if (one === undefined) open.push(ordinal);
    else {
      const note = one.note === '' ? null : one.note;
      steps.push({ assessmentId, ordinal, stepId, text, isCritical: isCritical ? 1 : 0, result: one.result, note });
    }
  }
  if (open.length > 0) return fail('StepsIncomplete', { steps: open });
  const unexplained = steps.filter((step) => step.result === 'notApplicable' && step.note === null).map((step) => step.ordinal);
  return unexplained.length > 0 ? fail('ReasonMissing', { steps: unexplained }) : ok(steps);
}
